import { UNDO_HOURS } from "~/domain/correspondence/states";

type Letter = {
  id: number;
  number: number;
  state: "reserved" | LetterLine["fate"];
  sentOn: string | null;
  atRisk: 0 | 1;
  recordedAt: string;
};
type Reply = { id: number; receivedOn: string; recordedAt: string; source: string };
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
  const undoSince = new Date(Date.parse(now) - UNDO_HOURS * 3_600_000).toISOString();
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
        canWithdraw: fate === "sent" && letter.recordedAt >= undoSince,
      },
    ];
  });
  const replyLines = replies.map(
    ({ id, receivedOn, recordedAt, source }): ReplyLine => ({
      kind: "reply",
      id,
      receivedOn,
      canWithdraw: source === "writer" && recordedAt >= undoSince,
    }),
  );
  const day = (line: LetterLine | ReplyLine) => (line.kind === "letter" ? line.sentOn : line.receivedOn);
  return [...letterLines, ...replyLines].sort((a, b) => (day(a) < day(b) ? 1 : -1));
}
