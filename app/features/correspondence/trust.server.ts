import type { Tx } from "#db/connection.server";
import { findAllOfWriter } from "#db/repositories/correspondence";
import { findLoad, lockLoads } from "#db/repositories/load";
import { trustWriter } from "#db/repositories/volunteers";
import type { Row } from "#db/schema";
import { isFull } from "~/domain/correspondence/states";
import type { App } from "~/platform/app.server";
import { changeCorrespondence, lockCorrespondence, retrying } from "./change.server";
import { settled } from "./settle.server";

/**
 * Trusts an account from now on, because somebody outside it said that a letter of it arrived. Its open
 * correspondences take their seats among those of known accounts in the same transaction, past the cap if need be,
 * marked so. Known already, nothing changes.
 */
export async function makeKnown(app: App, personId: string, now: Date): Promise<void> {
  await retrying(app.db, async (tx) => {
    if (!(await trustWriter(tx, personId))) return;
    const rows = await findAllOfWriter(tx, personId);
    await lockLoads(
      tx,
      rows.map((row) => row.prisonerId),
    );
    for (const row of rows) await moveSeat(tx, row, now);
  });
}

/** A closed one is only held still: what would revive it at this moment has read the old trust and reads anew. */
async function moveSeat(tx: Tx, row: Row<"correspondence">, now: Date): Promise<void> {
  if (row.state === "closed") return lockCorrespondence(tx, row);
  const change = settled(row, "known", now.toISOString());
  const takesSeat = change.seat === "taken" && row.seat !== "taken";
  const overCap = takesSeat ? await isPastCap(tx, row.prisonerId) : row.overCap;
  await changeCorrespondence(tx, row, { ...change, overCap });
}

async function isPastCap(tx: Tx, prisonerId: string): Promise<0 | 1> {
  const places = await findLoad(tx, prisonerId);
  return places && isFull(places, "known") ? 1 : 0;
}
