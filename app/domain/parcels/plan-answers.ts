import { type DayNumber, monthStart, monthsEarlier } from "../dates/day-numbers";
import { strictness } from "./allowance-types";
import { type LedgerEntry, slotUseOf } from "./ledger";
import type { LimitHere } from "./limit-here";
import { intervalsOn, stableStretches } from "./plan-days";
import type { PlanProblem } from "./plan-problem";
import { BEGINNING, daysOf } from "./slots";
import type { Added } from "./tallies";

/** Answers as numbers, the stricter the greater: a search compares many. */
export const [YES, ASK, NO] = [0, 1, 2];
export type Use = "food" | "warm";

/** Answers for one more entry of a plan whose earlier entries are in it already. */
export interface PlanAnswers {
  /** Whether grams of a month limit anywhere in the plan. */
  isGramPlace: boolean;
  /** Whether a number of parcels limits anywhere. */
  isCounted: boolean;
  /**
   * The answer for the day with index `at`, after so many entries, the last of them on `previous`, of which so much food
   * and so many warm parcels fall into the day's month (0 where no grams limit).
   */
  answer(
    at: number,
    use: Use,
    entries: number,
    previous: DayNumber,
    foodInMonth: number,
    warmInMonth: number,
  ): number;
}

/**
 * Answers for every day of a plan, kept once found. Because a plan ends within a year, its earlier entries all count in
 * the year of a later one; only the last matters for the interval, and the answer never gets better with more of them.
 * Days of one stable stretch share what is kept. What is asked is always the allowance itself; an entry one would have
 * to ask about, and that would make uncertain what somebody else holds later (a day of the family's, a parcel on its
 * way), is a no.
 */
export function planAnswers(problem: PlanProblem): PlanAnswers {
  const { book, days, grams } = problem;
  const stretches = stableStretches(problem);
  const limits = days.map((day) => book.places.limitsOn(day, "parcels"));
  const isGramPlace = limits.some((each) => each.some(({ of }) => of === "grams"));
  const everywhere = [...limits, ...book.slots.map(({ until }) => book.places.limitsOn(until, "parcels"))];
  const isNowhere = (of: LimitHere["of"]) =>
    everywhere.every((each) => each.every((limit) => limit.of !== of));
  const isSingleNowhere = book.sanctions.spans.every(({ isNone }) => isNone);
  const isCountFree = isSingleNowhere && isNowhere("count");
  /** Where no grams limit, what weighs more is answered the same. */
  const areUsesAlike = isNowhere("grams");
  const areYearsRolling = everywhere.every((each) =>
    each.every((limit) => limit.of !== "count" || limit.way?.period !== "calendar-year"),
  );
  const far = { half: !isSingleNowhere || !areYearsRolling, month: isGramPlace || !areYearsRolling };
  const bounds = days.map((day) => boundsOf(book, day, far));
  const mostEntries = problem.foodWanted + problem.warm.length;
  const kept = new Map<number, number>();
  const [widthFood, widthWarm] = [problem.foodWanted + 1, problem.warm.length + 1];
  const stretchCount = (stretches.at(-1) ?? 0) + 1;
  const inMonth = new Int8Array(isCountFree ? stretchCount * 2 * widthFood * widthWarm : 0).fill(-1);
  const mostYes = new Int16Array(isCountFree ? 0 : stretchCount * 128).fill(-2);
  const mostAsk = new Int16Array(mostYes.length);
  const harms = harmOf(problem);

  const ask = (
    day: DayNumber,
    use: Use,
    entries: number,
    previous: DayNumber,
    monthGrams: number,
  ): number => {
    const more = planned(entries, previous, monthGrams, book.places.isRemandOn(previous));
    const asked = { kind: "parcel" as const, day, grams: grams[use], isOutsideCount: false };
    const answer = book.answerOn(asked, { more });
    if (answer !== "ask") return answer === "yes" ? YES : NO;
    return harms(day, grams[use], more) ? NO : ASK;
  };

  return {
    isGramPlace,
    isCounted: !isCountFree,
    answer(at, use, entries, previous, foodInMonth, warmInMonth) {
      const day = days[at] as number;
      const place = (stretches[at] as number) * 2 + (use === "food" || areUsesAlike ? 0 : 1);
      if (isCountFree) {
        const key = (place * widthFood + foodInMonth) * widthWarm + warmInMonth;
        if (inMonth[key] === -1) {
          inMonth[key] = ask(
            day,
            use,
            entries,
            previous,
            foodInMonth * grams.food + warmInMonth * grams.warm,
          );
        }
        return inMonth[key] as number;
      }
      const near = entries === 0 ? 0 : nearness(bounds[at] as readonly number[], previous);
      if (isGramPlace) {
        const key = (((place * 64 + near) * 64 + entries) * 64 + foodInMonth) * 8 + warmInMonth;
        const monthGrams = foodInMonth * grams.food + warmInMonth * grams.warm;
        const answer = kept.get(key) ?? ask(day, use, entries, previous, monthGrams);
        kept.set(key, answer);
        return answer;
      }
      const key = place * 64 + near;
      if (mostYes[key] === -2) {
        const alone = entries === 0 ? ask(day, use, 0, previous, 0) : NO;
        const most =
          entries === 0
            ? { yes: alone === YES ? 0 : -1, ask: alone === NO ? -1 : 0 }
            : mostBefore((count) => ask(day, use, count, previous, 0), mostEntries);
        [mostYes[key], mostAsk[key]] = [most.yes, most.ask];
      }
      return entries <= (mostYes[key] as number) ? YES : entries <= (mostAsk[key] as number) ? ASK : NO;
    },
  };
}

