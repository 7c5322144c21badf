import { MinHeap } from "./min-heap";
import { NONE, type PlanNetwork } from "./plan-arcs";
import { isPlain } from "./plan-network";

/**
 * Raises the prices of all nodes that are nearer than `target`, so that a cheapest way there runs along arcs that cost
 * exactly the difference of their prices: Dijkstra, with prices for potentials, from `starts` that are so far away
 * already. Passes over `hidden` nodes. Answers how far the target is; Infinity: no way leads there.
 *
 * Plain kinds are passed through and never stopped at: what a way through one costs does not depend on its price, so
 * they have none. Most are not even looked at, for all cells they could lead to are reached already.
 */
export function raisePrices(
  network: PlanNetwork,
  starts: ReadonlyMap<number, number>,
  target: number,
  hidden?: Uint8Array,
): number {
  const { nodes, firstArc, nextArc, to, cost, room, price, languages } = network;
  const distance = new Float64Array(nodes).fill(Infinity);
  const isSettled = hidden ? hidden.slice() : new Uint8Array(nodes);
  const unreached = openLanguages(network);
  const heap = new MinHeap();
  const settled: number[] = [];
  /** Settled and not yet left. */
  const level: number[] = [];
  for (const [node, near] of starts) {
    distance[node] = near;
    heap.push(node, near);
  }
  let end = distance[target] as number;
  for (let node = heap.pop(end); node !== NONE; node = heap.pop(end)) {
    const far = distance[node] as number;
    for (let same = node; same !== NONE; same = heap.pop(Math.min(end, far + 1))) settle(same);
    for (let next = level.pop(); next !== undefined && far < end; next = level.pop()) leave(next, far);
    if (far >= end) break;
  }
  if (end === Infinity) return end;
  for (const node of settled) {
    price[node] = (price[node] as number) + Math.max(0, end - (distance[node] as number));
  }
  return end;

  function settle(node: number): void {
    if (isSettled[node] === 1) return;
    isSettled[node] = 1;
    settled.push(node);
    level.push(node);
    unreached.close(node);
  }

  function leave(node: number, far: number): void {
    const base = far - (price[node] as number);
    for (let arc = firstArc[node] as number; arc !== NONE; arc = nextArc[arc] as number) {
      const next = to[arc] as number;
      if (room[arc] === 0 || isSettled[next] === 1) continue;
      if (isPlain(network, next)) {
        const isOfUse = ((languages[next] as number) & unreached.mask) !== 0 || target !== network.end;
        if (isOfUse) passThrough(next, base + (cost[arc] as number), far);
      } else reach(next, base + (cost[arc] as number) + (price[next] as number), far);
    }
  }

  function passThrough(kind: number, base: number, far: number): void {
    for (let arc = firstArc[kind] as number; arc !== NONE; arc = nextArc[arc] as number) {
      const next = to[arc] as number;
      if (isSettled[next] === 1) continue;
      reach(next, base + (cost[arc] as number) + (price[next] as number), far);
    }
  }

  function reach(node: number, near: number, far: number): void {
    if (near >= end || near >= (distance[node] as number)) return;
    distance[node] = near;
    if (node === target) end = near;
    else if (near === far) settle(node);
    else heap.push(node, near);
  }
}

/** Languages of which a cell is still open, as a mask. */
export function openLanguages({ end, cellsEnd, languages }: PlanNetwork) {
  const left = new Int32Array(32);
  const open = {
    mask: 0,
    close(node: number): void {
      if (node <= end || node >= cellsEnd) return;
      const language = languages[node] as number;
      const bit = 31 - Math.clz32(language);
      left[bit] = (left[bit] as number) - 1;
      if (left[bit] === 0) open.mask &= ~language;
    },
    reopen(node: number): void {
      if (node <= end || node >= cellsEnd) return;
      const language = languages[node] as number;
      const bit = 31 - Math.clz32(language);
      left[bit] = (left[bit] as number) + 1;
      open.mask |= language;
    },
  };
  for (let node = end + 1; node < cellsEnd; node += 1) open.reopen(node);
  return open;
}
