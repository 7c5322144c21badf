import { addArc, NONE, type PlanNetwork, ROOM_FOR_ALL, sendAlong, sentFrom } from "./plan-arcs";
import type { PlanProblem } from "./plan-problem";

/**
 * Prisoners alike in languages and channels, whom nobody holds. To the flow they are one: whoever may meet one may meet
 * all, and the cheapest place of any is the next that is taken.
 */
export interface PrisonerClass {
  /** What one more adds, by how many the class was given: the steps of all members, the least first. */
  steps: readonly number[];
  /** Whose step each is. */
  owners: readonly number[];
}

/** Classes of at least two who have places; whoever is held by somebody stays alone. */
export function sortIntoClasses(
  { prisoners, volunteers }: PlanProblem,
  steps: readonly (readonly number[])[],
): PrisonerClass[] {
  const held = new Set(volunteers.flatMap(({ holds }) => holds));
  const classes = new Map<string, number[]>();
  for (const [index, { id, languageMask, channelMask }] of prisoners.entries()) {
    if (held.has(id) || steps[index]?.length === 0) continue;
    const key = `${languageMask} ${channelMask}`;
    const members = classes.get(key);
    if (members) members.push(index);
    else classes.set(key, [index]);
  }
  return [...classes.values()]
    .filter(({ length }) => length > 1)
    .map((members) => mergeSteps(members, steps));
}

function mergeSteps(members: readonly number[], steps: readonly (readonly number[])[]): PrisonerClass {
  const all = members.flatMap((owner) => (steps[owner] ?? []).map((step) => ({ step, owner })));
  all.sort((a, b) => a.step - b.step);
  return { steps: all.map(({ step }) => step), owners: all.map(({ owner }) => owner) };
}

/** A class as one node of the network, in place of its members until it is split. */
export function isSplit({ firstArc, classes }: PlanNetwork, node: number): boolean {
  const [member] = classes.get(node)?.owners ?? [];
  return member !== undefined && firstArc[member] !== NONE;
}

/** The node whose price is a prisoner's: their own, or that of the class they are still in. */
export function standsAt({ firstArc, entry }: PlanNetwork, prisoner: number): number {
  return firstArc[prisoner] === NONE ? (entry[prisoner] as number) : prisoner;
}

/** The prisoners that the units which reach this node end at, one for each unit. */
export function endsOf(network: PlanNetwork, node: number): number[] {
  const own = network.classes.get(node);
  if (!own) return new Array<number>(network.count[node] as number).fill(node);
  if (!isSplit(network, node)) return own.owners.slice(0, network.count[node]);
  return sentFrom(network, node).flatMap(({ node: member, units }) => new Array<number>(units).fill(member));
}

/**
 * Gives each member of a class a node of their own behind that of the class, at its price: it lies between what each
 * of them saves and costs, so the flow stays the cheapest.
 */
export function splitClass(network: PlanNetwork, node: number): void {
  const own = network.classes.get(node);
  if (!own || isSplit(network, node)) return;
  const given = endsOf(network, node);
  const toEnd = network.firstArc[node] as number;
  for (let left = given.length; left > 0; left -= 1) sendAlong(network, toEnd ^ 1);
  network.room[toEnd] = 0;
  const ways = new Map<number, number[]>();
  for (const member of new Set(own.owners)) {
    const onward = addArc(network, member, network.end, network.steps[member]?.[0] ?? 0, 1);
    network.price[member] = network.price[node] as number;
    ways.set(member, [addArc(network, node, member, 0, ROOM_FOR_ALL), onward]);
  }
  for (const member of given) for (const arc of ways.get(member) ?? []) sendAlong(network, arc);
}
