import { monthStart } from "../dates/day-numbers";
import { ASK, type PlanAnswers, YES } from "./plan-answers";
import type { PlanProblem, WarmWant } from "./plan-problem";
import { BEGINNING } from "./slots";

/** For each warm want the index of its day, or null where none serves it. */
export type WarmPlacing = readonly (number | null)[];

/**
 * Every placing of warm things with the fewest that are late, then the fewest days late, and none other: what cannot
 * come at all is as late as its season is long, and a day more.
 */
export function placeWarm(problem: PlanProblem, answers: PlanAnswers): WarmPlacing[] {
  let best: { late: number; daysLate: number; placings: WarmPlacing[] } = {
    late: Number.POSITIVE_INFINITY,
    daysLate: 0,
    placings: [],
  };
  const choices = problem.warm.map((want, which) => choicesFor(problem, answers, want, which));

  const place = (which: number, placed: readonly (number | null)[], late: number, daysLate: number): void => {
    if (late > best.late || (late === best.late && daysLate > best.daysLate)) return;
    const next = choices[which];
    if (next === undefined) {
      if (late < best.late || daysLate < best.daysLate) best = { late, daysLate, placings: [] };
      best.placings.push(placed);
      return;
    }
    for (const { at, daysLate: more } of next) {
      const now = [...placed, at];
      if (at === null || mayAllCome(problem, answers, now)) {
        place(which + 1, now, late + Number(more > 0), daysLate + more);
      }
    }
  };
  place(0, [], 0, 0);
  return best.placings;
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

interface Choice {
  at: number | null;
  daysLate: number;
}

function choicesFor(problem: PlanProblem, answers: PlanAnswers, want: WarmWant, which: number): Choice[] {
  const choices: Choice[] = [];
  for (const [at, day] of problem.days.entries()) {
    if (day < want.from || day > want.until) continue;
    const answer = answers.answer(at, "warm", 0, BEGINNING, 0, 0);
    if (isServed(problem, answers, answer, which)) choices.push({ at, daysLate: Math.max(0, day - want.by) });
  }
  return [...choices, { at: null, daysLate: want.until - want.by + 1 }];
}

/** Whether all that are placed may come, one after another; never two on one day. */
function mayAllCome(problem: PlanProblem, answers: PlanAnswers, placed: WarmPlacing): boolean {
  const { days } = problem;
  const inOrder = placed
    .flatMap((at, which) => (at === null ? [] : [{ at, which, day: days[at] as number }]))
    .sort((a, b) => a.day - b.day);
  return inOrder.every(({ at, which, day }, index) => {
    const earlier = inOrder.slice(0, index);
    const previous = earlier.at(-1)?.day ?? BEGINNING;
    if (previous === day) return false;
    const inMonth = earlier.filter((each) => monthStart(each.day) === monthStart(day)).length;
    const answer = answers.answer(at, "warm", index, previous, 0, answers.isGramPlace ? inMonth : 0);
    return isServed(problem, answers, answer, which);
  });
}

function isServed(problem: PlanProblem, answers: PlanAnswers, answer: number, which: number): boolean {
  return answer === YES || (answer === ASK && mayAsk(problem, answers, which));
}
