import type { PlanAnswers } from "./plan-answers";
import { CHANGE, foodPlacer, NEVER } from "./plan-food";
import type { PlanProblem } from "./plan-problem";
import { placeWarm, type WarmPlacing } from "./plan-warm";

export interface FoundPlan {
  /** Indexes into the days of the problem. */
  food: readonly number[];
  warm: WarmPlacing;
}

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
