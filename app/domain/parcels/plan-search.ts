import { type DayNumber, dayNumber, monthStart } from "../dates/day-numbers";
import { ASK, NO, type PlanAnswers } from "./plan-answers";
import { evenGaps, type GapBounds, gapsOf, NO_GAP_LEFT_OUT, weekOf } from "./plan-gaps";
import type { PlanProblem } from "./plan-problem";
import { placeWarm, type WarmPlacing } from "./plan-warm";
import { BEGINNING } from "./slots";

export interface FoundPlan {
  /** Indexes into the days of the problem. */
  food: readonly number[];
  warm: WarmPlacing;
}

/** What each objective weighs, so that one number compares plans: none of a lower one ever makes up for a higher. */
const [CHANGE, GAP, CELEBRATION, FOOD] = [1, 2 ** 7, 2 ** 22, 2 ** 27];
const NEVER = Number.POSITIVE_INFINITY;

/**
 * The best days for food beside the best days for warm things. Warm things come first in the objective, so that every
 * placing of them that none beats is tried, and food is put around each: day by day from the last to the first,
 * with the number of parcels before it, the best that may follow. Equal plans: the earlier days.
 */
export function searchPlan(problem: PlanProblem, answers: PlanAnswers): FoundPlan {
  const placeFood = foodPlacer(problem, answers);
  const placings = placeWarm(problem, answers).map((warm) => ({ warm, changes: changesOf(problem, warm) }));
  placings.sort((a, b) => a.changes - b.changes);
  const fewest = Math.min(...placings.map(({ warm }) => warm.filter((at) => at !== null).length));
  const unhindered = placings.length > 1 ? placeFood([], fewest).worth : -NEVER;
  let best: { worth: number; plan: FoundPlan } | null = null;
  for (const { warm, changes } of placings) {
    if (best !== null && unhindered + changes >= best.worth) break;
    const { worth, food } = placeFood(warm);
    if (best === null || worth + changes < best.worth)
      best = { worth: worth + changes, plan: { food, warm } };
  }
  return best?.plan ?? { food: [], warm: [] };
}

/** Warm things put where nobody plans them, less those that stay. */
function changesOf({ days, current }: PlanProblem, warm: WarmPlacing): number {
  const placed = warm.flatMap((at) => (at === null ? [] : [days[at] as number]));
  return placed.reduce((sum, day) => sum + (current.warm.has(day) ? -CHANGE : CHANGE), 0);
}

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
function foodPlacer(problem: PlanProblem, answers: PlanAnswers) {
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
  const fixedWeeks = days.map((day) => weekOf(fixedFood.findLast((food) => food < day) ?? BEGINNING));
  const lastFixedWeek = weekOf(fixedFood.at(-1) ?? BEGINNING);
  const changes = days.map((day) => (current.food.has(day) ? -CHANGE : CHANGE));
  /** Food parcels of one month that are told apart. */
  const widest = isGramPlace ? foodWanted + 1 : 1;
  const worths = new Float64Array((days.length + 1) * (foodWanted + 1) * widest);
  const nexts = new Int16Array(worths.length);

  const reachable = bitsOf(occasions.reduce((mask, each) => mask | each, 0));
  const mostEntries = mostEntriesOf(problem, answers);

  /**
   * The best food around warm things, or around none but with the slots that so many of them take gone. Looks at even
   * gaps first, and at all gaps only while that does not prove that nothing else is better.
   */
  return (warm: WarmPlacing, taken = warm.filter((at) => at !== null).length) => {
    const most = Math.max(0, Math.min(foodWanted, mostEntries - taken));
    const evenly = evenGaps(problem, most);
    if (evenly === null) return placeAll(warm, most, NO_GAP_LEFT_OUT);
    const near = placeAll(warm, most, evenly.near);
    const met = near.food.reduce((mask, at) => mask | (occasions[at] as number), 0);
    if (near.food.length < most || bitsOf(met) < Math.min(most, reachable))
      return placeAll(warm, most, NO_GAP_LEFT_OUT);
    const points = [foodBefore, ...near.food.map((at) => days[at] as number), last];
    const sum = points.slice(1).reduce((total, day, at) => total + gap(points[at] as number, day), 0);
    const bounds = evenly.within(sum);
    if (bounds.least >= evenly.near.least && bounds.most <= evenly.near.most) return near;
    return placeAll(warm, most, bounds);
  };

  function placeAll(warm: WarmPlacing, mostFood: number, gaps: GapBounds): { worth: number; food: number[] } {
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

    const bestAfter = (at: number, count: number, inMonth: number): number => {
      const state = ((at + 1) * (foodWanted + 1) + count) * widest + inMonth;
      const known = worths[state] as number;
      if (!Number.isNaN(known)) return known;
      const start = at < 0 ? 0 : (passedBy[at] as number);
      const fromDay = at < 0 ? foodBefore : (days[at] as number);
      const met = at < 0 ? 0 : (occasions[at] as number);
      let [best, next] = [NEVER, -1];
      const fromWeek = weekOf(fromDay);
      const rest = weekOf(last) - Math.max(fromWeek, lastFixedWeek);
      const isEnd = gaps === NO_GAP_LEFT_OUT || (rest >= gaps.least && rest <= gaps.most);
      if (isEnd && isWarmFine(at, count, inMonth, start, placed.length)) best = gap(fromDay, last) * GAP;
      for (let to = at + 1; count < mostFood && to < days.length; to++) {
        const between = (weeks[to] as number) - Math.max(fromWeek, fixedWeeks[to] as number);
        if (between > gaps.most && fromWeek >= lastFixedWeek) break;
        if (between < gaps.least || between > gaps.most) continue;
        const passed = passedBy[to] as number;
        const month = months[to] as number;
        const food = foodInMonth(at, inMonth, month);
        const warmBefore = isGramPlace ? warmInMonth(passed, month) : 0;
        const found = answers.answer(to, "food", count + passed, previousOf(at, passed), food, warmBefore);
        if (found > strictest) continue;
        if (passed > start && !isWarmFine(at, count, inMonth, start, passed)) continue;
        const worth =
          bestAfter(to, count + 1, food) -
          FOOD -
          bitsOf((occasions[to] as number) & ~met) * CELEBRATION +
          gap(fromDay, days[to] as number) * GAP +
          (changes[to] as number);
        if (worth < best) [best, next] = [worth, to];
      }
      worths[state] = best;
      nexts[state] = next;
      return best;
    };

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

const askable = new WeakMap<PlanProblem, boolean[]>();

/** Whether no day serves these warm things with a yes, so that a day to ask about may. */
export function mayAsk(problem: PlanProblem, answers: PlanAnswers, which: number): boolean {
  let known = askable.get(problem);
  if (known === undefined) {
    known = problem.warm.map(
      ({ from, until }) =>
        !problem.days.some(
          (day, at) => day >= from && day <= until && answers.answer(at, "warm", 0, BEGINNING, 0, 0) < ASK,
        ),
    );
    askable.set(problem, known);
  }
  return known[which] === true;
}

function bitsOf(mask: number): number {
  let [rest, bits] = [mask, 0];
  for (; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
