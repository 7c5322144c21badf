import { decideReplyUndo, type LoggedReply } from "~/domain/correspondence/log-reply";
import { mayBeUndone } from "~/domain/correspondence/states";

type Letter = {
  id: number;
  number: number;
  state: "reserved" | LetterLine["fate"];
  sentOn: string | null;
  atRisk: 0 | 1;
  recordedAt: string;
};
type Reply = LoggedReply & { id: number; receivedOn: string };
type Event = {
  letterId: number;
  kind: string;
  occurredFrom: string | null;
  occurredUntil: string | null;
};

export interface LetterLine {
  kind: "letter";
  number: number;
  sentOn: string;
  /** What is known of its arrival, the strongest evidence last. */
  fate: "sent" | "confirmed" | "answered" | "returned" | "refused" | "presumed-lost";
  fateOn: string | null;
  atRisk: boolean;
  canWithdraw: boolean;
}

export interface ReplyLine {
  kind: "reply";
  id: number;
  receivedOn: string;
  canWithdraw: boolean;
}

/** Letters and replies as one line of time, newest first; a day's grace to take either back. */
export function letterHistory(
  letters: readonly Letter[],
  events: readonly Event[],
  replies: readonly Reply[],
  now: string,
): (LetterLine | ReplyLine)[] {
  const letterLines = letters.flatMap((letter): LetterLine[] => {
    if (letter.state === "reserved" || letter.sentOn === null) return [];
    const { number, sentOn, state: fate } = letter;
    const event = events.findLast((each) => each.letterId === letter.id && each.kind === fate);
    return [
      {
        kind: "letter",
        number,
        sentOn,
        fate,
        fateOn: event?.occurredFrom ?? event?.occurredUntil ?? null,
        atRisk: letter.atRisk === 1,
        canWithdraw: fate === "sent" && mayBeUndone(letter.recordedAt, now),
      },
    ];
  });
  const replyLines = replies.map(
    (reply): ReplyLine => ({
      kind: "reply",
      id: reply.id,
      receivedOn: reply.receivedOn,
      canWithdraw: decideReplyUndo(reply, now).ok,
    }),
  );
  const day = (line: LetterLine | ReplyLine) => (line.kind === "letter" ? line.sentOn : line.receivedOn);
  return [...letterLines, ...replyLines].sort((a, b) => (day(a) < day(b) ? 1 : -1));
}
