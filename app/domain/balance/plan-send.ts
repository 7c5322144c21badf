import { NONE, type PlanNetwork, sendAlong } from "./plan-network";

/**
 * A sender of units along arcs that cost exactly the difference of their prices, good until prices change. Goes as far
 * as they allow and turns back where nothing is left; passes over `hidden` nodes.
 */
export function openSender(
  network: PlanNetwork,
  target: number,
  hidden?: Uint8Array,
): (source: number) => boolean {
  const { nodes, firstArc, nextArc, to, cost, room, price } = network;
  const isPassed = hidden ? hidden.slice() : new Uint8Array(nodes);
  const tried = firstArc.slice(0, nodes);
  return sendFrom;

  /** Sends one unit; false: no way was found. */
  function sendFrom(source: number): boolean {
    if (isPassed[source]) return false;
    const path: number[] = [];
    let node = source;
    isPassed[node] = 1;
    while (node !== target) {
      const arc = findArc(node);
      tried[node] = arc;
      if (arc !== NONE) {
        path.push(arc);
        node = to[arc] as number;
        isPassed[node] = 1;
        continue;
      }
      const last = path.pop();
      if (last === undefined) return false;
      node = to[last ^ 1] as number;
    }
    isPassed[source] = 0;
    for (const arc of path) {
      isPassed[to[arc] as number] = 0;
      sendAlong(network, arc);
    }
    return true;
  }

  function findArc(node: number): number {
    let arc = tried[node] as number;
    while (arc !== NONE) {
      const next = to[arc] as number;
      const isOpen = room[arc] !== 0 && isPassed[next] === 0;
      if (isOpen && (cost[arc] as number) + (price[next] as number) === price[node]) return arc;
      arc = nextArc[arc] as number;
    }
    return NONE;
  }
}
