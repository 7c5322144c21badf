import type { PlanGraph } from "./plan-graph";

export const NOBODY = -1;

/** A plan as it grows: cheapest for what was given so far, with prices that prove it. */
export interface PlanState {
  price: Float64Array;
  /** What one more costs at each prisoner; Infinity: no place is left. */
  next: Float64Array;
  writersOf: number[][];
  given: number[][];
  /** Volunteers of each kind who still want somebody, once for each want. */
  pending: number[][];
}

export function openPlanState({ costs, kinds, kindOf, wants }: PlanGraph): PlanState {
  const first = Float64Array.from(costs.steps, ([step]) => step ?? Infinity);
  const pending: number[][] = kinds.map(() => []);
  for (const [volunteer, count] of wants.entries()) {
    for (let unit = 0; unit < count; unit += 1) pending[kindOf[volunteer] as number]?.push(volunteer);
  }
  return {
    price: first.map((step) => (Number.isFinite(step) ? step : 0)),
    next: first,
    writersOf: costs.steps.map(() => []),
    given: Array.from(wants, () => []),
    pending,
  };
}

/** What this pair costs beside the load: wishes unmet, less a hold that is kept. */
export function costOf(graph: PlanGraph, volunteer: number, prisoner: number): number {
  const { kinds, kindOf, classOf, costs, holds } = graph;
  const wishes = kinds[kindOf[volunteer] as number]?.wishCosts[classOf[prisoner] as number] as number;
  return holds[volunteer]?.includes(prisoner) ? wishes - costs.keptHold : wishes;
}

/** Whether this volunteer has this prisoner already, or never may. */
export function isClosed(graph: PlanGraph, state: PlanState, volunteer: number, prisoner: number): boolean {
  return (
    (state.given[volunteer] as number[]).includes(prisoner) ||
    (graph.never[volunteer] as number[]).includes(prisoner)
  );
}

/** One more for a prisoner whose writers are in order already: only the cost of the next one changes. */
export function takePlace({ costs }: PlanGraph, { next, writersOf }: PlanState, prisoner: number): void {
  next[prisoner] = costs.steps[prisoner]?.[(writersOf[prisoner] as number[]).length] ?? Infinity;
}

export function give({ given, writersOf }: PlanState, volunteer: number, prisoner: number): void {
  (given[volunteer] as number[]).push(prisoner);
  (writersOf[prisoner] as number[]).push(volunteer);
}

export function take({ given, writersOf }: PlanState, volunteer: number, prisoner: number): void {
  remove(given[volunteer] as number[], prisoner);
  remove(writersOf[prisoner] as number[], volunteer);
}

function remove(list: number[], value: number): void {
  const at = list.indexOf(value);
  const last = list.pop() as number;
  if (at < list.length) list[at] = last;
}
