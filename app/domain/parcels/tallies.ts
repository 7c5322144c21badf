import { type DayNumber, monthStart } from "../dates/day-numbers";
import type { CountWay } from "./limit-here";
import type { CountedAs } from "./rules";
import type { Slot } from "./slots";
import { gramsIn, periodBefore, type Room, type Tally, tallyIn, worstBeside } from "./ways";

/** More parcels of one day than the ledger holds, as a plan has it; none of a later day than the one asked about. */
export interface Added {
  day: DayNumber;
  pieces: number;
  /** Of all of them together. */
  grams: number;
  isRemand: boolean;
}

/** The slots of a ledger, with what was counted of them kept: many questions count the same periods. */
export interface Tallies {
  slots: readonly Slot[];
  alike(as: CountedAs): readonly Slot[];
  /** Slots of the period of a way that ends on a day. */
  inPeriod(as: CountedAs, period: CountWay["period"], end: DayNumber): Tally;
  /** The room that the slots up to a day leave to it by an interval. */
  beside(as: CountedAs, intervalDays: number, day: DayNumber): Room;
  /** Grams of the month of a day: at most and at least. */
  inMonth(day: DayNumber): { most: number; least: number };
}

const periods = ["calendar-year", "rolling-12-months", "rolling-6-months"] as const;

export function openTallies(slots: readonly Slot[]): Tallies {
  const by = {
    parcels: slots.filter(({ countedAs }) => countedAs === "parcels"),
    packets: slots.filter(({ countedAs }) => countedAs === "packets"),
  };
  const kept = { periods: new Map<number, Tally>(), beside: new Map<number, Room>() };
  const months = new Map<DayNumber, { most: number; least: number }>();
  const alike = (as: CountedAs) => by[as];
  return {
    slots,
    alike,
    inPeriod(as, period, end) {
      const key = (end * periods.length + periods.indexOf(period)) * 2 + Number(as === "packets");
      return keptIn(kept.periods, key, () => tallyIn(alike(as), periodBefore(period, end), end));
    },
    beside(as, intervalDays, day) {
      const key = (day * 1_000_000 + intervalDays) * 2 + Number(as === "packets");
      return keptIn(kept.beside, key, () => worstBeside(alike(as), intervalDays, day));
    },
    inMonth: (day) => {
      const first = monthStart(day);
      return keptIn(months, first, () => gramsIn(slots, first));
    },
  };
}

function keptIn<Found>(kept: Map<number, Found>, key: number, find: () => Found): Found {
  let found = kept.get(key);
  if (found === undefined) {
    found = find();
    kept.set(key, found);
  }
  return found;
}

/** Grams that the month of a day has left: at least (everything unknown as heavy as it can be) and at most. */
export function gramsLeft(tallies: Tallies, added: readonly Added[], limitGrams: number, day: DayNumber) {
  const { most, least } = tallies.inMonth(day);
  const more = added.reduce(
    (sum, each) => (monthStart(each.day) === monthStart(day) ? sum + each.grams : sum),
    0,
  );
  return { least: limitGrams - most - more, most: limitGrams - least - more };
}
