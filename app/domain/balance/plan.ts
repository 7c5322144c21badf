import { planCosts } from "./plan-costs";
import { exchangeAt } from "./plan-exchange";
import { planGraph } from "./plan-graph";
import type { Plan, PlanProblem } from "./plan-problem";
import { raisePrices } from "./plan-search";
import { openPlanState } from "./plan-state";

/** Told now and then how many of the wanted correspondences have been looked at. */
export type PlanProgress = (done: number, of: number) => void;

/**
 * The optimal plan: as many of the wanted correspondences as can be; among such plans the least sum of squared loads,
 * then the fewest live holds moved, then the fewest wishes unmet. What is wanted is given along cheapest paths of
 * exchanges, so the plan is optimal after each and in the end; its prices prove that to `certify`.
 *
 * Throws RangeError("plan-too-large") when costs would no longer be exact.
 * Source: the primal-dual algorithm for convex costs, Ahuja, Magnanti, Orlin, Network Flows (1993), ch. 9 and 14;
 * optimal semi-matchings, Harvey et al., J. Algorithms 59 (2006).
 */
export function planCorrespondences(problem: PlanProblem, tell: PlanProgress = () => {}): Plan {
  const { prisoners, volunteers } = problem;
  const graph = planGraph(problem, planCosts(problem));
  const state = openPlanState(graph);
  const wanted = volunteers.reduce((sum, { wants }) => sum + wants, 0);
  for (let done = 0; done < wanted; ) {
    done += exchangeAt(raisePrices(graph, state), graph, state);
    tell(done, wanted);
  }
  const nameOf = (index: number) => prisoners[index]?.id as string;
  return {
    assignments: volunteers.flatMap(({ id }, index) =>
      (state.given[index] as number[]).map((prisoner) => ({ volunteerId: id, prisonerId: nameOf(prisoner) })),
    ),
    unmet: volunteers.flatMap(({ id, wants }, index) => {
      const missing = wants - (state.given[index] as number[]).length;
      return missing > 0 ? [{ volunteerId: id, missing }] : [];
    }),
    prices: prisoners.map(({ id }, index) => ({ prisonerId: id, price: state.price[index] as number })),
  };
}
