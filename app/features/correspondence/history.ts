import { type ShownState, shownState } from "~/domain/correspondence/letter-course";
import { decideReplyUndo, type LoggedReply } from "~/domain/correspondence/log-reply";
import { isOfferedAgain } from "~/domain/correspondence/resend";
import { type LetterState, mayBeUndone } from "~/domain/correspondence/states";
import type { Span } from "~/domain/dates/span";

type Letter = {
  id: number;
  number: number;
  state: LetterState;
  sentOn: string | null;
  stayId: number | null;
  atRisk: 0 | 1;
  resentAsId: number | null;
  leftAt: string | null;
  recordedAt: string;
};
type Reply = LoggedReply & { id: number; receivedOn: string; place: ReplyLine["place"] };
type Event = {
  letterId: number;
  kind: string;
  occurredFrom: string | null;
  occurredUntil: string | null;
  source: string;
  recordedAt: string;
};

export interface LetterLine {
  kind: "letter";
  number: number;
  sentOn: string;
  /** What is known of its arrival by the strongest evidence, or what the calendar makes of it without any. */
  fate: Exclude<ShownState, "reserved">;
  fateWhen: Span;
  /** A move may lose it: one that is told of or under way, or one that is over. */
  risk: "moving" | "moved" | null;
  canWithdraw: boolean;
  /** It may still be said to have come back. */
  canReturn: boolean;
  canTakeReturnBack: boolean;
  /** It may have missed the person: written again, or left as it is? `left` can be taken back. */
  again: "offered" | "left" | null;
}

export interface ReplyLine {
  kind: "reply";
  id: number;
  receivedOn: string;
  /** Where the paper is; with the campaign when a coordinator logged it. */
  place: "writer" | "po-box" | "relay" | "other";
  canWithdraw: boolean;
}

interface HistoryFacts {
  now: string;
  usualDays: number;
  /** Where letters go now, once that is known. */
  stayId: number | null;
  /** A letter may be written there now. */
  mayWrite: boolean;
  /** The correspondence is over: nobody need worry any more. */
  isOver: boolean;
}

/** Letters and replies as one line of time, newest first; a day's grace to take either back. */
export function letterHistory(
  letters: readonly Letter[],
  events: readonly Event[],
  replies: readonly Reply[],
  { now, usualDays, stayId, mayWrite, isOver }: HistoryFacts,
): (LetterLine | ReplyLine)[] {
  const letterLines = letters.flatMap((letter): LetterLine[] => {
    const fate = shownState(letter, usualDays, now.slice(0, 10));
    if (fate === "reserved" || letter.sentOn === null) return [];
    const { number, sentOn } = letter;
    const event = events.findLast((each) => each.letterId === letter.id && each.kind === letter.state);
    return [
      {
        kind: "letter",
        number,
        sentOn,
        fate,
        fateWhen: { from: event?.occurredFrom ?? null, until: event?.occurredUntil ?? null },
        risk: isOver ? null : riskOf(letter, stayId),
        canWithdraw: letter.state === "sent" && mayBeUndone(letter.recordedAt, now),
        canReturn: letter.state === "sent" || letter.state === "presumed-lost",
        again: isOver ? null : againOf(letter, letters, mayWrite ? stayId : null),
        canTakeReturnBack: event !== undefined && isOwnReturn(event) && mayBeUndone(event.recordedAt, now),
      },
    ];
  });
  const replyLines = replies.map(
    (reply): ReplyLine => ({
      kind: "reply",
      id: reply.id,
      receivedOn: reply.receivedOn,
      place: reply.place,
      canWithdraw: decideReplyUndo(reply, now).ok,
    }),
  );
  const day = (line: LetterLine | ReplyLine) => (line.kind === "letter" ? line.sentOn : line.receivedOn);
  return [...letterLines, ...replyLines].sort((a, b) => (day(a) < day(b) ? 1 : -1));
}

function againOf(letter: Letter, letters: readonly Letter[], stayId: number | null): LetterLine["again"] {
  const isResent = letters.some(({ id, state }) => id === letter.resentAsId && state !== "reserved");
  if (isOfferedAgain({ ...letter, isResent }, stayId)) return "offered";
  return isOfferedAgain({ ...letter, isResent, leftAt: null }, stayId) ? "left" : null;
}

function riskOf({ atRisk, state, stayId }: Letter, currentStayId: number | null): LetterLine["risk"] {
  if (atRisk === 0 || state !== "sent") return null;
  return currentStayId === null || stayId === currentStayId ? "moving" : "moved";
}

function isOwnReturn({ kind, source }: Event): boolean {
  return source === "writer" && (kind === "returned" || kind === "refused");
}
