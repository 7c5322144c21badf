import { type PlanCosts, planCosts } from "./plan-costs";
import {
  type Cell,
  cellsOf,
  mayMeet,
  mismatch,
  type Plan,
  type PlanPrisoner,
  type PlanProblem,
  type PlanVolunteer,
  wishesUnmetIn,
} from "./plan-problem";

export type Verdict = { ok: true } | { ok: false; reason: Flaw; volunteerId?: string; prisonerId?: string };

export type Flaw =
  /** Somebody unknown, given twice, who may not meet, who is never to, past the wants or past the places. */
  | "not-allowed"
  /** A price outside of what one less saves and one more costs: loads could be more even. */
  | "price-out-of-step"
  /** A volunteer could be given somebody better at these prices: a cost-reducing path remains. */
  | "better-exists";

/**
 * Whether a plan is optimal, shown by its prices and without planning again. Every price lies between what the
 * prisoner's last correspondence saves and what one more costs, and at these prices no volunteer would rather have
 * anybody else, or nobody: then no path or circle of exchanges lowers the cost (duality of linear programs; Murota,
 * Discrete Convex Analysis, 2003, ch. 9). Looks at each volunteer once, and for each at the cheapest of their cells.
 */
export function certify(problem: PlanProblem, plan: Plan): Verdict {
  const costs = planCosts(problem);
  const house = readPlan(problem, plan, costs);
  if (house === null) return { ok: false, reason: "not-allowed" };
  for (const [index, prisoner] of problem.prisoners.entries()) {
    if (!isPriceInStep(house, prisoner, index)) {
      return { ok: false, reason: "price-out-of-step", prisonerId: prisoner.id };
    }
  }
  for (const volunteer of problem.volunteers) {
    const verdict = judge(volunteer, house);
    if (!verdict.ok) return verdict;
  }
  return { ok: true };
}

interface House {
  costs: PlanCosts;
  prisoners: ReadonlyMap<string, PlanPrisoner>;
  prices: ReadonlyMap<string, number>;
  planned: ReadonlyMap<string, number>;
  given: ReadonlyMap<string, readonly string[]>;
  /** Prisoners with a place by cell, the cheapest first. */
  cells: ReadonlyMap<Cell, readonly PlanPrisoner[]>;
}

function readPlan(problem: PlanProblem, plan: Plan, costs: PlanCosts): House | null {
  const prisoners = new Map(problem.prisoners.map((each) => [each.id, each]));
  const volunteers = new Map(problem.volunteers.map((each) => [each.id, each]));
  const given = new Map<string, string[]>();
  const planned = new Map<string, number>();
  for (const { volunteerId, prisonerId } of plan.assignments) {
    const volunteer = volunteers.get(volunteerId);
    const prisoner = prisoners.get(prisonerId);
    const theirs = given.get(volunteerId) ?? [];
    if (!volunteer || !prisoner || theirs.includes(prisonerId)) return null;
    if (volunteer.never.includes(prisonerId) || !mayMeet(volunteer, prisoner)) return null;
    given.set(volunteerId, [...theirs, prisonerId]);
    planned.set(prisonerId, (planned.get(prisonerId) ?? 0) + 1);
    if (theirs.length >= volunteer.wants || (planned.get(prisonerId) ?? 0) > prisoner.places) return null;
  }
  const prices = new Map(plan.prices.map(({ prisonerId, price }) => [prisonerId, price]));
  return { costs, prisoners, prices, planned, given, cells: cellsByPrice(problem.prisoners, prices) };
}

function cellsByPrice(prisoners: readonly PlanPrisoner[], prices: ReadonlyMap<string, number>) {
  const cells = new Map<Cell, PlanPrisoner[]>();
  const priceOf = ({ id }: PlanPrisoner) => prices.get(id) ?? Number.NaN;
  for (const prisoner of [...prisoners].sort((a, b) => priceOf(a) - priceOf(b))) {
    if (prisoner.places <= 0) continue;
    for (const cell of cellsOf(prisoner)) {
      const members = cells.get(cell);
      if (members) members.push(prisoner);
      else cells.set(cell, [prisoner]);
    }
  }
  return cells;
}

function isPriceInStep({ costs, prices, planned }: House, prisoner: PlanPrisoner, index: number): boolean {
  if (prisoner.places <= 0) return true;
  const count = planned.get(prisoner.id) ?? 0;
  const steps = costs.steps[index] ?? [];
  const saved = count > 0 ? (steps[count - 1] ?? Infinity) : -Infinity;
  const added = steps[count] ?? Infinity;
  const price = prices.get(prisoner.id) ?? Number.NaN;
  return saved <= price && price <= added;
}

/** The dearest a volunteer was given may cost no more than the cheapest they were not, and neither than a want unmet. */
function judge(volunteer: PlanVolunteer, house: House): Verdict {
  const { costs, prisoners, prices } = house;
  const given = house.given.get(volunteer.id) ?? [];
  const costOf = (prisoner: PlanPrisoner) =>
    mismatch(volunteer, prisoner) * costs.mismatch -
    (volunteer.holds.includes(prisoner.id) ? costs.keptHold : 0) +
    (prices.get(prisoner.id) ?? Number.NaN);

  let dearest = given.length < volunteer.wants ? costs.unmet : -Infinity;
  const isFree = ({ id }: PlanPrisoner) => !given.includes(id) && !volunteer.never.includes(id);
  for (const id of given) dearest = Math.max(dearest, costOf(prisoners.get(id) as PlanPrisoner));
  let cheapest = volunteer.wants > 0 ? costs.unmet : Infinity;
  for (const id of volunteer.holds) {
    const held = prisoners.get(id);
    const isOpen = held && held.places > 0 && mayMeet(volunteer, held) && isFree(held);
    if (isOpen) cheapest = Math.min(cheapest, costOf(held));
  }
  for (const cell of cellsOf(volunteer)) {
    const rival = house.cells.get(cell)?.find(isFree);
    if (!rival) continue;
    const cost = wishesUnmetIn(volunteer, cell) * costs.mismatch + (prices.get(rival.id) ?? Number.NaN);
    cheapest = Math.min(cheapest, cost);
  }
  return dearest <= cheapest
    ? { ok: true }
    : { ok: false, reason: "better-exists", volunteerId: volunteer.id };
}
