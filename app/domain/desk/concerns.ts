import { OVERDUE_DAYS, PRESUMED_LOST_DAYS } from "../correspondence/states";
import { addDaysTo, type DateISO, dayAfter, dayOf, type Instant } from "../dates/instants";
import { CONFIRMED_FOR_DAYS } from "../prisoners/custody";

/** What a coordinator should look after, each a number on the desk and a filter of its table. */
export const concerns = ["nobody", "holds", "unconfirmed", "overdue", "silent"] as const;
export type Concern = (typeof concerns)[number];

/** The days and instants that decide, both ends included. */
export interface ConcernDates {
  now: Instant;
  /** A hold that ends until then is about to give its prisoner back. */
  holdsUntil: Instant;
  /** An address confirmed before that day counts as unconfirmed. */
  confirmedSince: DateISO;
  /** Posted in these days and no word since: overdue, and not yet presumed lost. */
  overdueFrom: DateISO;
  overdueUntil: DateISO;
  /** The days whose letters tell whether a facility is silent. */
  silentFrom: DateISO;
  silentUntil: DateISO;
}

const HOLD_ENDS_WITHIN_DAYS = 3;
const SILENCE_WINDOW_DAYS = 180;
/** Fewer letters than this say nothing about a facility. */
export const SILENT_FROM_LETTERS = 3;

/** The dates of every concern at `now`. Sources: domain.md §2 (60 days), §4 (45 and 90 days). */
export function concernDates(now: Instant): ConcernDates {
  const today = dayOf(now);
  return {
    now,
    holdsUntil: addDaysTo(now, HOLD_ENDS_WITHIN_DAYS),
    confirmedSince: dayAfter(today, -CONFIRMED_FOR_DAYS),
    overdueFrom: dayAfter(today, 1 - PRESUMED_LOST_DAYS),
    overdueUntil: dayAfter(today, -OVERDUE_DAYS),
    silentFrom: dayAfter(today, -SILENCE_WINDOW_DAYS),
    silentUntil: dayAfter(today, -OVERDUE_DAYS),
  };
}

/** From so many days on the way somebody should ask where the person is. Source: domain.md §5. */
export const LONG_TRANSIT_DAYS = 30;

/** Who has been on the way since this day or before is so for too long. */
export function longInTransitSince(now: Instant): DateISO {
  return dayAfter(dayOf(now), -LONG_TRANSIT_DAYS);
}
