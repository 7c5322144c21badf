import { type DateISO, type Instant, isDay, latestDay } from "../dates/instants";
import { type LetterState, mayBeUndone, UNDO_HOURS } from "./states";

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

export type LoggedReply = { source: "writer" | "coordinator"; recordedAt: Instant };

export type ReplyUndoVerdict =
  | { ok: true }
  | { ok: false; reason: "not-the-writers" }
  | { ok: false; reason: "too-late"; hours: number };

/** A writer takes back what they logged themselves, within 24 hours of recording it. */
export function decideReplyUndo({ source, recordedAt }: LoggedReply, now: Instant): ReplyUndoVerdict {
  if (source !== "writer") return { ok: false, reason: "not-the-writers" };
  return mayBeUndone(recordedAt, now) ? { ok: true } : { ok: false, reason: "too-late", hours: UNDO_HOURS };
}
