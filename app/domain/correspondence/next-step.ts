import { weightAt } from "../balance/load";
import { type DateISO, dayOf, daysFromTo, type Instant, startOfDay } from "../dates/instants";
import type { UsualDelivery } from "../facilities/channels";
import { type ClosedReason, type Correspondence, holdEnd, OVERDUE_DAYS, PRESUMED_LOST_DAYS } from "./states";

export type LettersSummary = {
  lastSentOn: DateISO | null;
  /** The day the newest letter known to be there was sent; known by a receipt or the prisoner's own word. */
  lastConfirmedOn: DateISO | null;
  lastReplyOn: DateISO | null;
  /** How long the channel usually takes. */
  usual: UsualDelivery;
};

export type Step =
  | { code: "write-first-letter"; holdUntil: Instant | null }
  | { code: "write-again"; holdUntil: Instant | null }
  | { code: "write-back"; since: DateISO }
  | { code: "wait"; since: DateISO; usual: UsualDelivery }
  | { code: "wait-confirmed"; since: DateISO }
  | { code: "overdue"; days: number }
  | { code: "presumed-lost"; days: number }
  | { code: "resume"; since: DateISO }
  | { code: "paused"; until: DateISO }
  | { code: "finished"; reason: ClosedReason };

export type NextStep = { group: "now" | "waiting" | "answered" | "finished"; step: Step };

/**
 * What a volunteer should do next about one person, for "My people". A reply that waits comes before anything but
 * the end and a break; a dormant correspondence asks to be resumed; a confirmed letter is never overdue. Days count
 * from the last letter: overdue from 45, presumed lost from 90. `write-again` is a hold with letters before it.
 * A break or hold that is past but not yet swept counts as over. Source: product.md, screen 5; domain.md §4.
 */
export function nextStep(
  c: Correspondence & { closedReason: ClosedReason | null },
  letters: LettersSummary,
  today: DateISO,
): NextStep {
  if (c.state === "closed") return finished(c.closedReason ?? "finished");
  if (c.state === "held" && today > dayOf(holdEnd(c))) return finished("expired");
  if (c.state === "paused" && c.pausedUntil !== null && today < c.pausedUntil) {
    return { group: "waiting", step: { code: "paused", until: c.pausedUntil } };
  }
  const { lastSentOn, lastReplyOn } = letters;
  if (lastReplyOn !== null && (lastSentOn === null || lastReplyOn >= lastSentOn)) {
    return { group: "answered", step: { code: "write-back", since: lastReplyOn } };
  }
  if (lastSentOn === null) {
    return { group: "now", step: { code: "write-first-letter", holdUntil: heldUntil(c) } };
  }
  if (c.state === "held") return { group: "now", step: { code: "write-again", holdUntil: heldUntil(c) } };
  if (weightAt(c, startOfDay(today)).dormant) {
    return { group: "now", step: { code: "resume", since: lastSentOn } };
  }
  return waiting(lastSentOn, letters, today);
}

function waiting(since: DateISO, letters: LettersSummary, today: DateISO): NextStep {
  const days = daysFromTo(since, today);
  if (letters.lastConfirmedOn !== null && letters.lastConfirmedOn >= since) {
    return { group: "waiting", step: { code: "wait-confirmed", since } };
  }
  if (days >= PRESUMED_LOST_DAYS) return { group: "now", step: { code: "presumed-lost", days } };
  if (days >= OVERDUE_DAYS) return { group: "waiting", step: { code: "overdue", days } };
  return { group: "waiting", step: { code: "wait", since, usual: letters.usual } };
}

function heldUntil(c: Correspondence): Instant | null {
  return c.state === "held" ? holdEnd(c) : null;
}

function finished(reason: ClosedReason): NextStep {
  return { group: "finished", step: { code: "finished", reason } };
}
