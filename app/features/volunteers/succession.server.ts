import type { Tx } from "#db/connection.server";
import { findLoad } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import {
  findOpenSuccessions,
  insertSuccession,
  updateSuccession,
  withdrawEarlier,
} from "#db/repositories/successions";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { NewRow, Row } from "#db/schema";
import { isFull } from "~/domain/correspondence/states";
import { isOver } from "~/domain/prisoners/custody";
import { changeCorrespondence, StaleRow } from "~/features/correspondence/change.server";
import { settled } from "~/features/correspondence/settle.server";
import type { App } from "~/platform/app.server";
import { UnreadableField } from "~/platform/crypto/field-crypto.server";
import { randomId } from "~/platform/crypto/random.server";

type Correspondence = Row<"correspondence">;

/** Ends a writer's part and opens its succession. The writer's profile and the prisoner's load are locked before. */
export async function openSuccession(
  app: App,
  tx: Tx,
  row: Correspondence,
  note: string,
  now: Date,
): Promise<void> {
  if (row.state === "closed") throw new Error("a closed correspondence has no part to hand over");
  const at = now.toISOString();
  const end = { state: "closed", closedReason: "finished", closedAt: at } as const;
  await changeCorrespondence(tx, row, { ...end, seat: "none", weightMilli: 0, dueAt: null });
  await beginSuccession(tx, row, at, (id) => ({ noteEncrypted: sealNote(app, id, note) }));
}

/**
 * Opens the succession of a writer who leaves, or whose account is closed; whoever was never written to has none to follow.
 * Call it in the transaction that ends it.
 */
export async function leaveSuccession(
  app: Pick<App, "crypto"> | null,
  tx: Tx,
  row: Correspondence,
  note: string,
  now: Date,
): Promise<void> {
  if (row.state === "closed" || row.lastLetterOn === null) return;
  await beginSuccession(tx, row, now.toISOString(), (id) => ({
    noteEncrypted: app === null ? null : sealNote(app, id, note),
    byWriter: 1,
  }));
}

/** Somebody who came back with a late letter and left again is followed once. */
async function beginSuccession(
  tx: Tx,
  row: Correspondence,
  openedAt: string,
  saying: (id: string) => Pick<NewRow<"succession">, "noteEncrypted" | "byWriter">,
): Promise<void> {
  await withdrawEarlier(tx, row.id, openedAt);
  const id = randomId();
  const { prisonerId, id: fromId, pausedUntil } = row;
  const stateBefore = row.state as Row<"succession">["stateBefore"];
  await insertSuccession(tx, {
    ...{ id, prisonerId, fromId, toId: null, stateBefore, pausedUntil, openedAt, withdrawnAt: null },
    ...saying(id),
  });
}

/** Hands the succession that waits longest to a correspondence just claimed; the prisoner's load is locked before. */
export async function takeSuccession(
  tx: Tx,
  { id, prisonerId }: Pick<Correspondence, "id" | "prisonerId">,
): Promise<void> {
  const [waiting] = await findOpenSuccessions(tx, prisonerId, 1);
  if (waiting && !(await updateSuccession(tx, waiting, { toId: id }))) throw new StaleRow();
}

/**
 * Gives a writer their part back as it would be now: a hold or break that ran out meanwhile is over, and so is all
 * where the prisoner was released or died. Past the cap if need be, marked so. Whoever calls has locked profile and
 * load. Answers what became of it.
 */
export async function giveBack(
  tx: Tx,
  row: Correspondence,
  before: Pick<Row<"succession">, "stateBefore" | "pausedUntil">,
  now: Date,
): Promise<"restored" | "over" | "capacity-full"> {
  const profile = row.personId === null ? undefined : await findVolunteerProfile(tx, row.personId);
  const prisoner = await findPrisoner(tx, row.prisonerId);
  const wentOn = row.state !== "closed" || row.closedReason !== "finished";
  if (wentOn || !profile || profile.closed === 1 || !prisoner || isOver(prisoner.status)) return "over";
  const was = { ...row, state: before.stateBefore, pausedUntil: before.pausedUntil };
  const change = settled(was, profile.trust, now.toISOString());
  if (change.state === "closed") return "over";
  const { stateBefore: state, pausedUntil } = before;
  const places = await findLoad(tx, row.prisonerId);
  const takesSeat = change.seat !== "none";
  const overCap = takesSeat && places && isFull(places, profile.trust) ? (1 as const) : (0 as const);
  const changed = await changeCorrespondence(
    tx,
    row,
    { state, pausedUntil, closedAt: null, closedReason: null, ...change, overCap },
    { capacityGuard: true },
  );
  return changed === "done" ? "restored" : "capacity-full";
}

export function sealNote(app: Pick<App, "crypto">, id: string, note: string): string | null {
  return note === "" ? null : app.crypto.seal(note, notePlace(id));
}

/** What a hand-over says to the next writer; null for nothing, or once it was erased. */
export function openNote(
  app: App,
  { id, noteEncrypted }: Pick<Row<"succession">, "id" | "noteEncrypted">,
): string | null {
  if (noteEncrypted === null) return null;
  try {
    return app.crypto.open(noteEncrypted, notePlace(id));
  } catch (error) {
    if (error instanceof UnreadableField) return null;
    throw error;
  }
}

function notePlace(id: string) {
  return { table: "succession", column: "noteEncrypted", rowId: id };
}
