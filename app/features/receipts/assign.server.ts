import { findStandingLine } from "#db/repositories/desk-receipts";
import { lockLoads } from "#db/repositories/load";
import { findLettersTo, updateReceiptLine } from "#db/repositories/receipts";
import type { Viewer } from "~/domain/access/roles";
import { dateAt } from "~/domain/dates/instants";
import type { Span } from "~/domain/dates/span";
import { isOpen, matchReceipt } from "~/domain/receipts/match";
import { arrivalSpan } from "~/domain/receipts/record";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { addEvidence, voidEvidence } from "~/features/correspondence/evidence.server";
import type { App } from "~/platform/app.server";
import { vouchForWriters } from "./vouch.server";

type StandingLine = NonNullable<Awaited<ReturnType<typeof findStandingLine>>>;

export type Assigned =
  | { ok: true }
  | { ok: false; reason: "not-found" | "decided-otherwise" | "unknown-letter" };

/**
 * A coordinator says which letter a line means that the rules could not place, or (null) sets it aside: kept, and
 * nobody looks for it any more. Saying the same twice is no mistake; something else than a colleague said before is
 * refused.
 */
export async function assignLine(
  app: App,
  viewer: Viewer,
  lineId: number,
  letterId: number | null,
  now: Date,
): Promise<Assigned> {
  const line = await findStandingLine(app.db, lineId);
  if (!line) return { ok: false, reason: "not-found" };
  const assigned = await retrying(app.db, async (tx): Promise<Assigned> => {
    await lockLoads(tx, [line.prisonerId]);
    const current = await findStandingLine(tx, lineId);
    if (!current) return { ok: false, reason: "not-found" };
    if (current.matchedBy !== "none") {
      const isSame = current.matchedBy === "coordinator" && current.letterId === letterId;
      return isSame ? { ok: true } : { ok: false, reason: "decided-otherwise" };
    }
    const letters = await findLettersTo(tx, line.prisonerId);
    const letter = letters.find(({ id, state }) => id === letterId && state !== "reserved");
    if (letterId !== null && !letter) return { ok: false, reason: "unknown-letter" };
    const adds = letter !== undefined && isOpen(letter);
    const problem = letter ? (adds ? null : ("already-confirmed" as const)) : current.problem;
    await updateReceiptLine(tx, lineId, { letterId, matchedBy: "coordinator", problem });
    await recordDeed(tx, viewer, { action: "receipt-line-placed", prisonerId: line.prisonerId }, now);
    if (letter && adds) {
      const { from, until } = spanOf(current);
      const confirmed = { kind: "confirmed", occurredFrom: from, occurredUntil: until } as const;
      await addEvidence(
        tx,
        letter.id,
        { ...confirmed, source: current.source, cause: { receiptLineId: lineId } },
        now,
      );
    }
    return { ok: true };
  });
  if (assigned.ok) await vouchForWriters(app, line.receiptId, now);
  return assigned;
}

/**
 * Takes back what a coordinator decided about a line: it waits again, and the letter stands as it would without it.
 * False when there is no such line; of one that waits already nothing changes.
 */
export async function undoAssignment(app: App, viewer: Viewer, lineId: number, now: Date): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    const line = await findStandingLine(tx, lineId);
    if (!line) return false;
    await lockLoads(tx, [line.prisonerId]);
    const current = await findStandingLine(tx, lineId);
    if (!current) return false;
    if (current.matchedBy !== "coordinator") return true;
    await updateReceiptLine(tx, lineId, { letterId: null, matchedBy: "none", problem: null });
    await recordDeed(tx, viewer, { action: "receipt-line-freed", prisonerId: line.prisonerId }, now);
    await voidEvidence(tx, { receiptLineId: lineId }, now);
    const [match] = matchReceipt(await findLettersTo(tx, line.prisonerId), [current], spanOf(current));
    if (match?.letterId === null) await updateReceiptLine(tx, lineId, { problem: match.problem });
    return true;
  });
}

/** The days on which what a line tells of may have arrived. */
function spanOf({ arrivedDate, arrivedPrecision, recordedAt }: StandingLine): Span {
  const toldOn = dateAt(new Date(recordedAt), "Europe/Moscow");
  return arrivalSpan({ date: arrivedDate, precision: arrivedPrecision }, toldOn);
}
