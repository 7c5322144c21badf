import { type DateISO, type Instant, isDay, latestDay } from "../dates/instants";
import { decideReply, type ReplyRefusal } from "./log-reply";
import type { LetterState } from "./states";

/** Where a reply that did not come to its writer waits. */
export const replyPlaces = ["po-box", "relay", "other"] as const;
export type ReplyPlace = (typeof replyPlaces)[number];

export type DeskReplyFacts = {
  /** The letters of the signature it is for; null while nobody knows whose it is. */
  letters: readonly { number: number; state: LetterState; sentOn: DateISO | null }[] | null;
  receivedOn: DateISO;
  acknowledged: readonly number[];
};

export type DeskReplyVerdict =
  | { ok: true; acknowledged: number[] }
  | ReplyRefusal
  | { ok: false; reason: "no-such-letter"; number: number }
  | { ok: false; reason: "numbers-without-writer" };

/** No letter of ours is older, so no answer is; an earlier day is a slip of the hand. */
const FIRST_DAY: DateISO = "2000-01-01";

/**
 * Whether a coordinator may log a reply and which letters it acknowledges. Unlike a writer, who ticks their own
 * letters, a coordinator types numbers, so one that was never posted is pointed out. Whether the person is still held
 * does not matter: paper arrives late.
 */
export function decideDeskReply(facts: DeskReplyFacts, now: Instant): DeskReplyVerdict {
  const { letters, receivedOn, acknowledged } = facts;
  if (receivedOn < FIRST_DAY) return { ok: false, reason: "not-a-date" };
  if (letters === null) {
    if (!isDay(receivedOn)) return { ok: false, reason: "not-a-date" };
    const latest = latestDay(now);
    if (receivedOn > latest) return { ok: false, reason: "future", latest };
    return acknowledged.length > 0
      ? { ok: false, reason: "numbers-without-writer" }
      : { ok: true, acknowledged: [] };
  }
  const verdict = decideReply({ letters, receivedOn, acknowledged }, now);
  if (!verdict.ok) return verdict;
  const unknown = acknowledged.find((number) => !verdict.acknowledged.includes(number));
  return unknown === undefined ? verdict : { ok: false, reason: "no-such-letter", number: unknown };
}
