import { type Place, placeAt, weightAt } from "../balance/load";
import { addDaysTo, type DateISO, dayOf, daysFromTo, type Instant, isDay } from "../dates/instants";
import { type Correspondence, HOLD_DAYS, isFull, MAX_PAUSE_DAYS, type Places } from "./states";

export type PauseVerdict =
  | (Place & { ok: true; state: "paused"; pausedUntil: DateISO })
  | { ok: false; reason: "not-active" | "dormant" | "not-a-date" | "not-future" }
  | { ok: false; reason: "too-far"; maxDays: number };

/**
 * A break until a day (00:00 UTC), at most 180 days ahead; a running break can be moved. A dormant correspondence
 * has given up its seat and must be resumed first. `dueAt` is when the weight changes next.
 */
export function decidePause(c: Correspondence, untilDate: DateISO, now: Instant): PauseVerdict {
  if (c.state !== "active" && c.state !== "paused") return { ok: false, reason: "not-active" };
  if (weightAt(c, now).dormant) return { ok: false, reason: "dormant" };
  if (!isDay(untilDate)) return { ok: false, reason: "not-a-date" };
  const ahead = daysFromTo(dayOf(now), untilDate);
  if (ahead < 1) return { ok: false, reason: "not-future" };
  if (ahead > MAX_PAUSE_DAYS) return { ok: false, reason: "too-far", maxDays: MAX_PAUSE_DAYS };
  const moved = { ...c, state: "paused" as const, pausedUntil: untilDate };
  return { ok: true, state: "paused", pausedUntil: untilDate, ...placeAt(moved, now) };
}

export type ResumeVerdict =
  | (Place & { ok: true; state: "active" | "held"; holdUntil: Instant | null })
  | { ok: false; reason: "nothing-to-resume" }
  | { ok: false; reason: "cap-full"; cap: number };

/**
 * Ends a break, or wakes a dormant correspondence. Whose last letter is still young is active again; otherwise it
 * becomes a fresh hold of 14 days (extendable once), for weight follows letters and none has been written. A hold
 * that needs a new seat respects the cap; a letter, logged instead, never has to.
 */
export function decideResume(c: Correspondence, places: Places, now: Instant): ResumeVerdict {
  const before = weightAt(c, now);
  if (c.state !== "paused" && !before.dormant) return { ok: false, reason: "nothing-to-resume" };
  const active = { ...c, state: "active" as const, pausedUntil: null };
  if (!weightAt(active, now).dormant) {
    return { ok: true, state: "active", holdUntil: c.holdUntil, ...placeAt(active, now) };
  }
  if (before.dormant && isFull(places, c.trust)) return { ok: false, reason: "cap-full", cap: places.cap };
  const holdUntil = addDaysTo(now, HOLD_DAYS);
  const held = { ...active, state: "held" as const, holdUntil, extendedAt: null };
  return { ok: true, state: "held", holdUntil, ...placeAt(held, now) };
}
