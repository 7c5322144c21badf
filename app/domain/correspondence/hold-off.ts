import { type LetterRuling, mayBeWrittenTo, type Status, statusRules } from "../prisoners/statuses";

/** Why the next letter should wait: word of a move that a coordinator is checking, or where the person is. */
export type WhyHoldOff = "move-told" | Exclude<LetterRuling, "write">;

/** Why nobody should write to this prisoner just now; null when one may. Source: the table of domain.md §5. */
export function holdOffFrom({
  status,
  isMoveTold,
}: {
  status: Status;
  isMoveTold: boolean;
}): WhyHoldOff | null {
  const { letters } = statusRules[status];
  if (letters !== "write" && !mayBeWrittenTo(status)) return letters;
  return isMoveTold ? "move-told" : null;
}
