import { type DateISO, type Instant, isDay, latestDay } from "../dates/instants";
import type { LetterState } from "./states";

export type LetterEventKind =
  | "sent"
  | "confirmed"
  | "answered"
  | "returned"
  | "refused"
  | "presumed-lost"
  | "at-risk";

export type ReplyFacts = {
  letters: readonly { number: number; state: LetterState; sentOn: DateISO | null }[];
  receivedOn: DateISO;
  acknowledged: readonly number[];
};

export type ReplyRefusal =
  | { ok: false; reason: "not-a-date" | "before-letters" }
  | { ok: false; reason: "future"; latest: DateISO };

/**
 * Whether an answer that came on `receivedOn` may be logged, and which letters it acknowledges: the numbers named that
 * were really posted; unknown ones are left out. `before-letters`: it came before the first letter was posted.
 */
export function decideReply(
  { letters, receivedOn, acknowledged }: ReplyFacts,
  now: Instant,
): { ok: true; acknowledged: number[] } | ReplyRefusal {
  if (!isDay(receivedOn)) return { ok: false, reason: "not-a-date" };
  const latest = latestDay(now);
  if (receivedOn > latest) return { ok: false, reason: "future", latest };
  const posted = letters.filter((letter) => letter.state !== "reserved" && letter.sentOn !== null);
  const first = posted.map((letter) => letter.sentOn ?? "").sort()[0];
  if (first !== undefined && receivedOn < first) return { ok: false, reason: "before-letters" };
  const numbers = new Set(acknowledged);
  return {
    ok: true,
    acknowledged: posted.map(({ number }) => number).filter((number) => numbers.has(number)),
  };
}

/** Evidence in rising order: what came later in this list outweighs what came before. */
const strength = ["sent", "presumed-lost", "returned", "refused", "confirmed", "answered"] as const;

/** The state of a letter made from the events that still hold; without any it is only a reserved number. */
export function stateFromEvents(kinds: readonly LetterEventKind[]): LetterState {
  return strength.findLast((kind) => kinds.includes(kind)) ?? "reserved";
}
