import { FRESH_DAYS } from "../correspondence/states";
import { addDaysTo, type DateISO, dayAfter, dayOf, type Instant } from "../dates/instants";

/** Which volunteers the desk may ask its table for; each is a number above it. */
export const volunteerConcerns = [
  "new",
  "known",
  "dormant",
  "silent",
  "holds",
  "full",
  "reported",
  "closed",
] as const;
export type VolunteerConcern = (typeof volunteerConcerns)[number];

/** The instants and days that decide. */
export interface VolunteerDates {
  now: Instant;
  /** A hold that ends until then is about to give its prisoner back. */
  holdsUntil: Instant;
  /** Whose last letter is of an earlier day is silent. */
  silentBefore: DateISO;
}

const HOLD_ENDS_WITHIN_DAYS = 3;

export function volunteerDates(now: Instant): VolunteerDates {
  return {
    now,
    holdsUntil: addDaysTo(now, HOLD_ENDS_WITHIN_DAYS),
    silentBefore: dayAfter(dayOf(now), 1 - FRESH_DAYS),
  };
}

export interface WritingNow {
  state: "held" | "active" | "paused" | "closed";
  weightMilli: number;
  claimedAt: Instant;
  holdUntil: Instant | null;
  lastLetterOn: DateISO | null;
}

/**
 * What the desk should notice of one correspondence: `dormant` gave its place up, `silent` goes on without a letter
 * for 60 days or more (counted from the claim while there is none), `holds` is about to run out; null for nothing.
 * Source: balance.md, Load.
 */
export function concernOf(
  { state, weightMilli, claimedAt, holdUntil, lastLetterOn }: WritingNow,
  { now, holdsUntil, silentBefore }: VolunteerDates,
): "dormant" | "silent" | "holds" | null {
  if (state === "held") {
    return holdUntil !== null && holdUntil > now && holdUntil <= holdsUntil ? "holds" : null;
  }
  if (state !== "active") return null;
  if (weightMilli === 0) return "dormant";
  return (lastLetterOn ?? dayOf(claimedAt)) < silentBefore ? "silent" : null;
}
