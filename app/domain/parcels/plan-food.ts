import { type DayNumber, dayNumber, monthStart } from "../dates/day-numbers";
import { ASK, NO, type PlanAnswers } from "./plan-answers";
import { gapsOf, weekOf } from "./plan-gaps";
import type { PlanProblem } from "./plan-problem";
import { mayAsk, type WarmPlacing } from "./plan-warm";
import { BEGINNING } from "./slots";

/** What each objective weighs, so that one number compares plans: none of a lower one ever makes up for a higher. */
export const [CHANGE, GAP, CELEBRATION, FOOD] = [1, 2 ** 7, 2 ** 22, 2 ** 27];
export const NEVER = Number.POSITIVE_INFINITY;

/** The most entries any plan can hold: one more than may stand before the last of them, however far apart they are. */
function mostEntriesOf({ days, foodWanted, warm, book }: PlanProblem, answers: PlanAnswers): number {
  const today = dayNumber(book.facts.today);
  const limit = foodWanted + warm.length;
  const isBarred = (at: number, entries: number) =>
    (["food", "warm"] as const).every((use) => answers.answer(at, use, entries, today, 0, 0) === NO);
  let most = 0;
  for (const at of days.keys()) while (most < limit && !isBarred(at, most)) most++;
  return most;
}

