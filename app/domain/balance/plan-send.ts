import { NONE, type PlanNetwork, sendAlong } from "./plan-arcs";
import { isPlain } from "./plan-network";
import { openLanguages } from "./plan-search";

/**
 * A sender of units along arcs that cost exactly the difference of their prices, good until prices change. Goes as far
 * as they allow and turns back where nothing is left; passes over `hidden` nodes, and through plain kinds in one step.
 */
export function openSender(
  network: PlanNetwork,
  target: number,
  hidden?: Uint8Array,
): (source: number) => boolean {
  const { nodes, firstArc, nextArc, to, cost, room, price, languages } = network;
  const isPassed = hidden ? hidden.slice() : new Uint8Array(nodes);
  const tried = firstArc.slice(0, nodes);
  const unpassed = openLanguages(network);
  /** Where {@link findArc} goes on from the plain kind its arc leads to. */
  let onward = NONE;
  return sendFrom;

  /** Sends one unit; false: no way was found. */
  function sendFrom(source: number): boolean {
    if (isPassed[source]) return false;
    const path: number[] = [];
    let node = source;
    pass(node);
    while (node !== target) {
      const arc = findArc(node);
      tried[node] = arc;
      if (arc !== NONE) {
        path.push(arc);
        if (onward !== NONE) path.push(onward);
        node = to[path.at(-1) as number] as number;
        pass(node);
        continue;
      }
      let last = path.pop();
      if (last !== undefined && isPlain(network, to[last ^ 1] as number)) last = path.pop();
      if (last === undefined) return false;
      node = to[last ^ 1] as number;
    }
    reopen(source);
    for (const arc of path) {
      if (!isPlain(network, to[arc] as number)) reopen(to[arc] as number);
      sendAlong(network, arc);
    }
    return true;
  }

  function pass(node: number): void {
    isPassed[node] = 1;
    unpassed.close(node);
  }

  function reopen(node: number): void {
    isPassed[node] = 0;
    unpassed.reopen(node);
  }

  function findArc(node: number): number {
    const at = price[node] as number;
    for (let arc = tried[node] as number; arc !== NONE; arc = nextArc[arc] as number) {
      const next = to[arc] as number;
      if (room[arc] === 0 || isPassed[next] === 1) continue;
      if (isPlain(network, next)) {
        const isOfUse = ((languages[next] as number) & unpassed.mask) !== 0 || target !== network.end;
        onward = isOfUse ? findOnward(next, at - (cost[arc] as number)) : NONE;
        if (onward !== NONE) return arc;
      } else if ((cost[arc] as number) + (price[next] as number) === at) {
        onward = NONE;
        return arc;
      }
    }
    return NONE;
  }

  function findOnward(kind: number, at: number): number {
    for (let arc = firstArc[kind] as number; arc !== NONE; arc = nextArc[arc] as number) {
      const next = to[arc] as number;
      if (isPassed[next] === 0 && (cost[arc] as number) + (price[next] as number) === at) return arc;
    }
    return NONE;
  }
}
