import { standsAt } from "./plan-classes";
import { planCosts } from "./plan-costs";
import { mendUnits } from "./plan-mend";
import { planNetwork } from "./plan-network";
import { nameUnits, type People, type Unit } from "./plan-pairs";
import type { Plan, PlanProblem } from "./plan-problem";
import { sendAll } from "./plan-waves";

/** Told now and then how many of the wanted correspondences have been looked at. */
export type PlanProgress = (done: number, of: number) => void;

/**
 * The optimal plan: as many of the wanted correspondences as can be; among such plans the least sum of squared loads,
 * then the fewest live holds moved, then the fewest wishes unmet.
 *
 * First for kinds of volunteers and cells of a language and a channel, as if nobody were blocked: what is wanted runs
 * along cheapest ways, level by level, so the flow is the cheapest after each and in the end. Then units get names;
 * whoever fits nowhere in their cell is taken out of it, and mended along cheapest ways. A plan that is the cheapest
 * although less was forbidden is the cheapest; its prices prove that to `certify`.
 *
 * Throws RangeError("plan-too-large") when costs would no longer be exact.
 * Source: the primal-dual algorithm for convex costs, Ahuja, Magnanti, Orlin, Network Flows (1993), ch. 9 and 14;
 * optimal semi-matchings, Harvey et al., J. Algorithms 59 (2006).
 */
export function planCorrespondences(problem: PlanProblem, tell: PlanProgress = () => {}): Plan {
  const costs = planCosts(problem);
  const network = planNetwork(problem, costs);
  const people = peopleOf(problem);
  const wantsOf = (volunteer: number) => people.wants[volunteer] as number;
  sendAll(network, ({ members }) => members.reduce((sum, each) => sum + wantsOf(each), 0), tell);
  let units = nameUnits(network, people);
  while (units.some(({ fits }) => !fits)) {
    mendUnits(units, network, problem, costs, people);
    units = nameUnits(network, people);
  }
  return {
    ...describeUnits(units, problem),
    prices: problem.prisoners.map(({ id }, index) => ({
      prisonerId: id,
      price: network.price[standsAt(network, index)] as number,
    })),
  };
}

function peopleOf({ prisoners, volunteers }: PlanProblem): People {
  const indexOf = new Map(prisoners.map(({ id }, index) => [id, index]));
  const nobody: ReadonlySet<number> = new Set();
  return {
    wants: volunteers.map(({ wants }) => Math.max(0, wants)),
    never: volunteers.map(({ never }) =>
      never.length === 0 ? nobody : new Set(never.flatMap((id) => indexOf.get(id) ?? [])),
    ),
  };
}

function describeUnits(units: readonly Unit[], { prisoners, volunteers }: PlanProblem): Omit<Plan, "prices"> {
  const missing = new Map<number, number>();
  const assignments: { volunteerId: string; prisonerId: string }[] = [];
  for (const { volunteer, to } of units) {
    const prisoner = prisoners[to];
    const volunteerId = volunteers[volunteer]?.id as string;
    if (prisoner) assignments.push({ volunteerId, prisonerId: prisoner.id });
    else missing.set(volunteer, (missing.get(volunteer) ?? 0) + 1);
  }
  const unmet = [...missing].map(([index, count]) => ({
    volunteerId: volunteers[index]?.id as string,
    missing: count,
  }));
  return { assignments, unmet };
}
