import { dayNumber } from "~/domain/dates/day-numbers";
import { allowance, openAllowances, type Verdict } from "~/domain/parcels/allowance";
import type { AllowanceAnswer, ParcelFacts, ParcelQuestion } from "~/domain/parcels/allowance-types";
import type { ParcelSender } from "~/domain/parcels/ledger";
import { withoutEntry } from "./ledger";

/** What is asked about, and which entry of the ledger it is, if it is one. */
export type Asked = ParcelQuestion & { who: ParcelSender; exceptId?: string };

/**
 * The answer for one entry. Consent is what others need before they send something: what a family sends, or another
 * group has promised, is theirs to decide.
 */
export function askFor(facts: ParcelFacts, { who, exceptId, ...question }: Asked): AllowanceAnswer {
  const others = exceptId === undefined ? facts : withoutEntry(facts, exceptId);
  return allowance(factsFor(others, who), question);
}

/** The same without the next free days: looking for those costs some hundred questions more. */
export function judgeFor(facts: ParcelFacts, { who, exceptId, day, sentOn, ...question }: Asked): Verdict {
  const { isOutsideCount = false, ...rest } = question;
  const asked = { ...rest, isOutsideCount, day: dayNumber(day) };
  return openAllowances(factsFor(facts, who)).on(
    sentOn === undefined ? asked : { ...asked, sentOn: dayNumber(sentOn) },
    exceptId === undefined ? {} : { without: exceptId },
  );
}

/** The facts as they count for whoever sends. */
export function factsFor(facts: ParcelFacts, who: ParcelSender): ParcelFacts {
  if (who === "volunteers" || who === "circle") return facts;
  return { ...facts, person: { ...facts.person, consent: "given" } };
}

/** An answer as a refusal tells it. */
export interface NotAllowed {
  ok: false;
  /** `ask-first`: it may be, once somebody has asked the place. */
  reason: "not-allowed" | "ask-first";
  because: AllowanceAnswer["reason"];
  nextYes: AllowanceAnswer["nextYes"];
  gramsLeft: number | null;
}

/** A refusal where the answer is no, or to ask and nobody did; null where it may be. */
export function refusalOf(answer: AllowanceAnswer, hasAsked: boolean): NotAllowed | null {
  const { reason: because, nextYes, gramsLeft } = answer;
  if (answer.answer === "no") return { ok: false, reason: "not-allowed", because, nextYes, gramsLeft };
  if (answer.answer === "yes" || hasAsked) return null;
  return { ok: false, reason: "ask-first", because, nextYes, gramsLeft };
}
