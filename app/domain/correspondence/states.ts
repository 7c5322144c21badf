import { addDaysTo, addHoursTo, type DateISO, type Instant, isBefore } from "../dates/instants";

/** Claimed, not yet written · written to · the writer asked for a break · over. Dormant is `active` of weight 0. */
export type CorrespondenceState = "held" | "active" | "paused" | "closed";

/**
 * Why a correspondence is over: given back before the first letter · the hold ran out · ended by the writer
 * after letters · a family or prisoner asked to stop, for good · letters to the prisoner have ended.
 */
export type ClosedReason = "released" | "expired" | "finished" | "stopped" | "prisoner-closed";

/** What is known of a letter; `reserved` is a number that was printed or taken back, and not yet sent. */
export type LetterState =
  | "reserved"
  | "sent"
  | "confirmed"
  | "answered"
  | "returned"
  | "refused"
  | "presumed-lost";

/** What a correspondence occupies: a place counted in the cap, a place counted apart from it, or nothing. */
export type Seat = "taken" | "provisional" | "none";

/** A `new` account has no letter confirmed yet (security.md §12). */
export type Trust = "new" | "known";

/** The places at one prisoner; `cap` bounds each of the two counts by itself. */
export type Places = { seatsTaken: number; seatsProvisional: number; cap: number };

/** What the rules need of one correspondence. `pausedUntil` ends at 00:00 UTC of that day. */
export type Correspondence = {
  state: CorrespondenceState;
  trust: Trust;
  claimedAt: Instant;
  /** End of the running or last hold; null counts as HOLD_DAYS after the claim. */
  holdUntil: Instant | null;
  extendedAt: Instant | null;
  lastLetterOn: DateISO | null;
  /** The agreed days between two letters. */
  rhythmDays: number | null;
  pausedUntil: DateISO | null;
  /** The `p` it is counted with, in thousandths: what was measured for its channel when it was last weighed. */
  holdWeightMilli: number;
};

export const HOLD_DAYS = 14;
export const EXTENSION_DAYS = 7;
export const MAX_PAUSE_DAYS = 180;
/** A letter younger than this makes a living correspondence, however often one agreed to write. */
export const FRESH_DAYS = 60;
/** From no longer fresh to dormant. */
export const FADING_DAYS = 60;
export const OVERDUE_DAYS = 45;
export const PRESUMED_LOST_DAYS = 90;
export const UNDO_HOURS = 24;
export const OLDEST_LETTER_DAYS = 400;

/**
 * The seat that a correspondence of this weight occupies. Weight 0 (closed, expired, dormant) gives its seat up;
 * a new account never fills the cap that others see, so nine fake ones cannot hide a prisoner (security.md §12).
 */
export function seatFor(trust: Trust, weightMilli: number): Seat {
  if (weightMilli <= 0) return "none";
  return trust === "known" ? "taken" : "provisional";
}

/** Whether one more seat of this kind is past the cap. A full prisoner is full for new accounts too. */
export function isFull(places: Places, trust: Trust): boolean {
  if (places.seatsTaken >= places.cap) return true;
  return trust === "new" && places.seatsProvisional >= places.cap;
}

/** When the running or last hold ends; without a stored end, HOLD_DAYS after the claim. */
export function holdEnd(c: Pick<Correspondence, "holdUntil" | "claimedAt">): Instant {
  return c.holdUntil ?? addDaysTo(c.claimedAt, HOLD_DAYS);
}

/** Whether what was recorded then may still be taken back: for UNDO_HOURS, their last instant included. */
export function mayBeUndone(recordedAt: Instant, now: Instant): boolean {
  return !isBefore(addHoursTo(recordedAt, UNDO_HOURS), now);
}
