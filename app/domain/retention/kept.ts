import { addDaysTo, type DateISO, dayAfter, dayOf, type Instant, startOfDay } from "../dates/instants";

/**
 * For how many days each kind of thing is kept after it has served its purpose. The page "What we keep" and
 * docs/retention.md say the same figures. Source: security.md §2.
 */
export const keptDays = {
  /** Who wrote to whom, after the correspondence closed; whose relative somebody was, after the link ended. */
  pair: 90,
  /** What the desk did. */
  audit: 180,
  /** An account nobody signs in to: twelve months. */
  account: 365,
  /** A link that worked once or never will again. */
  link: 30,
  /** A note the desk withdrew; a need, size or place of a move that no longer holds. */
  withdrawn: 90,
  /** A plan with its pairs, after the last change to it. */
  plan: 14,
  /** What a complaint said, after it was decided. */
  complaint: 180,
} as const;

export type Kept = keyof typeof keptDays;

/** What ended at this instant or before is forgotten at `now`. */
export function forgottenBy(kept: Kept, now: Instant): Instant {
  return addDaysTo(now, -keptDays[kept]);
}

/** The Monday of the ISO week (ISO 8601) a day lies in: all that is left of a day once its pair is erased. */
export function weekOf(day: DateISO): DateISO {
  const weekday = new Date(startOfDay(day)).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

/** The last day of that week. */
export function weekEnd(day: DateISO): DateISO {
  return dayAfter(weekOf(day), 6);
}

/** The same of an instant: midnight of that Monday in UTC. */
export function weekOfInstant(instant: Instant): Instant {
  return startOfDay(weekOf(dayOf(instant)));
}
