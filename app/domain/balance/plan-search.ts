import { MinHeap } from "./min-heap";
import type { PlanGraph } from "./plan-graph";
import { costOf, isClosed, NOBODY, type PlanState } from "./plan-state";

/**
 * Raises the prices of prisoners to the cost of the cheapest path that gives one more wanted correspondence, and
 * answers that cost: Dijkstra from all who still want somebody, with prices for potentials. From a prisoner one goes on
 * to whom else each of their writers may have, at the difference of cost; a path may end wherever there is a place, at
 * the price of one more, or with a want unmet. Only what is nearer than the best end so far is looked at, and the
 * prisoners of a class, or the classes of a kind of volunteers, once in full. Infinity when nobody wants anybody.
 */
export function raisePrices(graph: PlanGraph, state: PlanState): number {
  const { members, classOf, kinds, kindOf, costs } = graph;
  const { price, next, writersOf, pending } = state;
  const distance = new Float64Array(price.length).fill(Infinity);
  const settled = new Uint8Array(price.length);
  const reach = new Float64Array(members.length).fill(Infinity);
  const passedOver: (number[] | undefined)[] = new Array(members.length);
  const opened = new Float64Array(kinds.length).fill(Infinity);
  const closedTo: (number[] | undefined)[] = new Array(kinds.length);
  const heap = new MinHeap();
  let end = Infinity;

  for (const [kind, waiting] of pending.entries()) openWaiting(kind, waiting);
  const visited: number[] = [];
  for (let prisoner = heap.pop(end); prisoner !== NOBODY; prisoner = heap.pop(end)) {
    if (settled[prisoner]) continue;
    settled[prisoner] = 1;
    visited.push(prisoner);
    const here = (distance[prisoner] as number) - (price[prisoner] as number);
    for (const writer of writersOf[prisoner] as number[])
      open(writer, here - costOf(graph, writer, prisoner));
  }
  for (const each of visited) price[each] = (price[each] as number) + end - (distance[each] as number);
  return end;

  /** Those of a kind without holds reach the same, once each has been looked at by somebody who may have them. */
  function openWaiting(kind: number, waiting: readonly number[]): void {
    for (const volunteer of waiting) {
      open(volunteer, 0);
      if (!kinds[kind]?.areHolding && !closedTo[kind]?.length) return;
    }
  }

  /** Looks at everybody `volunteer` may have beside those they have, at `base` more than their cost and price. */
  function open(volunteer: number, base: number): void {
    end = Math.min(end, base + costs.unmet);
    for (const held of graph.holds[volunteer] as number[]) {
      if (!isClosed(graph, state, volunteer, held)) look(held, base + costOf(graph, volunteer, held));
    }
    const kind = kindOf[volunteer] as number;
    if (base < (opened[kind] as number)) openKind(kind, base, volunteer);
    else if (closedTo[kind]?.length) openClosed(kind, base, volunteer);
  }

  function openClosed(kind: number, base: number, volunteer: number): void {
    const closed = closedTo[kind] as number[];
    const free = closed.filter((each) => !isClosed(graph, state, volunteer, each));
    for (const each of free) look(each, base + (kinds[kind]?.wishCosts[classOf[each] as number] as number));
    if (base === opened[kind]) closedTo[kind] = closed.filter((each) => !free.includes(each));
  }

  /** What one of a kind reached, another reaches no cheaper, but for whom the first may not have. */
  function openKind(index: number, base: number, volunteer: number): void {
    const { classes, wishCosts } = kinds[index] as PlanGraph["kinds"][number];
    opened[index] = base;
    const closed = [...(state.given[volunteer] as number[]), ...(graph.never[volunteer] as number[])];
    closedTo[index] = closed.filter((each) => Number.isFinite(wishCosts[classOf[each] as number]));
    for (const each of classes) openClass(each, base + (wishCosts[each] as number), volunteer);
  }

  /** Those whom an earlier volunteer reached as cheaply need no second look, but for whom that one had to pass over. */
  function openClass(index: number, base: number, volunteer: number): void {
    if (base >= (reach[index] as number)) {
      for (const each of passedOver[index] ?? []) {
        if (!isClosed(graph, state, volunteer, each)) look(each, base);
      }
      return;
    }
    reach[index] = base;
    const over: number[] = [];
    for (const each of members[index] as Int32Array) {
      const near = base + (price[each] as number);
      if (near >= end || near >= (distance[each] as number)) continue;
      if (isClosed(graph, state, volunteer, each)) over.push(each);
      else look(each, base);
    }
    passedOver[index] = over.length > 0 ? over : undefined;
  }

  function look(prisoner: number, base: number): void {
    const near = base + (price[prisoner] as number);
    if (settled[prisoner] || near >= (distance[prisoner] as number) || near >= end) return;
    distance[prisoner] = near;
    end = Math.min(end, base + (next[prisoner] as number));
    if (near < end) heap.push(prisoner, near);
  }
}
