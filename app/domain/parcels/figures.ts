import { type DayNumber, monthStart } from "../dates/day-numbers";
import type { Verdict } from "./allowance";
import { type Counted, type JudgedBy, limitOf } from "./judge-limits";
import type { CountedAs } from "./rules";
import type { Slot } from "./slots";
import { gramsLeft } from "./tallies";
import { periodBefore } from "./ways";

/** The figures behind a verdict on a day: slots or grams gone and promised in the period that decides, and what is left. */
export function figuresOf(
  by: JudgedBy,
  { tallies, added }: Pick<Counted, "tallies" | "added">,
  day: DayNumber,
  as: CountedAs,
): Pick<Verdict, "used" | "held" | "limit" | "gramsLeft"> {
  const limit = limitOf(by);
  if (by === null || by.of === "zero") return { used: 0, held: 0, limit, gramsLeft: null };
  if (by.of === "grams") {
    const { least } = gramsLeft(tallies, added, by.grams, day);
    return { ...gramsIn(tallies.slots, day), limit, gramsLeft: Math.max(0, least) };
  }
  const before = by.way === null ? null : periodBefore(by.way.period, day);
  const counts = before === null ? { used: 0, held: 0 } : countIn(tallies.alike(as), before, day);
  return { ...counts, limit, gramsLeft: null };
}

function countIn(slots: readonly Slot[], before: DayNumber, day: DayNumber): { used: number; held: number } {
  const within = slots.filter(({ from, until }) => until > before && from <= day);
  const used = within.filter(({ isUsed }) => isUsed).length;
  return { used, held: within.length - used };
}

function gramsIn(slots: readonly Slot[], day: DayNumber): { used: number; held: number } {
  const first = monthStart(day);
  const next = monthStart(first + 31);
  const within = slots.filter(({ from }) => from >= first && from < next);
  const sum = (of: readonly Slot[]) => of.reduce((total, { least }) => total + least, 0);
  const used = sum(within.filter(({ isUsed }) => isUsed));
  return { used, held: sum(within) - used };
}
