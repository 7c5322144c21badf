import { type DayNumber, monthStart } from "../dates/day-numbers";
import { type Before, NOTHING_BEFORE, type PlanAnswers } from "./plan-answers";
import type { PlanProblem } from "./plan-problem";
import { placeWarm, type WarmPlacing } from "./plan-warm";

/** What a plan is worth by the objectives that food decides, in their order; less is better. */
export interface FoodWorth {
  foodMissing: number;
  celebrationsMissed: number;
  gaps: number;
  changes: number;
}

export interface FoundPlan {
  /** Indexes into the days of the problem. */
  food: readonly number[];
  warm: WarmPlacing;
}

const [CHANGE, GAP, CELEBRATION, FOOD] = [1, 2 ** 7, 2 ** 22, 2 ** 27];
const NEVER = Number.POSITIVE_INFINITY;

/**
 * The best days for food beside the best days for warm things. Warm things come first in the objective, so that every
 * placing of them that is as good as any is tried, and food is put around each: day by day from the last to the first,
 * with the number of parcels before it, the best that may follow. Equal plans: the earlier days.
 */
export function searchPlan(problem: PlanProblem, answers: PlanAnswers): FoundPlan {
  const isAskAllowed = !problem.days.some(
    (_, at) => answers.answer(at, problem.grams.food, NOTHING_BEFORE) === "yes",
  );
  let best: { worth: number; plan: FoundPlan } | null = null;
  for (const warm of placeWarm(problem, answers)) {
    const { worth, food } = placeFood(problem, answers, warm, isAskAllowed);
    if (best === null || worth < best.worth) best = { worth, plan: { food, warm } };
  }
  return best?.plan ?? { food: [], warm: [] };
}

/** The best food around warm things that stand; worth Infinity where those then may not come at all. */
function placeFood(problem: PlanProblem, answers: PlanAnswers, warm: WarmPlacing, isAskAllowed: boolean) {
  const { days, foodWanted } = problem;
  const steps = stepsOf(problem, answers, warm, isAskAllowed);
  const widest = answers.isGramPlace ? MOST_IN_MONTH : 1;
  const table = new Map<number, { worth: number; next: number }>();

  const bestAfter = (at: number, count: number, inMonth: number): { worth: number; next: number } => {
    const key = ((at + 1) * (foodWanted + 1) + count) * widest + inMonth;
    const known = table.get(key);
    if (known !== undefined) return known;
    let found = { worth: steps.end(at, count, inMonth), next: -1 };
    for (let to = at + 1; count < foodWanted && to < days.length; to++) {
      const cost = steps.step(at, to, count, inMonth);
      if (cost === NEVER) continue;
      const then = steps.isSameMonth(at, to) ? inMonth + 1 : 0;
      const worth = cost + bestAfter(to, count + 1, Math.min(then, widest - 1)).worth;
      if (worth < found.worth) found = { worth, next: to };
    }
    table.set(key, found);
    return found;
  };

  const first = bestAfter(-1, 0, 0);
  const food: number[] = [];
  for (let [at, inMonth] = [first.next, 0]; at !== -1; ) {
    food.push(at);
    const { next } = bestAfter(at, food.length, inMonth);
    if (next !== -1) inMonth = steps.isSameMonth(at, next) ? Math.min(inMonth + 1, widest - 1) : 0;
    at = next;
  }
  return { worth: first.worth, food };
}

/** Food parcels of one month that are told apart: as many as 30 kg ever hold, and more. */
const MOST_IN_MONTH = 32;

