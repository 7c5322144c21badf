import { type DayNumber, monthStart, monthsEarlier, yearStart } from "../dates/day-numbers";
import type { CountWay } from "./limit-here";
import type { Slot } from "./slots";
import type { Added } from "./tallies";

/** Whether one way of counting has room. `full`: it has none, however what is not known turns out. The rest: it depends on that. */
export type Room = "free" | "full" | "date-unsure" | "remand-counts" | "grams-unsure" | "regime-unknown";

const badness: Readonly<Record<Room, number>> = {
  ...{ free: 0, "grams-unsure": 1, "date-unsure": 2, "remand-counts": 3, "regime-unknown": 4, full: 5 },
};

export function worseOf(a: Room, b: Room): Room {
  return badness[a] > badness[b] ? a : b;
}

/** The last day before a period that ends with `day`. */
export function periodBefore(period: CountWay["period"], day: DayNumber): DayNumber {
  if (period === "calendar-year") return yearStart(day) - 1;
  return monthsEarlier(day, period === "rolling-12-months" ? 12 : 6);
}

/** How many slots may and must fall into a period, by whether what came into remand counts. */
export interface Tally {
  /** The last day before the period, and its last. */
  before: DayNumber;
  end: DayNumber;
  may: number;
  mayWithoutRemand: number;
  must: number;
  mustWithRemand: number;
}

export function tallyIn(slots: readonly Slot[], before: DayNumber, end: DayNumber): Tally {
  const tally = { before, end, may: 0, mayWithoutRemand: 0, must: 0, mustWithRemand: 0 };
  for (const slot of slots) {
    if (slot.until <= before || slot.from > end) continue;
    tally.may++;
    if (!slot.isRemand) tally.mayWithoutRemand++;
    if (slot.from <= before || slot.until > end) continue;
    tally.mustWithRemand++;
    if (!slot.isRemand) tally.must++;
  }
  return tally;
}

/** Whether one more on `day` fits into a period of which `count` may be. Slots outside that period say nothing. */
export function roomInPeriod(tally: Tally, count: number, day: DayNumber, added: readonly Added[]): Room {
  if (day <= tally.before) return "free";
  let more = 1;
  let moreRemand = 0;
  for (const each of added) {
    if (each.day <= tally.before || each.day > tally.end) continue;
    if (each.isRemand) moreRemand += each.pieces;
    else more += each.pieces;
  }
  if (tally.may + more + moreRemand <= count) return "free";
  if (tally.must + more > count) return "full";
  const isRemandAsked =
    tally.mayWithoutRemand + more <= count || tally.mustWithRemand + more + moreRemand > count;
  return isRemandAsked ? "remand-counts" : "date-unsure";
}

/** Whether `day` is far enough from one slot, either way. */
export function roomBeside(
  slot: Pick<Slot, "from" | "until" | "isRemand">,
  intervalDays: number,
  day: DayNumber,
): Room {
  const nearest = slot.from > day ? slot.from - day : slot.until < day ? day - slot.until : 0;
  if (nearest >= intervalDays) return "free";
  const farthest = Math.max(Math.abs(day - slot.from), Math.abs(day - slot.until));
  if (farthest >= intervalDays) return "date-unsure";
  return slot.isRemand ? "remand-counts" : "full";
}

/** Whether a day is far enough from every slot that is not surely later; later ones ask by their own rule. */
export function worstBeside(slots: readonly Slot[], intervalDays: number, day: DayNumber): Room {
  let room: Room = "free";
  for (const slot of slots) if (slot.from <= day) room = worseOf(room, roomBeside(slot, intervalDays, day));
  return room;
}

/** Grams of a month: at most (everything unknown as heavy as it can be) and at least. */
export function gramsIn(slots: readonly Slot[], first: DayNumber): { most: number; least: number } {
  const next = monthStart(first + 31);
  let [most, least] = [0, 0];
  for (const { from, until, ...slot } of slots) {
    if (until < first || from >= next) continue;
    most += slot.most;
    if (from >= first && until < next) least += slot.least;
  }
  return { most, least };
}
