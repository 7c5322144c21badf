import { type DateISO, dayAfter, dayOf, type Instant } from "../dates/instants";
import { PRESUMED_LOST_DAYS } from "./states";

export type StandingReport = {
  recordedAt: Instant;
  /** Null while a coordinator has not decided; otherwise it was confirmed. */
  decidedAt: Instant | null;
};

/**
 * Whether a letter on its way may miss the person because of a reported move: it was posted within the 90 days before
 * the report or later, and, once the move is confirmed, before the day of that. Source: domain.md §4.
 */
export function isAtRiskBy({ recordedAt, decidedAt }: StandingReport, sentOn: DateISO): boolean {
  if (sentOn < dayAfter(dayOf(recordedAt), -PRESUMED_LOST_DAYS)) return false;
  return decidedAt === null || sentOn < dayOf(decidedAt);
}

/**
 * The same of a move the desk recorded: posted within the 90 days before that day, or on it and noted before the new stay
 * (`stayId`, which grow) was, for whoever posts later knows of it.
 */
export function isAtRiskByMove(
  move: { recordedAt: Instant; stayId: number },
  letter: { sentOn: DateISO; stayId: number | null },
): boolean {
  const day = dayOf(move.recordedAt);
  if (letter.sentOn < dayAfter(day, -PRESUMED_LOST_DAYS)) return false;
  return letter.sentOn < day || (letter.stayId ?? 0) < move.stayId;
}
