import type { Tx } from "#db/connection.server";
import { type Cause, findEventsOf, setLetterState, voidEventsOf } from "#db/repositories/evidence";
import { insertLetterEvent } from "#db/repositories/letters";
import type { Row } from "#db/schema";
import { type LetterEvent, stateFromEvents } from "~/domain/correspondence/letter-course";

export interface Evidence extends LetterEvent {
  source: Row<"letterEvent">["source"];
  cause?: Cause;
}

/**
 * Appends what happened to a letter and brings its stored state in line. Whoever calls has locked the prisoner's
 * load or the correspondence, so that two pieces of evidence for one letter come one after the other.
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
    ...cause,
    recordedAt: now.toISOString(),
    voidedAt: null,
  });
  await restateLetters(tx, [letterId]);
}

/** Takes back all that came of one receipt line, reply or report of a move. */
export async function voidEvidence(tx: Tx, cause: Cause, now: Date): Promise<void> {
  await restateLetters(tx, await voidEventsOf(tx, cause, now.toISOString()));
}

/** Makes the stored state of letters follow from the events that hold. */
export async function restateLetters(tx: Tx, letterIds: readonly number[]): Promise<void> {
  const events = await findEventsOf(tx, letterIds);
  for (const id of letterIds) {
    const kinds = events.filter((event) => event.letterId === id).map((event) => event.kind);
    const atRisk = kinds.includes("at-risk") ? (1 as const) : (0 as const);
    await setLetterState(tx, id, { state: stateFromEvents(kinds), atRisk });
  }
}
