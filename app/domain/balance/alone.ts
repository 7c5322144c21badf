import { FADING_DAYS, FRESH_DAYS } from "../correspondence/states";
import { type DateISO, dayAfter, dayOf, daysFromTo, type Instant } from "../dates/instants";

export type PastThread = {
  weightMilli: number;
  lastLetterOn: DateISO | null;
  rhythmDays: number | null;
  closedAt: Instant | null;
};

/** Stands for "not alone" where days are kept: it comes after all of them. */
export const NOT_ALONE: DateISO = "9999-12-31";

/**
 * The day since which somebody has had no living correspondent: when the last one that was written in ended or turned
 * dormant, or the record was made. {@link NOT_ALONE} while anybody writes or holds a place. Source: balance.md, Load.
 */
export function aloneSince(threads: readonly PastThread[], createdAt: Instant): DateISO {
  if (threads.some(({ weightMilli }) => weightMilli > 0)) return NOT_ALONE;
  const ends = threads.flatMap((thread) => livedUntil(thread) ?? []);
  return [dayOf(createdAt), ...ends].sort().at(-1) ?? NOT_ALONE;
}

/** For how many days; null while somebody writes. */
export function daysAlone(since: DateISO, today: DateISO): number | null {
  return since === NOT_ALONE ? null : Math.max(0, daysFromTo(since, today));
}

/** The day it ended or turned dormant, whichever came first; null where nobody ever wrote. */
function livedUntil({ lastLetterOn, rhythmDays, closedAt }: PastThread): DateISO | null {
  if (lastLetterOn === null) return null;
  const dormantOn = dayAfter(lastLetterOn, Math.max(FRESH_DAYS, 2 * (rhythmDays ?? 0)) + FADING_DAYS);
  return closedAt !== null && dayOf(closedAt) < dormantOn ? dayOf(closedAt) : dormantOn;
}