/** The steps from one food parcel to the next, and from the last to the end, with what each costs. */
function stepsOf(problem: PlanProblem, answers: PlanAnswers, warm: WarmPlacing, isAskAllowed: boolean) {
  const { days, grams, current, celebrations, last } = problem;
  const weeks = gapsOf(problem);
  const occasions = days.map((day) =>
    celebrations.reduce((mask, { from, until }, at) => mask | (from <= day && day <= until ? 1 << at : 0), 0),
  );
  const months = days.map(monthStart);
  const placed = warm.flatMap((at, which) => (at === null ? [] : [{ at, day: days[at] as number, which }]));
  placed.sort((a, b) => a.day - b.day);
  const warmUntil = days.map((day) => placed.filter((each) => each.day <= day).length);
  const warmAllowed = (which: number) => problem.warm[which] as PlanProblem["warm"][number];
  const mayAskForWarm = placed.map(({ which }) => mayAsk(problem, answers, warmAllowed(which)));

  /** What is in the plan once food stands on `at` and the first `passed` warm ones are there, as a later day sees it. */
  const before = (at: number, count: number, inMonth: number, passed: number, month: DayNumber): Before => {
    const lastWarm = placed[passed - 1]?.day ?? Number.NEGATIVE_INFINITY;
    const foodDay = at < 0 ? Number.NEGATIVE_INFINITY : (days[at] as number);
    if (count + passed === 0) return NOTHING_BEFORE;
    const foodInMonth = at >= 0 && months[at] === month ? inMonth + 1 : 0;
    const warmInMonth = answers.isGramPlace
      ? placed.slice(0, passed).filter(({ day }) => monthStart(day) === month).length
      : 0;
    return {
      entries: count + passed,
      previous: Math.max(lastWarm, foodDay),
      monthGrams: foodInMonth * grams.food + warmInMonth * grams.warm,
    };
  };
  const isWarmFine = (at: number, count: number, inMonth: number, from: number, until: number): boolean => {
    for (let next = from; next < until; next++) {
      const each = placed[next] as (typeof placed)[number];
      const answer = answers.answer(
        each.at,
        grams.warm,
        before(at, count, inMonth, next, months[each.at] as number),
      );
      if (answer === "no" || (answer === "ask" && !mayAskForWarm[next])) return false;
    }
    return true;
  };
  const passedBy = (at: number) => (at < 0 ? 0 : (warmUntil[at] as number));

  return {
    isSameMonth: (from: number, to: number) =>
      answers.isGramPlace && from >= 0 && months[from] === months[to],
    step(from: number, to: number, count: number, inMonth: number): number {
      const [start, until] = [passedBy(from), passedBy(to)];
      const answer = answers.answer(
        to,
        grams.food,
        before(from, count, inMonth, until, months[to] as number),
      );
      if (answer === "no" || (answer === "ask" && !isAskAllowed)) return NEVER;
      if (until > start && !isWarmFine(from, count, inMonth, start, until)) return NEVER;
      const met = (occasions[to] as number) & ~(from < 0 ? 0 : (occasions[from] as number));
      return (
        -FOOD -
        bitsOf(met) * CELEBRATION +
        weeks(from < 0 ? problem.foodBefore : (days[from] as number), days[to] as number) * GAP +
        (current.food.has(days[to] as number) ? -CHANGE : CHANGE)
      );
    },
    end(from: number, count: number, inMonth: number): number {
      if (!isWarmFine(from, count, inMonth, passedBy(from), placed.length)) return NEVER;
      const moved = placed.reduce((sum, { day }) => sum + (current.warm.has(day) ? -CHANGE : CHANGE), 0);
      return weeks(from < 0 ? problem.foodBefore : (days[from] as number), last) * GAP + moved;
    },
  };
}

/** Whether no day serves these warm things with a yes, so that a day to ask about may. */
export function mayAsk(
  problem: PlanProblem,
  answers: PlanAnswers,
  want: PlanProblem["warm"][number],
): boolean {
  return !problem.days.some(
    (day, at) =>
      day >= want.from &&
      day <= want.until &&
      answers.answer(at, problem.grams.warm, NOTHING_BEFORE) === "yes",
  );
}

/** Whole weeks between two days, squared; food that stands between them parts the gap. */
export function gapsOf({ fixedFood }: Pick<PlanProblem, "fixedFood">) {
  return (from: DayNumber, to: DayNumber): number => {
    let [sum, at] = [0, from];
    for (const food of fixedFood) {
      if (food <= from || food >= to) continue;
      sum += Math.floor((food - at) / 7) ** 2;
      at = food;
    }
    return sum + Math.floor((to - at) / 7) ** 2;
  };
}

function bitsOf(mask: number): number {
  let [rest, bits] = [mask, 0];
  for (; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
