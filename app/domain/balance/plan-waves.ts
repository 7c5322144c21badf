import { type Kind, NONE, type PlanNetwork, sendAlong } from "./plan-arcs";
import { raisePrices } from "./plan-search";
import { openSender } from "./plan-send";

/** The first way on of kinds that wait: an arc to a cell or to a prisoner whom one of them holds. */
interface Door {
  node: number;
  cost: number;
  /** Arcs of kinds that wait and can go in here; those of kinds that wait no more are dropped when they are met. */
  arcs: number[];
}

/**
 * Sends all that is wanted, level by level: each time the prices rise to the cost of the cheapest way, and what can go
 * along ways of that cost goes. Kinds that still wait are hidden: nothing is gained by passing through one, for what
 * it waits for could go on from there as well. So only the doors they stand at are looked at, not each of them.
 */
export function sendAll(
  network: PlanNetwork,
  unitsOf: (kind: Kind) => number,
  tell: (done: number, of: number) => void,
): void {
  const waiting = new Int32Array(network.nodes);
  for (const kind of network.kinds) waiting[kind.node] = unitsOf(kind);
  const wanted = waiting.reduce((sum, each) => sum + each, 0);
  const hidden = Uint8Array.from(waiting, (each) => Number(each > 0));
  let doors = findDoors(network);
  for (let done = 0; done < wanted; ) {
    doors = doors.filter((door) => hasWaiting(door));
    const starts = new Map<number, number>();
    for (const { node, cost } of doors) {
      const near = cost + (network.price[node] as number);
      starts.set(node, Math.min(near, starts.get(node) ?? Infinity));
    }
    done += sendAt(raisePrices(network, starts, network.end, hidden));
    tell(done, wanted);
  }

  function sendAt(level: number): number {
    const send = openSender(network, network.end, hidden);
    let sent = 0;
    for (const door of doors) {
      if (door.cost + (network.price[door.node] as number) !== level) continue;
      while (hasWaiting(door) && (door.node === network.end || send(door.node))) {
        const arc = door.arcs.at(-1) as number;
        sendAlong(network, arc);
        settle(network.to[arc ^ 1] as number, level);
        sent += 1;
      }
    }
    return sent;
  }

  function settle(kind: number, level: number): void {
    waiting[kind] = (waiting[kind] as number) - 1;
    if (waiting[kind] !== 0) return;
    hidden[kind] = 0;
    network.price[kind] = level;
  }

  function hasWaiting({ arcs }: Door): boolean {
    while (arcs.length > 0 && !canGo(arcs.at(-1) as number)) arcs.pop();
    return arcs.length > 0;
  }

  function canGo(arc: number): boolean {
    return (waiting[network.to[arc ^ 1] as number] as number) > 0 && network.room[arc] !== 0;
  }
}

function findDoors({ kinds, firstArc, nextArc, to, cost }: PlanNetwork): Door[] {
  const doors = new Map<string, Door>();
  for (const { node } of kinds) {
    for (let arc = firstArc[node] as number; arc !== NONE; arc = nextArc[arc] as number) {
      const key = `${to[arc]} ${cost[arc]}`;
      const door = doors.get(key);
      if (door) door.arcs.push(arc);
      else doors.set(key, { node: to[arc] as number, cost: cost[arc] as number, arcs: [arc] });
    }
  }
  return [...doors.values()];
}
