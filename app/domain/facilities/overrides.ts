import type { DateISO } from "../dates/instants";
import { type LetterRule, type LetterRuleCode, letterRuleCodes } from "./letter-rules";

/** `lifted`: the rule does not hold. `changed`: it holds otherwise, as the note says. */
export const stances = ["lifted", "changed"] as const;
export type Stance = (typeof stances)[number];

export interface Override {
  rule: string;
  /** Whom it is about: one person outweighs the place they are held at. */
  of: "facility" | "prisoner";
  stance: Stance;
  note: string;
  /** The first day it holds. */
  since: DateISO;
}

/** A rule as it holds here, with what stands in its place, if anything does. */
export type RuleHere = LetterRule & { override: Override | null };

/**
 * The rules with what overrides them on `today`. A word about the person goes before one about the place, a later
 * one before an earlier; one that begins later changes nothing yet. Source: domain.md, the first paragraph.
 */
export function withOverrides(
  rules: readonly LetterRule[],
  overrides: readonly Override[],
  today: DateISO,
): RuleHere[] {
  return rules.map((rule) => {
    const meant = overrides.filter((each) => each.rule === rule.code && each.since <= today);
    const override =
      meant.findLast(({ of }) => of === "prisoner") ?? meant.findLast(({ of }) => of === "facility") ?? null;
    return { ...rule, override };
  });
}

export function isRuleCode(text: string): text is LetterRuleCode {
  return letterRuleCodes.some((code) => code === text);
}
