import type { ParcelFacts, ParcelStay } from "~/domain/parcels/allowance-types";

type Regime = "general" | "strict" | "special";

/** What is taken to be so of somebody of whom it is not known. */
export interface Assumed {
  regime: Regime;
  isMinorUntil: number;
}

export type Rule =
  | { of: "year"; count: number; interval: number | null; rolling: boolean }
  | { of: "month"; grams: number }
  | { of: "any" | "ask" | "never" | "not-in-table" };

export const toNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

export function stayOn(facts: ParcelFacts, day: number): ParcelStay | null {
  let found: ParcelStay | null = null;
  for (const stay of facts.stays) if (toNumber(stay.from.date as string) <= day) found = stay;
  if (found?.until.date && toNumber(found.until.date) < day) return null;
  return found;
}

/** The table of docs/domain.md §2, typed again: a year's parcels by regime and conditions. */
const colonies: Record<Regime, Record<"ordinary" | "lightened" | "strict", number>> = {
  general: { ordinary: 6, lightened: 12, strict: 3 },
  strict: { ordinary: 4, lightened: 6, strict: 2 },
  special: { ordinary: 3, lightened: 4, strict: 1 },
};

/** The rule on a day as the table and whatever overrides it say. */
export function ruleOn(facts: ParcelFacts, world: Assumed, day: number, isPacket: boolean): Rule {
  const stay = stayOn(facts, day);
  if (stay === null) return { of: "not-in-table" };
  const rule = tableRule(facts, world, stay, day);
  if (rule.of === "any" || rule.of === "not-in-table") return rule;
  return overridden(facts, rule, day, isPacket);
}

function tableRule(facts: ParcelFacts, world: Assumed, stay: ParcelStay, day: number): Rule {
  const { person } = facts;
  const regime = stay.regime ?? world.regime;
  const noted = person.conditions.filter(({ since }) => toNumber(since) <= day).at(-1)?.conditions;
  const grade = noted ?? (person.isLifeSentence ? "strict" : "ordinary");
  switch (stay.kind) {
    case "sizo": {
      const isExempt = person.exemptions.some(
        ({ from, until }) => toNumber(from as string) <= day && day <= toNumber(until as string),
      );
      return isExempt || day < world.isMinorUntil ? { of: "any" } : { of: "month", grams: 30_000 };
    }
    case "ik":
      return person.gender === "f" ? { of: "any" } : yearOf(colonies[regime][grade]);
    case "prison":
      if (person.gender === "f") return { of: "any" };
      if (stay.regime === "special") return { of: "not-in-table" };
      return yearOf(regime === "general" ? 2 : 1);
    case "kp":
    case "vk":
      return { of: "any" };
    default:
      return { of: "ask" };
  }
}

function yearOf(count: number): Rule {
  return { of: "year", count, interval: Math.ceil(365 / count), rolling: true };
}

function overridden(facts: ParcelFacts, rule: Rule, day: number, isPacket: boolean): Rule {
  const word = (code: string) => {
    const meant = facts.overrides.filter((each) => each.rule === code && toNumber(each.since) <= day);
    return meant.filter(({ of }) => of === "prisoner").at(-1) ?? meant.at(-1);
  };
  const said = word(rule.of === "month" ? "grams-a-month" : isPacket ? "packets-a-year" : "parcels-a-year");
  if (said?.stance === "lifted") return { of: "any" };
  if (said && said.figure === null) return { of: "ask" };
  if (said?.figure === 0) return { of: "never" };
  if (rule.of === "month") return { of: "month", grams: said?.figure ?? rule.grams };
  if (rule.of !== "year" && !said) return { of: "ask" };
  const extra = isPacket || said ? 0 : facts.person.medicalExtra;
  const count = said?.figure ?? (rule.of === "year" ? rule.count + extra : 0);
  const [rolling, interval] = [word("rolling-year"), word("interval")];
  if (rolling?.stance === "changed" || (interval?.stance === "changed" && interval.figure === null))
    return { of: "ask" };
  if (rolling && interval?.stance === "lifted") return { of: "ask" };
  return {
    of: "year",
    count,
    rolling: !rolling,
    interval: interval
      ? interval.stance === "lifted"
        ? null
        : (interval.figure as number)
      : Math.ceil(365 / count),
  };
}
