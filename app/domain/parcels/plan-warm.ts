import { monthStart } from "../dates/day-numbers";
import { type Before, NOTHING_BEFORE, type PlanAnswers } from "./plan-answers";
import type { PlanProblem, WarmWant } from "./plan-problem";
import { mayAsk } from "./plan-search";

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
  const wants = problem.warm.map((want) => ({ want, choices: choicesFor(problem, answers, want) }));

  const place = (which: number, placed: readonly (number | null)[], late: number, daysLate: number): void => {
    if (late > best.late || (late === best.late && daysLate > best.daysLate)) return;
    const next = wants[which];
    if (next === undefined) {
      if (late < best.late || daysLate < best.daysLate) best = { late, daysLate, placings: [] };
      best.placings.push(placed);
      return;
    }
    for (const { at, daysLate: more } of next.choices) {
      if (at === null || isFree(problem, answers, placed, at, next.want)) {
        place(which + 1, [...placed, at], late + Number(more > 0), daysLate + more);
      }
    }
  };
  place(0, [], 0, 0);
  return best.placings;
}

interface Choice {
  at: number | null;
  daysLate: number;
}

function choicesFor(problem: PlanProblem, answers: PlanAnswers, want: WarmWant): Choice[] {
  const isAskAllowed = mayAsk(problem, answers, want);
  const choices: Choice[] = [];
  for (const [at, day] of problem.days.entries()) {
    if (day < want.from || day > want.until) continue;
    const answer = answers.answer(at, problem.grams.warm, NOTHING_BEFORE);
    if (answer === "yes" || (answer === "ask" && isAskAllowed))
      choices.push({ at, daysLate: Math.max(0, day - want.by) });
  }
  return [...choices, { at: null, daysLate: want.until - want.by + 1 }];
}

/** Whether it may come after the warm things that are placed, which all come earlier. */
function isFree(
  problem: PlanProblem,
  answers: PlanAnswers,
  placed: WarmPlacing,
  at: number,
  want: WarmWant,
): boolean {
  const earlier = placed.flatMap((each) => (each === null ? [] : [problem.days[each] as number]));
  const day = problem.days[at] as number;
  const previous = earlier.at(-1);
  if (previous === undefined) return true;
  if (previous > day || placed.includes(at)) return false;
  const inMonth = earlier.filter((each) => monthStart(each) === monthStart(day)).length;
  const before: Before = { entries: earlier.length, previous, monthGrams: inMonth * problem.grams.warm };
  const answer = answers.answer(at, problem.grams.warm, before);
  return answer === "yes" || (answer === "ask" && mayAsk(problem, answers, want));
}
