import type { DateISO } from "../dates/instants";
import type { AllowanceReason, ParcelFacts } from "./allowance-types";
import { overrideOf, type ParcelOverride } from "./overrides";
import type { AllowanceRule, CountedAs, Limit, RuleSource } from "./rules";

/** A way of counting that must hold: so many in a period, this one among them. */
export interface CountWay {
  count: number;
  period: "calendar-year" | "rolling-12-months" | "rolling-6-months";
}

/** A row's limit as it holds for this person at this place, overrides and medical extra included. */
export type LimitHere = { source: RuleSource } & (
  | { of: "count"; count: number; way: CountWay | null; intervalDays: number | null }
  | { of: "grams"; grams: number }
  | { of: "nothing" }
  | { of: "zero" }
  | { of: "ask"; reason: AllowanceReason }
);

/** What a row of the table allows on a day once everything said about the place and the person is heard. */
export function limitHere(row: AllowanceRule, as: CountedAs, facts: ParcelFacts, day: DateISO): LimitHere {
  const { overrides, person, rules } = facts;
  const { source } = row;
  const limit = row[as];
  const said = overrideOf(overrides, limit.of === "grams" ? "grams-a-month" : `${as}-a-year`, day);
  if (said !== null && mayBeOverridden(limit)) {
    if (said.stance === "lifted") return { of: "nothing", source };
    if (said.figure === null) return { of: "ask", reason: "override-note", source };
    if (said.figure === 0) return { of: "zero", source };
    if (limit.of === "grams") return { of: "grams", grams: said.figure, source };
    return yearly(said.figure, limit, facts, day, source);
  }
  if (limit.of === "ask") return { of: "ask", reason: "ask-facility", source };
  if (limit.of !== "count") return { ...limit, source };
  if (as === "parcels" && person.medicalExtra > 0) {
    return yearly(limit.count + person.medicalExtra, limit, facts, day, rules.medicalExtra);
  }
  return yearly(limit.count, limit, facts, day, source);
}

function yearly(
  count: number,
  limit: Limit,
  facts: ParcelFacts,
  day: DateISO,
  source: RuleSource,
): LimitHere {
  const period = limit.of === "count" ? limit.period : "rolling-12-months";
  const interval = overrideOf(facts.overrides, "interval", day);
  const rolling = overrideOf(facts.overrides, "rolling-year", day);
  if (isUnclear(interval) || rolling?.stance === "changed")
    return { of: "ask", reason: "override-note", source };
  if (interval?.stance === "lifted" && rolling?.stance === "lifted") {
    return { of: "ask", reason: "override-note", source };
  }
  const own = limit.of === "count" && limit.count === count ? limit.minIntervalDays : intervalFor(count);
  return {
    of: "count",
    count,
    way: rolling?.stance === "lifted" ? null : { count, period },
    intervalDays: interval === null ? own : interval.stance === "lifted" ? null : interval.figure,
    source,
  };
}

/** How far apart `count` parcels must be for a year to hold no more: what is safe where no other interval is noted. */
function intervalFor(count: number): number {
  return Math.ceil(365 / count);
}

function mayBeOverridden({ of }: Limit): boolean {
  return of === "count" || of === "grams" || of === "ask";
}

function isUnclear(said: ParcelOverride | null): boolean {
  return said?.stance === "changed" && said.figure === null;
}
