import { type DayNumber, monthStart, monthsEarlier, yearStart } from "../dates/day-numbers";
import type { CountWay, LimitHere } from "./limit-here";
import type { Slot } from "./slots";

/** Whether one way of counting has room. `full`: it has none, however what is not known turns out. The rest: it depends on that. */
export type Room = "free" | "full" | "date-unsure" | "remand-counts" | "grams-unsure" | "regime-unknown";

const worst: readonly Room[] = [
  "free",
  "grams-unsure",
  "date-unsure",
  "remand-counts",
  "regime-unknown",
  "full",
];

export function worseOf(a: Room, b: Room): Room {
  return worst.indexOf(a) > worst.indexOf(b) ? a : b;
}

/** The last day before the period of a way that ends with `day`. */
export function periodBefore({ period }: CountWay, day: DayNumber): DayNumber {
  if (period === "calendar-year") return yearStart(day) - 1;
  return monthsEarlier(day, period === "rolling-12-months" ? 12 : 6);
}

/** Whether one more on `day` fits into the period that ends with `end`. Slots outside that period say nothing. */
export function roomInPeriod(slots: readonly Slot[], way: CountWay, day: DayNumber, end: DayNumber): Room {
  const before = periodBefore(way, end);
  if (day <= before) return "free";
  let [may, mayWithoutRemand, must, mustWithRemand] = [1, 1, 1, 1];
  for (const slot of slots) {
    if (slot.until <= before || slot.from > end) continue;
    may++;
    if (!slot.isRemand) mayWithoutRemand++;
    if (slot.from <= before || slot.until > end) continue;
    mustWithRemand++;
    if (!slot.isRemand) must++;
  }
  if (may <= way.count) return "free";
  if (must > way.count) return "full";
  return mayWithoutRemand <= way.count || mustWithRemand > way.count ? "remand-counts" : "date-unsure";
}

/** Whether `day` is far enough from one slot, either way. */
export function roomBeside(slot: Slot, intervalDays: number, day: DayNumber): Room {
  const nearest = slot.from > day ? slot.from - day : slot.until < day ? day - slot.until : 0;
  if (nearest >= intervalDays) return "free";
  const farthest = Math.max(Math.abs(day - slot.from), Math.abs(day - slot.until));
  if (farthest >= intervalDays) return "date-unsure";
  return slot.isRemand ? "remand-counts" : "full";
}

/** Grams that the month of `day` has left: at least (everything unknown as heavy as it can be) and at most. */
export function gramsLeft(
  slots: readonly Slot[],
  limit: Extract<LimitHere, { of: "grams" }>,
  day: DayNumber,
): { least: number; most: number } {
  const first = monthStart(day);
  const next = monthStart(first + 31);
  let [least, most] = [limit.grams, limit.grams];
  for (const { from, until, ...slot } of slots) {
    if (until < first || from >= next) continue;
    least -= slot.most;
    if (from >= first && until < next) most -= slot.least;
  }
  return { least, most };
}
