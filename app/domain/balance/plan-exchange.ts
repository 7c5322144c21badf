import type { PlanGraph } from "./plan-graph";
import { costOf, give, isClosed, NOBODY, type PlanState, take, takePlace } from "./plan-state";

/** A writer on the way to somebody new, and whom they leave for that (NOBODY: they are waiting). */
interface Step {
  writer: number;
  leaves: number;
  /** What this writer is worth to themself now: cost and price of whom they have, or of what is paid for a want. */
  base: number;
  /** Whom the writer goes to, once found. */
  to: number;
  /** Of the writers of `to`, who is tried next. */
  tried: number;
}

/**
 * Gives as many of those who wait somebody as can be along paths that cost exactly `level`, each found by going ahead
 * as far as prices allow and turning back where nothing is left. Answers how many wants were dealt with.
 */
export function exchangeAt(level: number, graph: PlanGraph, state: PlanState): number {
  const { kinds, kindOf, members, costs } = graph;
  const { price, next, writersOf, pending } = state;
  const passed = new Uint8Array(price.length);
  const shelves: (Map<number, number[]> | undefined)[] = new Array(members.length);
  const lastAsked: ({ price: number; shelf: number[] } | undefined)[] = new Array(members.length);
  const spentAt = new Float64Array(kinds.length).fill(Number.NaN);
  let dealt = 0;

  for (const [kind, waiting] of pending.entries()) {
    pending[kind] = costs.unmet === level ? [] : stillWaiting(kind, waiting);
    dealt += waiting.length - (pending[kind] as number[]).length;
  }
  return dealt;

  function stillWaiting(kind: number, waiting: readonly number[]): number[] {
    const left: number[] = [];
    for (const [index, volunteer] of waiting.entries()) {
      if (!kinds[kind]?.areHolding && spentAt[kind] === level) return [...left, ...waiting.slice(index)];
      if (!follow(volunteer)) left.push(volunteer);
    }
    return left;
  }

  function follow(volunteer: number): boolean {
    const path: Step[] = [{ writer: volunteer, leaves: NOBODY, base: level, to: NOBODY, tried: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      if (step.to === NOBODY) {
        if (step.leaves !== NOBODY && step.base === costs.unmet) return settle(path);
        step.to = findTarget(step);
        step.tried = 0;
        if (step.to === NOBODY) {
          path.pop();
          continue;
        }
        passed[step.to] = 1;
        if (next[step.to] === price[step.to]) return settle(path);
      }
      const writer = writersOf[step.to]?.[step.tried];
      step.tried += 1;
      if (writer === undefined) step.to = NOBODY;
      else {
        const base = costOf(graph, writer, step.to) + (price[step.to] as number);
        path.push({ writer, leaves: step.to, base, to: NOBODY, tried: 0 });
      }
    }
    return false;
  }

  /** Each writer on the path goes one further, the last to a place that is free or to nobody. */
  function settle(path: readonly Step[]): true {
    for (const { writer, leaves } of path) if (leaves !== NOBODY) take(state, writer, leaves);
    for (const { writer, to } of path) {
      if (to !== NOBODY) give(state, writer, to);
    }
    const last = path.at(-1)?.to ?? NOBODY;
    if (last !== NOBODY) takePlace(graph, state, last);
    return true;
  }

  /** Somebody whom this writer would have as gladly, whom nobody on this path or in vain before has gone to. */
  function findTarget({ writer, base }: Step): number {
    for (const held of graph.holds[writer] as number[]) {
      const isFree = !passed[held] && !isClosed(graph, state, writer, held);
      if (isFree && costOf(graph, writer, held) + (price[held] as number) === base) return held;
    }
    const kind = kindOf[writer] as number;
    if (spentAt[kind] === base) return NOBODY;
    const { classes, wishCosts } = kinds[kind] as PlanGraph["kinds"][number];
    let isSpent = true;
    for (const index of classes) {
      const shelf = shelfOf(index, base - (wishCosts[index] as number));
      for (let at = shelf.length - 1; at >= 0; at -= 1) {
        const each = shelf[at] as number;
        if (!passed[each] && isClosed(graph, state, writer, each)) {
          isSpent = false;
          continue;
        }
        shelf[at] = shelf.at(-1) as number;
        shelf.pop();
        if (!passed[each]) return each;
      }
    }
    if (isSpent) spentAt[kind] = base;
    return NOBODY;
  }

  /** The prisoners of a class at a price whom nobody has gone to; most ask for the same price one after another. */
  function shelfOf(index: number, at: number): number[] {
    const last = lastAsked[index];
    if (last?.price === at) return last.shelf;
    shelves[index] ??= shelvesOf(members[index] as Int32Array, price);
    const shelf = shelves[index]?.get(at) ?? [];
    lastAsked[index] = { price: at, shelf };
    return shelf;
  }
}

function shelvesOf(members: Int32Array, price: Float64Array): Map<number, number[]> {
  const shelves = new Map<number, number[]>();
  for (const each of members) {
    const at = price[each] as number;
    const same = shelves.get(at);
    if (same) same.push(each);
    else shelves.set(at, [each]);
  }
  return shelves;
}