/** Whether one more on a day, beside what the plan holds before it, makes worse what stands fixed on that day or later. */
function harmOf({ book, fixed, last }: PlanProblem) {
  const held = fixed
    .filter(({ state }) => slotUseOf(state) === "holds")
    .map((entry) => ({ entry, day: daysOf(entry.on).until, before: null as number | null }))
    .filter(({ day }) => day <= last);
  const answerFor = (
    { id, kind, grams, isOutsideCount }: LedgerEntry,
    day: DayNumber,
    more: readonly Added[],
  ) => strictness(book.answerOn({ kind, day, grams, isOutsideCount }, { without: id, more }));
  return (day: DayNumber, grams: number, more: readonly Added[]): boolean => {
    const added = { day, pieces: 1, grams, isRemand: book.places.isRemandOn(day) };
    return held.some((each) => {
      if (each.day < day) return false;
      each.before ??= answerFor(each.entry, each.day, []);
      return answerFor(each.entry, each.day, [...more, added]) > each.before;
    });
  };
}

/** The most of 1 to `limit` earlier entries with which the answer is still yes, and is not yet no; -1: not even with one. */
function mostBefore(answer: (entries: number) => number, limit: number): { yes: number; ask: number } {
  const atMost = answer(limit);
  if (atMost === YES) return { yes: limit, ask: limit };
  let [yes, ask] = [-1, -1];
  for (let entries = 1; entries <= limit; entries++) {
    const found = answer(entries);
    if (found === NO) break;
    ask = entries;
    if (found === YES) yes = entries;
    else if (atMost === ASK) break;
  }
  return { yes, ask: atMost === ASK ? limit : ask };
}

/**
 * Days from which on an entry before stands near in a way that may matter: in the half-year and the month only where
 * those count.
 */
function boundsOf(
  book: PlanProblem["book"],
  day: DayNumber,
  far: { half: boolean; month: boolean },
): number[] {
  const intervals = intervalsOn(book.places.limitsOn(day, "parcels")).map((days) => day - days + 1);
  return [
    BEGINNING + 1,
    ...(far.half ? [monthsEarlier(day, 6) + 1] : []),
    ...new Set(intervals),
    ...(far.month ? [monthStart(day)] : []),
  ];
}

function nearness(bounds: readonly number[], previous: DayNumber): number {
  let near = 0;
  for (let at = 0; at < bounds.length; at++) if (previous >= (bounds[at] as number)) near |= 1 << at;
  return near;
}

/** Earlier entries of the plan: all where the last of them is, for no rule tells them apart. */
function planned(entries: number, previous: DayNumber, grams: number, isRemand: boolean): Added[] {
  return entries === 0 ? [] : [{ day: previous, pieces: entries, grams, isRemand }];
}
