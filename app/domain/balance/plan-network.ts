import type { PlanCosts } from "./plan-costs";
import {
  type Cell,
  cellsOf,
  languageOf,
  mayMeet,
  mismatch,
  type PlanPrisoner,
  type PlanProblem,
  type PlanVolunteer,
  wishesUnmetIn,
} from "./plan-problem";

export const NONE = -1;
const ROOM_FOR_ALL = 2 ** 30;

/**
 * Who may meet whom as a network in which each wanted correspondence is one unit that runs from a kind of volunteers
 * through a cell (a language and a channel) to a prisoner, and from there to the end; or from the kind to the end
 * directly, unmet. Prisoners are the nodes 0, 1, …; after them come the end, the cells and the kinds.
 *
 * Arcs stand in pairs, 2n and 2n + 1, one the other's way back. The arc from a prisoner to the end costs what one more
 * adds there, so its cost follows the count.
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
  /** How many each prisoner was given. */
  count: Int32Array;
  /** Kinds of volunteers, in the order of their nodes. */
  kinds: Kind[];
}

/** Volunteers alike in languages, channels and wishes, or one who holds somebody. */
export interface Kind {
  node: number;
  like: PlanVolunteer;
  members: number[];
}

/** A name in `holds` that the problem does not know is passed over. */
export function planNetwork(problem: PlanProblem, costs: PlanCosts): PlanNetwork {
  const { prisoners } = problem;
  const network: PlanNetwork = {
    nodes: prisoners.length + 1,
    arcs: 0,
    end: prisoners.length,
    firstArc: new Int32Array(2 * prisoners.length + 1).fill(NONE),
    lastArc: new Int32Array(2 * prisoners.length + 1).fill(NONE),
    nextArc: new Int32Array(8 * prisoners.length + 2),
    arcBefore: new Int32Array(8 * prisoners.length + 2),
    to: new Int32Array(8 * prisoners.length + 2),
    cost: new Float64Array(8 * prisoners.length + 2),
    room: new Int32Array(8 * prisoners.length + 2),
    price: new Float64Array(2 * prisoners.length + 1),
    languages: new Int32Array(2 * prisoners.length + 1),
    cellsEnd: 0,
    steps: costs.steps,
    count: new Int32Array(prisoners.length),
    kinds: [],
  };
  for (const [prisoner, [first]] of costs.steps.entries()) {
    network.price[prisoner] = first ?? 0;
    addArc(network, prisoner, network.end, first ?? 0, first === undefined ? 0 : 1);
  }
  const nodeOfCell = addCells(network, prisoners);
  network.cellsEnd = network.nodes;
  const indexOf = new Map(prisoners.map(({ id }, index) => [id, index]));
  for (const { like, members } of sortIntoKinds(problem.volunteers)) {
    const kind = addKind(network, like, members, costs.unmet);
    for (const cell of cellsOf(like)) {
      const node = nodeOfCell.get(cell);
      const cost = wishesUnmetIn(like, cell) * costs.mismatch;
      if (node !== undefined) addArc(network, kind.node, node, cost, ROOM_FOR_ALL);
    }
    for (const id of like.holds) {
      const held = indexOf.get(id);
      if (held !== undefined) addPair(network, kind, held, prisoners, costs);
    }
    if (like.holds.length === 0) network.languages[kind.node] = like.languageMask;
  }
  return network;
}

/** Whether a node is a kind whose ways lead into cells alone, or unmet to the end; its price says nothing. */
export function isPlain({ languages, cellsEnd }: PlanNetwork, node: number): boolean {
  return node >= cellsEnd && languages[node] !== 0;
}

/** What the price of a plain kind would be: that of its cheapest way on. */
export function priceOf(network: PlanNetwork, node: number): number {
  const { firstArc, nextArc, to, cost, price } = network;
  if (!isPlain(network, node)) return price[node] as number;
  let least = Infinity;
  for (let arc = firstArc[node] as number; arc !== NONE; arc = nextArc[arc] as number) {
    least = Math.min(least, (cost[arc] as number) + (price[to[arc] as number] as number));
  }
  return least;
}

/** A node for volunteers who are alike; what they cannot get is unmet. */
export function addKind(network: PlanNetwork, like: PlanVolunteer, members: number[], unmet: number): Kind {
  const kind = { node: addNode(network, unmet), like, members };
  network.kinds.push(kind);
  addArc(network, kind.node, network.end, unmet, ROOM_FOR_ALL);
  return kind;
}

/** A way for one volunteer to one prisoner past the cells, if they may meet; answers the arc. */
export function addPair(
  network: PlanNetwork,
  { node, like }: Kind,
  prisoner: number,
  prisoners: readonly PlanPrisoner[],
  costs: PlanCosts,
): number {
  const other = prisoners[prisoner] as PlanPrisoner;
  if (other.places <= 0 || !mayMeet(like, other)) return NONE;
  const kept = like.holds.includes(other.id) ? costs.keptHold : 0;
  return addArc(network, node, prisoner, mismatch(like, other) * costs.mismatch - kept, 1);
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

function addNode(network: PlanNetwork, at: number): number {
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

function addArc(network: PlanNetwork, from: number, to: number, cost: number, room: number): number {
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

function addCells(network: PlanNetwork, prisoners: readonly PlanPrisoner[]): Map<Cell, number> {
  const nodeOf = new Map<Cell, number>();
  for (const [index, prisoner] of prisoners.entries()) {
    if (network.steps[index]?.length === 0) continue;
    for (const cell of cellsOf(prisoner)) {
      const node = nodeOf.get(cell) ?? addNode(network, Infinity);
      network.languages[node] = languageOf(cell);
      nodeOf.set(cell, node);
      addArc(network, node, index, 0, ROOM_FOR_ALL);
    }
  }
  for (const node of nodeOf.values()) lowerToCheapest(network, node);
  return nodeOf;
}

/** The price of a new node is what the cheapest way on from it costs. */
function lowerToCheapest({ firstArc, nextArc, to, cost, room, price }: PlanNetwork, node: number): void {
  for (let arc = firstArc[node] as number; arc !== NONE; arc = nextArc[arc] as number) {
    if (!room[arc]) continue;
    price[node] = Math.min(
      price[node] as number,
      (cost[arc] as number) + (price[to[arc] as number] as number),
    );
  }
}

function sortIntoKinds(volunteers: readonly PlanVolunteer[]) {
  const kinds = new Map<string, { like: PlanVolunteer; members: number[] }>();
  for (const [index, volunteer] of volunteers.entries()) {
    const { languageMask, channelMask, wishes, holds, wants } = volunteer;
    if (wants <= 0) continue;
    const alone = holds.length > 0 ? index : "";
    const key = `${languageMask} ${channelMask} ${wishes.languageMask} ${wishes.channelMask} ${alone}`;
    const kind = kinds.get(key);
    if (kind) kind.members.push(index);
    else kinds.set(key, { like: volunteer, members: [index] });
  }
  return [...kinds.values()];
}
