import { FADING_DAYS, FRESH_DAYS } from "../correspondence/states";
import { type DateISO, dayAfter, dayOf, daysFromTo, type Instant } from "../dates/instants";

export type PastThread = {
  weightMilli: number;
  lastLetterOn: DateISO | null;
  rhythmDays: number | null;
  closedAt: Instant | null;
};

/**
 * For how many days somebody has had no living correspondent: since the last one that was written in ended or turned
 * dormant, or since the record was made. Null while anybody writes or holds a place. Source: balance.md, Load.
 */
export function daysAlone(threads: readonly PastThread[], createdAt: Instant, today: DateISO): number | null {
  if (threads.some(({ weightMilli }) => weightMilli > 0)) return null;
  const ends = threads.flatMap((thread) => livedUntil(thread) ?? []);
  const since = [dayOf(createdAt), ...ends].sort().at(-1) ?? today;
  return Math.max(0, daysFromTo(since, today));
}

/** The day it ended or turned dormant, whichever came first; null where nobody ever wrote. */
function livedUntil({ lastLetterOn, rhythmDays, closedAt }: PastThread): DateISO | null {
  if (lastLetterOn === null) return null;
  const dormantOn = dayAfter(lastLetterOn, Math.max(FRESH_DAYS, 2 * (rhythmDays ?? 0)) + FADING_DAYS);
  return closedAt !== null && dayOf(closedAt) < dormantOn ? dayOf(closedAt) : dormantOn;
}
