import { type DateISO, type Instant, isDay, latestDay } from "../dates/instants";
import { type LetterState, mayBeUndone, UNDO_HOURS } from "./states";

/** How a letter failed to reach the person: it came back in its envelope, or the censor refused it. */
export const returnKinds = ["returned", "refused"] as const;
export type ReturnKind = (typeof returnKinds)[number];

export type ReturnVerdict =
  | { ok: true }
  | { ok: false; reason: "not-sent" | "not-a-date" }
  | { ok: false; reason: "future"; latest: DateISO }
  | { ok: false; reason: "before-sent"; sentOn: DateISO };

/**
 * Whether a writer may say that a letter came back on a day. One that is known to have arrived may come back too (a
 * released person's mail does): it is recorded and weighs less than the arrival.
 */
export function decideReturn(
  letter: { state: LetterState; sentOn: DateISO | null },
  on: DateISO,
  now: Instant,
): ReturnVerdict {
  if (letter.state === "reserved" || letter.sentOn === null) return { ok: false, reason: "not-sent" };
  if (!isDay(on)) return { ok: false, reason: "not-a-date" };
  const latest = latestDay(now);
  if (on > latest) return { ok: false, reason: "future", latest };
  if (on < letter.sentOn) return { ok: false, reason: "before-sent", sentOn: letter.sentOn };
  return { ok: true };
}

export type ReturnUndoVerdict = { ok: true } | { ok: false; reason: "too-late"; hours: number };

/** A writer takes back their word within 24 hours of recording it. */
export function decideReturnUndo(recordedAt: Instant, now: Instant): ReturnUndoVerdict {
  return mayBeUndone(recordedAt, now) ? { ok: true } : { ok: false, reason: "too-late", hours: UNDO_HOURS };
}
