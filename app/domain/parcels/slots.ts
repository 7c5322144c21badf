import { type DayNumber, dayNumber } from "../dates/day-numbers";
import type { DateISO } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import { spanOf } from "../dates/span";
import type { SanctionKind } from "../prisoners/sanctions";
import type { ParcelFacts } from "./allowance-types";
import { type LedgerEntry, type ParcelKind, slotUseOf } from "./ledger";
import { journeyDays, type Places } from "./places";
import type { CountedAs } from "./rules";
import type { SanctionDays } from "./sanction-days";

/** Days before all others and after all others, for dates of which nothing is known. */
export const BEGINNING: DayNumber = -1_000_000;
export const END: DayNumber = 1_000_000;

/** An entry that holds or uses a slot, as the arithmetic wants it. */
export interface Slot {
  id: string;
  countedAs: CountedAs;
  /** The first and the last day it may count on; the same where the day is known. */
  from: DayNumber;
  until: DayNumber;
  isUsed: boolean;
  /** The least and the most it may weigh. */
  least: number;
  most: number;
  /** It came before the sentence: whether the sentence's year counts it, the law does not say. */
  isRemand: boolean;
  /** A sanction that its journey touches and in which only single ones may come. */
  single: SanctionKind | null;
}

/** The slots of a ledger, earliest first. Freed ones and those outside the count are none. */
export function slotsOf(facts: ParcelFacts, places: Places, sanctions: SanctionDays): Slot[] {
  return facts.ledger
    .filter((entry) => !entry.isOutsideCount && slotUseOf(entry.state) !== "frees")
    .map((entry) => slotOf(entry, facts, places, sanctions))
    .sort((a, b) => a.from - b.from || a.until - b.until || (a.id < b.id ? -1 : 1));
}

export function countedAs(kind: ParcelKind): CountedAs {
  return kind === "packet" ? "packets" : "parcels";
}

/** The days a partial date may mean; an unknown bound is the beginning or the end of all days. */
export function daysOf(date: PartialDate): { from: DayNumber; until: DayNumber } {
  const { from, until } = spanOf(date);
  return { from: orDay(from, BEGINNING), until: orDay(until, END) };
}

function slotOf(entry: LedgerEntry, facts: ParcelFacts, places: Places, sanctions: SanctionDays): Slot {
  const isUsed = slotUseOf(entry.state) === "uses";
  const { from, until: latest } = daysOf(entry.on);
  const until = isUsed ? Math.max(from, Math.min(latest, dayNumber(facts.today))) : latest;
  const heaviest = facts.rules.heaviest[entry.kind].grams;
  return {
    id: entry.id,
    countedAs: countedAs(entry.kind),
    from,
    until,
    isUsed,
    least: entry.grams ?? 0,
    most: entry.grams ?? heaviest,
    isRemand: places.isRemandOn(until),
    single: sanctions.singleIn(from - journeyDays(facts, entry.kind), until),
  };
}

function orDay(date: DateISO | null, unknown: DayNumber): DayNumber {
  return date === null ? unknown : dayNumber(date);
}
