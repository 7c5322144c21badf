import { weightAt } from "../balance/load";
import { type DateISO, dayOf, daysFromTo, type Instant, startOfDay } from "../dates/instants";
import type { UsualDelivery } from "../facilities/channels";
import { type HoldOffFacts, holdOffFrom, type WhyHoldOff } from "./hold-off";
import {
  type ClosedReason,
  type Correspondence,
  holdEnd,
  type LetterState,
  OVERDUE_DAYS,
  PRESUMED_LOST_DAYS,
} from "./states";

export type LettersSummary = {
  lastSentOn: DateISO | null;
  /** Of the letter posted last: what is known of it, and whether a move may lose it; null without one. */
  lastLetter: { state: LetterState; isAtRisk: boolean } | null;
  /** The day the newest letter known to be there was sent; known by a receipt or the prisoner's own word. */
  lastConfirmedOn: DateISO | null;
  lastReplyOn: DateISO | null;
  /** The paper of the last reply lies elsewhere: with the campaign, a coordinator, a relay. */
  isReplyElsewhere: boolean;
  /** How long the channel usually takes. */
  usual: UsualDelivery;
};

export type Step =
  | { code: "write-first-letter"; holdUntil: Instant | null }
  | { code: "write-again"; holdUntil: Instant | null }
  | { code: "write-back"; since: DateISO }
  | { code: "fetch-reply"; since: DateISO }
  | { code: "hold-off"; why: WhyHoldOff; repliedOn: DateISO | null }
  | { code: "not-delivered"; how: "returned" | "refused" }
  | { code: "may-be-lost"; since: DateISO }
  | { code: "wait"; since: DateISO; usual: UsualDelivery }
  | { code: "wait-confirmed"; since: DateISO }
  | { code: "overdue"; days: number }
  | { code: "presumed-lost"; days: number }
  | { code: "resume"; since: DateISO }
  | { code: "paused"; until: DateISO }
  | { code: "closed-for-now" }
  | { code: "word-left" }
  | { code: "finished"; reason: ClosedReason };

export type NextStep = { group: "now" | "waiting" | "answered" | "finished"; step: Step };

/**
 * What a volunteer should do next about one person, for "My people". A reply that waits comes before anything but
 * the end and a break, and is fetched first where it lies elsewhere. Nobody is asked to write while that should wait.
 * A dormant correspondence asks to be resumed; a confirmed letter is never overdue. Days count from the last letter:
 * overdue from 45, presumed lost from 90. `write-again` is a hold with letters before it. A break or hold that is past
 * but not yet swept counts as over. Source: product.md, screen 5; domain.md §4, §5.
 */
export function nextStep(
  c: Correspondence & { closedReason: ClosedReason | null },
  letters: LettersSummary,
  prisoner: HoldOffFacts,
  today: DateISO,
): NextStep {
  if (c.state === "closed") return finished(c.closedReason ?? "finished");
  if (c.state === "held" && today > dayOf(holdEnd(c))) return finished("expired");
  if (c.state === "paused" && c.pausedUntil !== null && today < c.pausedUntil) {
    return { group: "waiting", step: { code: "paused", until: c.pausedUntil } };
  }
  const why = holdOffFrom(prisoner);
  const { lastSentOn, lastReplyOn } = letters;
  if (lastReplyOn !== null && (lastSentOn === null || lastReplyOn >= lastSentOn)) {
    return { group: "answered", step: afterReply(lastReplyOn, letters, why) };
  }
  const write = (step: Step): NextStep => (why ? holdingOff(why) : { group: "now", step });
  if (lastSentOn === null) return write({ code: "write-first-letter", holdUntil: heldUntil(c) });
  if (c.state === "held") return write({ code: "write-again", holdUntil: heldUntil(c) });
  if (weightAt(c, startOfDay(today)).dormant) return write({ code: "resume", since: lastSentOn });
  return afterLetter(lastSentOn, letters, why, today);
}

/** What a coordinator has done about telling a writer of a death; null where nobody needs to. */
export type Farewell = { isTold: boolean; hasNote: boolean } | null;

/**
 * After a death nothing is asked, promised or thanked for by itself: letters are closed for now, until a person has told
 * the writer or left a word for them. Source: domain.md §5.
 */
export function stepAfterDeath(farewell: Farewell): NextStep {
  const over = { code: "finished", reason: "finished" } as const;
  const untold = farewell !== null && !farewell.isTold ? ({ code: "closed-for-now" } as const) : over;
  return { group: "finished", step: farewell?.hasNote ? { code: "word-left" } : untold };
}

function afterReply(since: DateISO, { isReplyElsewhere }: LettersSummary, why: WhyHoldOff | null): Step {
  if (isReplyElsewhere) return { code: "fetch-reply", since };
  return why ? { code: "hold-off", why, repliedOn: since } : { code: "write-back", since };
}

function afterLetter(
  since: DateISO,
  { lastLetter, lastConfirmedOn, usual }: LettersSummary,
  why: WhyHoldOff | null,
  today: DateISO,
): NextStep {
  const days = daysFromTo(since, today);
  if (lastLetter?.state === "returned" || lastLetter?.state === "refused") {
    return { group: "now", step: { code: "not-delivered", how: lastLetter.state } };
  }
  if (lastConfirmedOn !== null && lastConfirmedOn >= since) {
    return { group: "waiting", step: { code: "wait-confirmed", since } };
  }
  if (lastLetter?.isAtRisk && days < PRESUMED_LOST_DAYS) {
    return { group: "waiting", step: { code: "may-be-lost", since } };
  }
  if (why) return holdingOff(why);
  if (days >= PRESUMED_LOST_DAYS) return { group: "now", step: { code: "presumed-lost", days } };
  if (days >= OVERDUE_DAYS) return { group: "waiting", step: { code: "overdue", days } };
  return { group: "waiting", step: { code: "wait", since, usual } };
}

function holdingOff(why: WhyHoldOff): NextStep {
  return { group: "waiting", step: { code: "hold-off", why, repliedOn: null } };
}

function heldUntil(c: Correspondence): Instant | null {
  return c.state === "held" ? holdEnd(c) : null;
}

function finished(reason: ClosedReason): NextStep {
  return { group: "finished", step: { code: "finished", reason } };
}
