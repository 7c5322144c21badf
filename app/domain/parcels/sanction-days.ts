import { type DayNumber, dayNumber } from "../dates/day-numbers";
import { dayAfter } from "../dates/instants";
import { spanOf } from "../dates/span";
import { LONGEST_DAYS, type Sanction, type SanctionKind } from "../prisoners/sanctions";
import type { CountryRules } from "./rules";

/** The days of sanctions; both ends of a journey are days of it. */
export interface SanctionDays {
  /** A sanction of which a day may fall into these days and in which nothing may come. */
  noneIn(from: DayNumber, until: DayNumber): SanctionKind | null;
  /** The same for those in which only one may come in half a year. */
  singleIn(from: DayNumber, until: DayNumber): SanctionKind | null;
  /** The first and the last day each may last. */
  spans: readonly { kind: SanctionKind; from: DayNumber; until: DayNumber; isNone: boolean }[];
}

/**
 * Sanctions as days. One without a known end lasts as long as it may at most, as `isInForce` has it.
 */
export function sanctionDays(sanctions: readonly Sanction[], rules: CountryRules): SanctionDays {
  const spans = sanctions.map((each) => ({
    kind: each.kind,
    ...mayLast(each),
    isNone: rules.sanctions[each.kind].parcels.of === "zero",
  }));
  const first = (from: DayNumber, until: DayNumber, isNone: boolean) =>
    spans.find((each) => each.isNone === isNone && each.from <= until && each.until >= from)?.kind ?? null;
  return {
    noneIn: (from, until) => first(from, until, true),
    singleIn: (from, until) => first(from, until, false),
    spans,
  };
}

function mayLast({ kind, from, until }: Sanction): { from: DayNumber; until: DayNumber } {
  const begun = spanOf(from);
  const ended =
    spanOf(until).until ?? (begun.until === null ? null : dayAfter(begun.until, LONGEST_DAYS[kind]));
  return {
    from: begun.from === null ? Number.NEGATIVE_INFINITY : dayNumber(begun.from),
    until: ended === null ? Number.POSITIVE_INFINITY : dayNumber(ended),
  };
}
