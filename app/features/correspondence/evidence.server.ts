import type { Tx } from "#db/connection.server";
import { findStandingMoves } from "#db/repositories/custody";
import {
  type Cause,
  findEventsOf,
  findPrisonersOf,
  setLetterState,
  voidEventsOf,
} from "#db/repositories/evidence";
import { insertLetterEvent } from "#db/repositories/letters";
import { findLettersNotAtRisk, findStandingMoveReports } from "#db/repositories/move-reports";
import { findLinesThatAddedNothing, updateReceiptLine } from "#db/repositories/receipts";
import type { Row } from "#db/schema";
import { type LetterEvent, stateFromEvents, storedCourse } from "~/domain/correspondence/letter-course";
import { isAtRiskBy, isAtRiskByMove } from "~/domain/correspondence/move-risk";
import type { LetterState } from "~/domain/correspondence/states";
import { dateAt, dayOf } from "~/domain/dates/instants";
import { isOpen } from "~/domain/receipts/match";
import { arrivalSpan } from "~/domain/receipts/record";

export interface Evidence extends LetterEvent {
  source: Row<"letterEvent">["source"];
  cause?: Cause;
}

/**
 * Appends what happened to a letter and brings its stored state in line. Whoever calls has locked the prisoner's
 * load, so that two pieces of evidence for one letter come one after the other.
 */
export async function addEvidence(tx: Tx, letterId: number, evidence: Evidence, now: Date): Promise<void> {
  const { kind, occurredFrom, occurredUntil, source, cause = {} } = evidence;
  await insertLetterEvent(tx, {
    letterId,
    kind,
    occurredFrom,
    occurredUntil,
    source,
    receiptLineId: null,
    replyId: null,
    moveReportId: null,
    custodyChangeId: null,
    ...cause,
    recordedAt: now.toISOString(),
    voidedAt: null,
  });
  await restateLetters(tx, [letterId]);
}

/**
 * Takes back all that came of one receipt line, reply or report of a move. The letters then stand as they would have
 * without it: a receipt that named one of them when it was known to be there already now counts by itself, and so
 * does a report of a move that came while the letter was thought to be there.
 */
export async function voidEvidence(tx: Tx, cause: Cause, now: Date): Promise<void> {
  const letterIds = await voidEventsOf(tx, cause, now.toISOString());
  await restateLetters(tx, letterIds);
  await standAgain(tx, letterIds, now);
}

/** What else is known of letters counts by itself once something about them was taken back. */
export async function standAgain(tx: Tx, letterIds: number[], now: Date): Promise<void> {
  for (const line of await findLinesThatAddedNothing(tx, letterIds)) {
    const { id, letterId, source, recordedAt, arrivedDate, arrivedPrecision } = line;
    if (letterId === null || !isOpen(await stateOf(tx, letterId))) continue;
    const { from, until } = arrivalSpan(
      { date: arrivedDate, precision: arrivedPrecision },
      dateAt(new Date(recordedAt), "Europe/Moscow"),
    );
    const confirmed = { kind: "confirmed", occurredFrom: from, occurredUntil: until } as const;
    await addEvidence(tx, letterId, { ...confirmed, source, cause: { receiptLineId: id } }, now);
    await updateReceiptLine(tx, id, { problem: null });
  }
  for (const prisonerId of await findPrisonersOf(tx, letterIds)) await markAtRisk(tx, prisonerId, now);
}

/**
 * Marks every letter on its way to a prisoner that a move puts at risk and that bears no mark: one a family reported,
 * confirmed or not yet decided, or one the desk recorded. Whoever calls has locked the prisoner's load.
 */
export async function markAtRisk(tx: Tx, prisonerId: string, now: Date): Promise<void> {
  const reports = await findStandingMoveReports(tx, prisonerId);
  const moves = await findStandingMoves(tx, prisonerId);
  if (reports.length + moves.length === 0) return;
  for (const { id, sentOn, stayId } of await findLettersNotAtRisk(tx, prisonerId)) {
    if (sentOn === null) continue;
    const report = reports.find((each) => isAtRiskBy(each, sentOn));
    const move = moves.find((each) =>
      isAtRiskByMove({ ...each, stayId: each.stayId ?? 0 }, { sentOn, stayId }),
    );
    const kind = "at-risk" as const;
    const noticed = { kind, occurredFrom: null, occurredUntil: dayOf(now.toISOString()) };
    if (report) {
      await addEvidence(tx, id, { ...noticed, source: "family", cause: { moveReportId: report.id } }, now);
    } else if (move) {
      const cause = { custodyChangeId: move.id };
      await addEvidence(tx, id, { ...noticed, source: "coordinator", cause }, now);
    }
  }
}

async function stateOf(tx: Tx, letterId: number): Promise<{ state: LetterState }> {
  const events = await findEventsOf(tx, [letterId]);
  return { state: stateFromEvents(events.map(({ kind }) => kind)) };
}

/** Makes the stored state of letters follow from the events that hold. */
export async function restateLetters(tx: Tx, letterIds: readonly number[]): Promise<void> {
  const events = await findEventsOf(tx, letterIds);
  for (const id of letterIds) {
    await setLetterState(tx, id, storedCourse(events.filter((event) => event.letterId === id)));
  }
}
