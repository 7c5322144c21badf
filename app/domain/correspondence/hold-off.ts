import { type CustodyFacts, type LetterRule, letterRuling, mayBeWrittenTo } from "../prisoners/custody";

/** Why the next letter should wait: word of a move that a coordinator is checking, or where the person is. */
export type WhyHoldOff = "move-told" | Exclude<LetterRule, "write">;

/** What the rule of a next letter rests on. */
export type HoldOffFacts = Pick<CustodyFacts, "status" | "hasAddress"> & { isMoveTold: boolean };

/** Why nobody should write to this prisoner just now; null when one may. Source: the table of domain.md §5. */
export function holdOffFrom(facts: HoldOffFacts): WhyHoldOff | null {
  const { rule } = letterRuling(facts);
  if (rule !== "write" && !mayBeWrittenTo(facts)) return rule;
  return facts.isMoveTold ? "move-told" : null;
}
