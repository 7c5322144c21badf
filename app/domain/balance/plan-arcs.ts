import type { PrisonerClass } from "./plan-classes";
import type { PlanCosts } from "./plan-costs";
import type { PlanVolunteer } from "./plan-problem";

export const NONE = -1;
export const ROOM_FOR_ALL = 2 ** 30;

/**
 * Who may meet whom as a network in which each wanted correspondence is one unit that runs from a kind of volunteers
 * through a cell (a language and a channel) to a prisoner or a class of them, and from there to the end; or from the
 * kind to the end directly, unmet. Prisoners are the nodes 0, 1, …; after them come the classes, the end, the cells and
 * the kinds.
 *
 * Arcs stand in pairs, 2n and 2n + 1, one the other's way back. The arc from a prisoner or a class to the end costs what
 * one more adds there, so its cost follows the count.
 */
export interface PlanNetwork {
  /** Nodes and arcs there are; the arrays have room for more. */
  nodes: number;
  arcs: number;
  end: number;
  /**
   * The first and last arc of each node, and the arcs beside one. A way back stands there only while it has room: most
   * have none, and nobody should have to pass over them.
   */
  firstArc: Int32Array;
  lastArc: Int32Array;
  nextArc: Int32Array;
  arcBefore: Int32Array;
  /** Where an arc leads, what it costs, what it still holds. */
  to: Int32Array;
  cost: Float64Array;
  room: Int32Array;
  /**
   * The price of each node. No arc with room leads to a node that is cheaper by more than the arc costs; the end is
   * at 0. That proves the flow to be the cheapest of its size.
   */
  price: Float64Array;
  /** The languages of a cell or of a plain kind; 0 for every other node. */
  languages: Int32Array;
  /** The first node that is no cell any more. */
  cellsEnd: number;
  steps: PlanCosts["steps"];
  /** How many each prisoner or class was given. */
  count: Int32Array;
  /** Classes of prisoners by node. */
  classes: ReadonlyMap<number, PrisonerClass>;
  /** Where the cells lead to for each prisoner: the prisoner or their class. */
  entry: Int32Array;
  /** Kinds of volunteers, in the order of their nodes. */
  kinds: Kind[];
}

/** Volunteers alike in languages, channels and wishes, or one who holds somebody. */
export interface Kind {
  node: number;
  like: PlanVolunteer;
  members: number[];
}

/** Sends one unit along an arc. */
export function sendAlong(network: PlanNetwork, arc: number): void {
  const { room, to, end } = network;
  const back = arc ^ 1;
  const wayBack = arc | 1;
  const hadRoom = room[wayBack] !== 0;
  if (to[arc] === end && (to[back] as number) < end) countOn(network, to[back] as number, arc, 1);
  else if (to[back] === end && (to[arc] as number) < end) countOn(network, to[arc] as number, back, -1);
  else {
    room[arc] = (room[arc] as number) - 1;
    room[back] = (room[back] as number) + 1;
  }
  const hasRoom = room[wayBack] !== 0;
  if (hasRoom && !hadRoom) link(network, wayBack);
  if (hadRoom && !hasRoom) unlink(network, wayBack);
}

/** Puts an arc after the others of its node. */
function link({ firstArc, lastArc, nextArc, arcBefore, to }: PlanNetwork, arc: number): void {
  const node = to[arc ^ 1] as number;
  const last = lastArc[node] as number;
  nextArc[arc] = NONE;
  arcBefore[arc] = last;
  lastArc[node] = arc;
  if (last === NONE) firstArc[node] = arc;
  else nextArc[last] = arc;
}

/** Takes an arc out; it goes on leading to what came after it, for whoever stands at it. */
function unlink({ firstArc, lastArc, nextArc, arcBefore, to }: PlanNetwork, arc: number): void {
  const node = to[arc ^ 1] as number;
  const before = arcBefore[arc] as number;
  const next = nextArc[arc] as number;
  if (before === NONE) firstArc[node] = next;
  else nextArc[before] = next;
  if (next === NONE) lastArc[node] = before;
  else arcBefore[next] = before;
}

function countOn({ count, steps, cost, room }: PlanNetwork, prisoner: number, arc: number, by: number): void {
  const now = (count[prisoner] as number) + by;
  const own = steps[prisoner] as readonly number[];
  count[prisoner] = now;
  cost[arc] = own[now] ?? 0;
  room[arc] = now < own.length ? 1 : 0;
  cost[arc ^ 1] = -(own[now - 1] ?? 0);
  room[arc ^ 1] = now > 0 ? 1 : 0;
}

/** A node more, at that price. */
export function addNode(network: PlanNetwork, at: number): number {
  if (network.nodes === network.price.length) {
    network.price = enlarged(network.price, Float64Array);
    network.firstArc = enlarged(network.firstArc, Int32Array);
    network.lastArc = enlarged(network.lastArc, Int32Array);
    network.languages = enlarged(network.languages, Int32Array);
  }
  const node = network.nodes;
  network.nodes += 1;
  network.price[node] = at;
  network.firstArc[node] = NONE;
  network.lastArc[node] = NONE;
  return node;
}

/** An arc more and its way back, which has no room yet; answers the arc. */
export function addArc(network: PlanNetwork, from: number, to: number, cost: number, room: number): number {
  const arc = network.arcs;
  if (arc + 2 > network.to.length) {
    network.to = enlarged(network.to, Int32Array);
    network.nextArc = enlarged(network.nextArc, Int32Array);
    network.arcBefore = enlarged(network.arcBefore, Int32Array);
    network.cost = enlarged(network.cost, Float64Array);
    network.room = enlarged(network.room, Int32Array);
  }
  network.arcs += 2;
  network.to[arc] = to;
  network.to[arc + 1] = from;
  network.cost[arc] = cost;
  network.cost[arc + 1] = -cost;
  network.room[arc] = room;
  link(network, arc);
  return arc;
}

function enlarged<A extends Int32Array | Float64Array>(array: A, make: new (length: number) => A): A {
  const larger = new make(2 * array.length);
  larger.set(array);
  return larger;
}

/** Where the units that leave a node go, and how many to each. */
export function sentFrom({ firstArc, nextArc, to, room }: PlanNetwork, node: number) {
  const sent: { node: number; arc: number; units: number }[] = [];
  for (let arc = firstArc[node] as number; arc !== NONE; arc = nextArc[arc] as number) {
    const units = arc % 2 === 0 ? (room[arc + 1] as number) : 0;
    if (units > 0) sent.push({ node: to[arc] as number, arc, units });
  }
  return sent;
}
