import { findStandingLine } from "#db/repositories/desk-receipts";
import { lockLoads } from "#db/repositories/load";
import { findLettersTo, updateReceiptLine } from "#db/repositories/receipts";
import { dateAt } from "~/domain/dates/instants";
import { isOpen } from "~/domain/receipts/match";
import { arrivalSpan } from "~/domain/receipts/record";
import { retrying } from "~/features/correspondence/change.server";
import { addEvidence } from "~/features/correspondence/evidence.server";
import type { App } from "~/platform/app.server";
import { vouchForWriters } from "./vouch.server";

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
    const letters = await findLettersTo(tx, [line.prisonerId]);
    const letter = letters.find(({ id, state }) => id === letterId && state !== "reserved");
    if (letterId !== null && !letter) return { ok: false, reason: "unknown-letter" };
    const adds = letter !== undefined && isOpen(letter);
    const problem = letter ? (adds ? null : ("already-confirmed" as const)) : current.problem;
    await updateReceiptLine(tx, lineId, { letterId, matchedBy: "coordinator", problem });
    if (letter && adds) {
      const { arrivedDate: date, arrivedPrecision: precision, recordedAt, source } = current;
      const toldOn = dateAt(new Date(recordedAt), "Europe/Moscow");
      const { from, until } = arrivalSpan({ date, precision }, toldOn);
      const confirmed = { kind: "confirmed", occurredFrom: from, occurredUntil: until } as const;
      await addEvidence(tx, letter.id, { ...confirmed, source, cause: { receiptLineId: lineId } }, now);
    }
    return { ok: true };
  });
  if (assigned.ok) await vouchForWriters(app, line.receiptId, now);
  return assigned;
}