/** The best food around warm things that stand; worth Infinity where those then may not come at all. */
export function foodPlacer(problem: PlanProblem, answers: PlanAnswers) {
  const { days, foodWanted, current, celebrations, last, foodBefore, fixedFood } = problem;
  const { isGramPlace } = answers;
  const isAskAllowed = !days.some((_, at) => answers.answer(at, "food", 0, BEGINNING, 0, 0) < ASK);
  const strictest = isAskAllowed ? ASK : ASK - 1;
  const gap = gapsOf(problem);
  const months = days.map(monthStart);
  const occasions = days.map((day) =>
    celebrations.reduce((mask, { from, until }, at) => mask | (from <= day && day <= until ? 1 << at : 0), 0),
  );
  const weeks = days.map(weekOf);
  const lastWeek = weekOf(last);
  const fixedAfter = days.map((day) => fixedFood.filter((food) => food > day).length);
  const occasionsAfter = days.map((_, at) =>
    bitsOf(occasions.slice(at + 1).reduce((mask, each) => mask | each, 0)),
  );
  const changes = days.map((day) => (current.food.has(day) ? -CHANGE : CHANGE));
  /** Food parcels of one month that are told apart. */
  const widest = isGramPlace ? foodWanted + 1 : 1;
  const worths = new Float64Array((days.length + 1) * (foodWanted + 1) * widest);
  const nexts = new Int16Array(worths.length);

  /** The index of the day from which on the rest could be parted evenly. */
  const evenlyAfter = (fromDay: DayNumber, left: number): number => {
    const fixedLeft = fixedFood.filter((food) => food > fromDay).length;
    const mean = (lastWeek - weekOf(fromDay)) / (left + fixedLeft + 2);
    const at = weeks.findIndex((week) => week >= weekOf(fromDay) + Math.floor(mean));
    return at === -1 ? days.length : at;
  };
  const mostEntries = mostEntriesOf(problem, answers);

  /** The best food around warm things, or around none but with the slots that so many of them take gone. */
  return (warm: WarmPlacing, taken = warm.filter((at) => at !== null).length) =>
    placeAll(warm, Math.max(0, Math.min(foodWanted, mostEntries - taken)));

  function placeAll(warm: WarmPlacing, mostFood: number): { worth: number; food: number[] } {
    const placed = warm
      .flatMap((at, which) =>
        at === null ? [] : [{ at, day: days[at] as number, month: months[at] as number, which }],
      )
      .sort((a, b) => a.day - b.day);
    const passedBy = days.map((day) => placed.filter((each) => each.day <= day).length);
    worths.fill(Number.NaN);

    const warmInMonth = (passed: number, month: DayNumber): number => {
      if (!isGramPlace) return 0;
      let found = 0;
      for (let at = 0; at < passed; at++)
        found += Number((placed[at] as (typeof placed)[number]).month === month);
      return found;
    };
    const dayOf = (at: number): DayNumber => (at < 0 ? BEGINNING : (days[at] as number));
    const previousOf = (at: number, passed: number): DayNumber =>
      passed === 0 ? dayOf(at) : Math.max(dayOf(at), (placed[passed - 1] as (typeof placed)[number]).day);
    const foodInMonth = (at: number, inMonth: number, month: DayNumber): number =>
      isGramPlace && at >= 0 && months[at] === month ? inMonth + 1 : 0;

    /** Whether the warm things between two food parcels may still come. */
    const isWarmFine = (at: number, count: number, inMonth: number, from: number, until: number): boolean => {
      for (let next = from; next < until; next++) {
        const each = placed[next] as (typeof placed)[number];
        const month = months[each.at] as number;
        const food = foodInMonth(at, inMonth, month);
        const previous = previousOf(at, next);
        const found = answers.answer(each.at, "warm", count + next, previous, food, warmInMonth(next, month));
        if (found === NO || (found === ASK && !mayAsk(problem, answers, each.which))) return false;
      }
      return true;
    };

    const mostAfter = answers.isCounted ? mostFoodAfter() : null;

    /** No plan is worth less from a day on, when so much food may still come: every gap alike, every occasion met. */
    const leastAfter = (at: number, wanted: number): number => {
      const left = mostAfter === null ? wanted : Math.min(wanted, mostAfter[at] as number);
      const rest = lastWeek - (weeks[at] as number);
      const squares = Math.ceil(rest ** 2 / (left + (fixedAfter[at] as number) + 1) - 1e-9);
      const met = Math.min(left, occasionsAfter[at] as number);
      return squares * GAP - left * (FOOD + CHANGE) - met * CELEBRATION;
    };

    const bestAfter = (at: number, count: number, inMonth: number): number => {
      const state = ((at + 1) * (foodWanted + 1) + count) * widest + inMonth;
      const known = worths[state] as number;
      if (!Number.isNaN(known)) return known;
      const start = at < 0 ? 0 : (passedBy[at] as number);
      const fromDay = at < 0 ? foodBefore : (days[at] as number);
      const met = at < 0 ? 0 : (occasions[at] as number);
      const left = mostFood - count - 1;
      let [best, next] = [NEVER, -1];
      if (isWarmFine(at, count, inMonth, start, placed.length)) best = gap(fromDay, last) * GAP;

      const consider = (to: number): void => {
        const meets = (occasions[to] as number) & ~met;
        const own =
          gap(fromDay, days[to] as number) * GAP -
          FOOD +
          (changes[to] as number) -
          (meets === 0 ? 0 : bitsOf(meets) * CELEBRATION);
        const isBetter = (worth: number) => worth < best || (worth === best && to < next);
        if (!isBetter(own + leastAfter(to, left))) return;
        const passed = passedBy[to] as number;
        const month = months[to] as number;
        const food = foodInMonth(at, inMonth, month);
        const warmBefore = isGramPlace ? warmInMonth(passed, month) : 0;
        const found = answers.answer(to, "food", count + passed, previousOf(at, passed), food, warmBefore);
        if (found > strictest) return;
        if (passed > start && !isWarmFine(at, count, inMonth, start, passed)) return;
        const worth = own + bestAfter(to, count + 1, food);
        if (isBetter(worth)) [best, next] = [worth, to];
      };
      if (left >= 0) {
        const middle = Math.max(at + 1, evenlyAfter(fromDay, left));
        for (let to = middle; to < days.length; to++) consider(to);
        for (let to = middle - 1; to > at; to--) consider(to);
      }
      worths[state] = best;
      nexts[state] = next;
      return best;
    };

    /** For each day the most food that may follow one on it, by what two in a row leave each other. */
    function mostFoodAfter(): Int16Array {
      const most = new Int16Array(days.length);
      const onward = new Int16Array(days.length + 1).fill(-1);
      for (let at = days.length - 1; at >= 0; at--) {
        let found = 0;
        for (let to = at + 1; to < days.length && 1 + (onward[to] as number) > found; to++) {
          const then = 1 + (most[to] as number);
          if (then > found && mayFollow(at, to)) found = then;
        }
        most[at] = found;
        onward[at] = Math.max(found, onward[at + 1] as number);
      }
      return most;
    }

    function mayFollow(at: number, to: number): boolean {
      const [start, passed] = [passedBy[at] as number, passedBy[to] as number];
      if (answers.answer(to, "food", 1 + passed, previousOf(at, passed), 0, 0) > strictest) return false;
      return passed === start || isWarmFine(at, 1, 0, start, passed);
    }

    const worth = bestAfter(-1, 0, 0);
    const food: number[] = [];
    for (let [at, inMonth] = [-1, 0]; worth !== NEVER; ) {
      const to = nexts[((at + 1) * (foodWanted + 1) + food.length) * widest + inMonth] as number;
      if (to === -1) break;
      inMonth = foodInMonth(at, inMonth, months[to] as number);
      food.push(to);
      at = to;
    }
    return { worth, food };
  }
}

function bitsOf(mask: number): number {
  let [rest, bits] = [mask, 0];
  for (; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
