import { NONE, type PlanNetwork, sendAlong } from "./plan-arcs";
import { splitClass } from "./plan-classes";
import type { PlanCosts } from "./plan-costs";
import { addKind, addPair, priceOf } from "./plan-network";
import type { People, Unit } from "./plan-pairs";
import { cellsOf, type PlanProblem, type PlanVolunteer } from "./plan-problem";
import { raisePrices } from "./plan-search";
import { openSender } from "./plan-send";

/**
 * Takes volunteers one of whose units does not fit out of their kinds, gives each a node with a way to everybody they
 * may have and no other, and sends what did not fit along the cheapest way to the prisoner it is missing at.
 */
export function mendUnits(
  units: readonly Unit[],
  network: PlanNetwork,
  problem: PlanProblem,
  costs: PlanCosts,
  people: People,
): void {
  const misfits = new Set(units.flatMap((unit) => (unit.fits ? [] : [unit.volunteer])));
  const unitsOf = new Map([...misfits].map((volunteer) => [volunteer, [] as Unit[]]));
  for (const unit of units) unitsOf.get(unit.volunteer)?.push(unit);
  const inCell = new Map<number, number[]>();
  for (const [index, prisoner] of problem.prisoners.entries()) {
    for (const cell of cellsOf(prisoner)) {
      const members = inCell.get(cell);
      if (members) members.push(index);
      else inCell.set(cell, [index]);
    }
  }
  const alone = [...unitsOf].map(([volunteer, own]) => ({ own, node: standAlone(volunteer, own) }));
  for (const { own, node } of alone) {
    for (const unit of own) if (!unit.fits) sendTo(unit.to, node);
  }

  /** Moves what fits over to the new node; what does not is missing at its prisoner from here on. */
  function standAlone(volunteer: number, own: readonly Unit[]): number {
    const like = problem.volunteers[volunteer] as PlanVolunteer;
    const kind = addKind(network, like, [volunteer], costs.unmet);
    const met = new Set(cellsOf(like).flatMap((cell) => inCell.get(cell) ?? []));
    for (const prisoner of met) splitClass(network, network.entry[prisoner] as number);
    const before = (own[0] as Unit).kind;
    before.members = before.members.filter((each) => each !== volunteer);
    network.price[kind.node] = priceOf(network, before.node);
    for (const prisoner of met) {
      if (!people.never[volunteer]?.has(prisoner)) {
        addPair(network, kind, prisoner, problem.prisoners, costs);
      }
    }
    for (const unit of own) {
      for (const arc of waysOf(unit)) sendAlong(network, arc ^ 1);
      if (unit.fits) sendAlong(network, arcBetween(kind.node, unit.to));
    }
    return kind.node;
  }

  function waysOf({ kind, via, to }: Unit): number[] {
    if (via === NONE) return [arcBetween(kind.node, to)];
    const entry = network.entry[to] as number;
    const arcs = [arcBetween(kind.node, via), arcBetween(via, entry)];
    return entry === to ? arcs : [...arcs, arcBetween(entry, to)];
  }

  function arcBetween(from: number, to: number): number {
    const { firstArc, nextArc } = network;
    let arc = firstArc[from] as number;
    while (network.to[arc] !== to || arc % 2 !== 0) arc = nextArc[arc] as number;
    return arc;
  }

  /** The end comes back to 0, where all prices are counted from. */
  function sendTo(prisoner: number, from: number): void {
    raisePrices(network, new Map([[from, network.price[from] as number]]), prisoner);
    openSender(network, prisoner)(from);
    const raised = network.price[network.end] as number;
    if (raised === 0) return;
    for (let node = 0; node < network.nodes; node += 1) {
      network.price[node] = (network.price[node] as number) - raised;
    }
  }
}
