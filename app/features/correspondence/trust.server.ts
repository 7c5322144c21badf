import type { Tx } from "#db/connection.server";
import { findAllOfWriter } from "#db/repositories/correspondence";
import { findLoad, lockLoads } from "#db/repositories/load";
import { distrustWriter, trustWriter } from "#db/repositories/volunteers";
import type { Row } from "#db/schema";
import { isFull, type Trust } from "~/domain/correspondence/states";
import type { App } from "~/platform/app.server";
import { changeCorrespondence, lockCorrespondence, retrying } from "./change.server";
import { settled } from "./settle.server";

/**
 * Trusts an account from now on, because somebody outside it said that a letter of it arrived; not one whose trust the
 * desk took back. Known already, nothing changes.
 */
export async function makeKnown(app: App, personId: string, now: Date): Promise<void> {
  await retrying(app.db, (tx) => makeKnownIn(tx, personId, now));
}

/** The same within a transaction that goes on; nothing else of it is locked yet but the volunteer. */
export async function makeKnownIn(tx: Tx, personId: string, now: Date): Promise<void> {
  if (await trustWriter(tx, personId)) await moveSeats(tx, personId, "known", now);
}

/**
 * The desk's own word on an account, inside `retrying` and before anything else is locked; from now on it stands, until
 * the desk says otherwise. False: the account was so already.
 */
export async function setTrust(tx: Tx, personId: string, trust: Trust, now: Date): Promise<boolean> {
  const isMine =
    trust === "known"
      ? await trustWriter(tx, personId, { byDesk: true })
      : await distrustWriter(tx, personId);
  if (isMine) await moveSeats(tx, personId, trust, now);
  return isMine;
}

/**
 * Open correspondences take their seats among those of known or of new accounts, in the same transaction, past the cap
 * if need be, marked so.
 */
async function moveSeats(tx: Tx, personId: string, trust: Trust, now: Date): Promise<void> {
  const rows = await findAllOfWriter(tx, personId);
  if (rows.length === 0) return;
  await lockLoads(
    tx,
    rows.map((row) => row.prisonerId),
  );
  for (const row of rows) await moveSeat(tx, row, trust, now);
}

/** A closed one is only held still: what would revive it at this moment has read the old trust and reads anew. */
async function moveSeat(tx: Tx, row: Row<"correspondence">, trust: Trust, now: Date): Promise<void> {
  if (row.state === "closed") return lockCorrespondence(tx, row);
  const change = settled(row, trust, now.toISOString());
  const takesSeat = change.seat !== "none" && change.seat !== row.seat;
  const overCap = takesSeat ? await isPastCap(tx, row.prisonerId, trust) : row.overCap;
  await changeCorrespondence(tx, row, { ...change, overCap });
}

/** A seat among the known is past the cap by their count alone, one among the new by its own. */
async function isPastCap(tx: Tx, prisonerId: string, trust: Trust): Promise<0 | 1> {
  const places = await findLoad(tx, prisonerId);
  if (!places) return 0;
  const isPast = trust === "known" ? isFull(places, "known") : places.seatsProvisional >= places.cap;
  return isPast ? 1 : 0;
}
