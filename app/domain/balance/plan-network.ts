import { addArc, addNode, type Kind, NONE, type PlanNetwork, ROOM_FOR_ALL } from "./plan-arcs";
import { sortIntoClasses } from "./plan-classes";
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

/** A name in `holds` that the problem does not know is passed over. */
export function planNetwork(problem: PlanProblem, costs: PlanCosts): PlanNetwork {
  const network = openNetwork(problem, costs);
  const { prisoners } = problem;
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

/** Prisoners, their classes and the end; the members of a class have no way there but through it. */
function openNetwork(problem: PlanProblem, { steps }: PlanCosts): PlanNetwork {
  const { length } = problem.prisoners;
  const classes = new Map(sortIntoClasses(problem, steps).map((each, index) => [length + index, each]));
  const end = length + classes.size;
  const entry = Int32Array.from({ length }, (_, prisoner) => prisoner);
  for (const [node, { owners }] of classes) for (const owner of owners) entry[owner] = node;
  const network: PlanNetwork = {
    nodes: end + 1,
    arcs: 0,
    end,
    firstArc: new Int32Array(2 * end + 1).fill(NONE),
    lastArc: new Int32Array(2 * end + 1).fill(NONE),
    nextArc: new Int32Array(8 * end + 2),
    arcBefore: new Int32Array(8 * end + 2),
    to: new Int32Array(8 * end + 2),
    cost: new Float64Array(8 * end + 2),
    room: new Int32Array(8 * end + 2),
    price: new Float64Array(2 * end + 1),
    languages: new Int32Array(2 * end + 1),
    cellsEnd: 0,
    steps: [...steps, ...[...classes.values()].map((each) => each.steps)],
    count: new Int32Array(end),
    classes,
    entry,
    kinds: [],
  };
  for (const node of new Set(entry)) {
    const [first] = network.steps[node] as readonly number[];
    network.price[node] = first ?? 0;
    addArc(network, node, end, first ?? 0, first === undefined ? 0 : 1);
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

function addCells(network: PlanNetwork, prisoners: readonly PlanPrisoner[]): Map<Cell, number> {
  const nodeOf = new Map<Cell, number>();
  const isReached = new Uint8Array(network.end);
  for (const [index, prisoner] of prisoners.entries()) {
    const entry = network.entry[index] as number;
    if (network.steps[entry]?.length === 0 || isReached[entry] === 1) continue;
    isReached[entry] = 1;
    for (const cell of cellsOf(prisoner)) {
      const node = nodeOf.get(cell) ?? addNode(network, Infinity);
      network.languages[node] = languageOf(cell);
      nodeOf.set(cell, node);
      addArc(network, node, entry, 0, ROOM_FOR_ALL);
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
