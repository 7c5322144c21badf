import { type DayNumber, monthStart, monthsEarlier } from "../dates/day-numbers";
import type { Answer } from "./allowance-types";
import { type LedgerEntry, slotUseOf } from "./ledger";
import type { PlanProblem } from "./plan-problem";
import { BEGINNING, daysOf, type Slot } from "./slots";

/** What the plan holds before a day: so many entries, the last of them on `previous`, so much of it in the day's month. */
export interface Before {
  entries: number;
  previous: DayNumber;
  monthGrams: number;
}

export const NOTHING_BEFORE: Before = { entries: 0, previous: BEGINNING, monthGrams: 0 };

/** Answers for one more entry of a plan whose earlier entries are already in it. */
export interface PlanAnswers {
  isGramPlace: boolean;
  answer(at: number, grams: number, before: Before): Answer;
}

/**
 * Answers for every day of a plan, kept once found. Because a plan ends within a year, its earlier entries all count in
 * the year of a later one; only the last matters for the interval, and the answer never gets better with more of them.
 * What is asked is always the allowance itself. An entry one would have to ask about, and that would make uncertain what
 * somebody else holds later (a day of the family's, a parcel on its way), is a `no`.
 */
export function planAnswers(problem: PlanProblem): PlanAnswers {
  const { book, days } = problem;
  const isGramPlace = days.some((day) =>
    book.places.limitsOn(day, "parcels").some(({ of }) => of === "grams"),
  );
  const bounds = days.map((day) => boundsOf(book, day));
  const known = new Map<number, { yes: number; ask: number }>();
  const knownInMonth = new Map<string, Answer>();
  const harms = harmOf(problem);
  const ask = (day: DayNumber, grams: number, before: Before): Answer => {
    const more = planned(before, book.places.isRemandOn(before.previous));
    const { answer } = book.on({ kind: "parcel", day, grams, isOutsideCount: false }, { more });
    return answer === "ask" && harms(day, grams, more) ? "no" : answer;
  };

  return {
    isGramPlace,
    answer(at, grams, before) {
      const day = days[at] as number;
      const nearness = nearnessOf(bounds[at] as readonly number[], before.previous);
      if (isGramPlace) {
        const key = `${at} ${nearness} ${before.entries} ${before.monthGrams} ${grams}`;
        const answer = knownInMonth.get(key) ?? ask(day, grams, before);
        knownInMonth.set(key, answer);
        return answer;
      }
      const key = at * 16 + nearness;
      let most = known.get(key);
      if (most === undefined) {
        most = mostBefore((entries) => ask(day, grams, { ...before, entries }), Math.min(1, before.entries));
        known.set(key, most);
      }
      return before.entries <= most.yes ? "yes" : before.entries <= most.ask ? "ask" : "no";
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
    more: readonly Slot[],
  ) => strictness.indexOf(book.on({ kind, day, grams, isOutsideCount }, { without: id, more }).answer);
  return (day: DayNumber, grams: number, more: readonly Slot[]): boolean => {
    const added = plannedSlot("added", day, grams, book.places.isRemandOn(day));
    return held.some((each) => {
      if (each.day < day) return false;
      each.before ??= answerFor(each.entry, each.day, []);
      return answerFor(each.entry, each.day, [...more, added]) > each.before;
    });
  };
}

const strictness: readonly Answer[] = ["yes", "ask", "no"];

/** More than any plan ever holds. */
const MOST_ENTRIES = 60;

/** The most earlier entries with which the answer is still yes, and is not yet no; -1: not even with none. */
function mostBefore(answer: (entries: number) => Answer, least: number): { yes: number; ask: number } {
  const last = (isGood: (answer: Answer) => boolean): number => {
    if (!isGood(answer(least))) return -1;
    if (least === 0) return 0;
    if (isGood(answer(MOST_ENTRIES))) return MOST_ENTRIES;
    let [good, bad] = [least, MOST_ENTRIES];
    for (let step = 1; good + step < bad; step *= 2) {
      if (isGood(answer(good + step))) good += step;
      else bad = good + step;
    }
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (isGood(answer(middle))) good = middle;
      else bad = middle;
    }
    return good;
  };
  const yes = last((each) => each === "yes");
  const ask = last((each) => each !== "no");
  return { yes, ask };
}

/** Days from which on an entry before stands nearer to this one in a way that may matter, in order. */
function boundsOf(book: PlanProblem["book"], day: DayNumber): number[] {
  const limits = book.places.limitsOn(day, "parcels");
  const intervals = limits.flatMap((limit) =>
    limit.of === "count" && limit.intervalDays !== null ? [day - limit.intervalDays + 1] : [],
  );
  return [...intervals, monthsEarlier(day, 6) + 1, monthStart(day), BEGINNING + 1].sort((a, b) => a - b);
}

function nearnessOf(bounds: readonly number[], previous: DayNumber): number {
  let nearness = 0;
  while (nearness < bounds.length && (bounds[nearness] as number) <= previous) nearness++;
  return nearness;
}

/** Earlier entries of the plan as slots: all where the last of them is, for no rule tells them apart. */
function planned({ entries, previous, monthGrams }: Before, isRemand: boolean): Slot[] {
  return Array.from({ length: entries }, (_, at) =>
    plannedSlot(`planned-${at}`, previous, at === 0 ? monthGrams : 0, isRemand),
  );
}

function plannedSlot(id: string, day: DayNumber, grams: number, isRemand: boolean): Slot {
  return {
    ...{ id, isRemand, countedAs: "parcels", isUsed: false, single: null },
    ...{ from: day, until: day, least: grams, most: grams },
  };
}
