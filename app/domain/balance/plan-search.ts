import { MinHeap } from "./min-heap";
import { NONE, type PlanNetwork } from "./plan-network";

/**
 * Raises the prices of all nodes that are nearer than `target`, so that a cheapest way there runs along arcs that cost
 * exactly the difference of their prices: Dijkstra, with prices for potentials, from `starts` that are so far away
 * already. Passes over `hidden` nodes. Answers how far the target is; Infinity: no way leads there.
 */
export function raisePrices(
  network: PlanNetwork,
  starts: ReadonlyMap<number, number>,
  target: number,
  hidden?: Uint8Array,
): number {
  const { nodes, firstArc, nextArc, to, cost, room, price } = network;
  const distance = new Float64Array(nodes).fill(Infinity);
  const isSettled = hidden ? hidden.slice() : new Uint8Array(nodes);
  const heap = new MinHeap();
  /** Nodes exactly as far away as the last that was settled: most are, and need no heap. */
  const level: number[] = [];
  for (const [node, near] of starts) {
    distance[node] = near;
    heap.push(node, near);
  }
  const settled: number[] = [];
  let end = distance[target] as number;
  for (let node = heap.pop(end); node !== NONE; node = level.pop() ?? heap.pop(end)) {
    if (isSettled[node]) continue;
    isSettled[node] = 1;
    settled.push(node);
    const far = distance[node] as number;
    const base = far - (price[node] as number);
    for (let arc = firstArc[node] as number; arc !== NONE; arc = nextArc[arc] as number) {
      const next = to[arc] as number;
      if (room[arc] === 0 || isSettled[next] === 1) continue;
      const near = base + (cost[arc] as number) + (price[next] as number);
      if (near >= end || near >= (distance[next] as number)) continue;
      distance[next] = near;
      if (next === target) end = near;
      else if (near === far) level.push(next);
      else heap.push(next, near);
    }
    if (far >= end) break;
  }
  if (end === Infinity) return end;
  for (const node of settled) {
    price[node] = (price[node] as number) + Math.max(0, end - (distance[node] as number));
  }
  return end;
}
