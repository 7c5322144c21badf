import { setTimeout as delay } from "node:timers/promises";
import { type Database, inTransaction, isRetryable, type Tx } from "#db/connection.server";
import { changeOpenCount, updateCorrespondence } from "#db/repositories/correspondence";
import {
  applyLoadDelta,
  findAllPastThreads,
  findLoad,
  lockLoads,
  type SeatGuard,
  saveAloneSince,
} from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Row, RowChange } from "#db/schema";
import { aloneSince } from "~/domain/balance/alone";

type Correspondence = Row<"correspondence">;

interface Effects {
  /** Refuse the change when no seat is left for such an account. */
  seatGuard?: SeatGuard;
  /** Refuse the change when the volunteer's capacity is reached. */
  capacityGuard?: boolean;
  /** The day of a letter just logged. */
  letterOn?: string;
}

export type Changed = "done" | "no-seat" | "no-capacity";

/**
 * The one way a correspondence changes: volunteer, prisoner's load and the row itself move together, always locked
 * in this order. Throws {@link StaleRow} when the row changed since it was read; {@link retrying} starts over.
 * Anything but `done` means the caller must roll back.
 */
export async function changeCorrespondence(
  tx: Tx,
  read: Correspondence,
  change: RowChange<"correspondence">,
  { seatGuard = null, capacityGuard = false, letterOn }: Effects = {},
): Promise<Changed> {
  const next = withoutStaleFlag({ ...read, ...change } as Correspondence);
  const opened = Number(next.state !== "closed") - Number(read.state !== "closed");
  if (opened !== 0 && read.personId !== null) {
    if (!(await changeOpenCount(tx, read.personId, opened, capacityGuard && opened > 0)))
      return "no-capacity";
  }
  const delta = { ...loadDelta(read, next), ...(letterOn === undefined ? {} : { letterOn }) };
  const takesSeat = delta.taken > 0 || delta.provisional > 0;
  if (!(await applyLoadDelta(tx, read.prisonerId, delta, takesSeat ? seatGuard : null))) return "no-seat";
  if (!(await updateCorrespondence(tx, read, { ...change, overCap: next.overCap }))) throw new StaleRow();
  if (next.weightMilli === 0) await noteAlone(tx, read.prisonerId);
  return "done";
}

/** Whom this left without a living writer; the load is locked. */
async function noteAlone(tx: Tx, prisonerId: string): Promise<void> {
  if ((await findLoad(tx, prisonerId))?.writers !== 0) return;
  const prisoner = await findPrisoner(tx, prisonerId);
  if (!prisoner) return;
  const threads = await findAllPastThreads(tx, [prisonerId]);
  await saveAloneSince(tx, prisonerId, aloneSince(threads, prisoner.createdAt));
}

/**
 * Holds a correspondence still for the rest of the transaction, so that what hangs on it (letters, replies) changes
 * one after the other; the prisoner's load as well, for a family's word about the same letters comes by that.
 * Throws {@link StaleRow} when it changed since it was read.
 */
export async function lockCorrespondence(tx: Tx, read: Correspondence): Promise<void> {
  await lockLoads(tx, [read.prisonerId]);
  if (!(await updateCorrespondence(tx, read, {}))) throw new StaleRow();
}

/** A row was changed by somebody else between reading and writing it. */
export class StaleRow extends Error {}

/** Runs a transaction again when another one came first: stale row, deadlock, serialisation failure. */
export async function retrying<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      const again = error instanceof StaleRow || isRetryable(error);
      if (!again || attempt === ATTEMPTS) throw error;
      await delay(Math.random() * attempt * STEP_ASIDE_MS);
    }
  }
}

const ATTEMPTS = 8;
/** Two that met do not meet again when each waits for a time of its own. */
const STEP_ASIDE_MS = 10;

/** Only what occupies a seat can be over the cap. */
function withoutStaleFlag(row: Correspondence): Correspondence {
  return row.seat === "none" ? { ...row, overCap: 0 } : row;
}

function loadDelta(before: Correspondence, after: Correspondence) {
  const count = (value: boolean) => Number(value);
  return {
    weightMilli: after.weightMilli - before.weightMilli,
    taken: count(after.seat === "taken") - count(before.seat === "taken"),
    provisional: count(after.seat === "provisional") - count(before.seat === "provisional"),
    writers: count(after.weightMilli > 0) - count(before.weightMilli > 0),
  };
}
