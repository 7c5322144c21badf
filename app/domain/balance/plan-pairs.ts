import { type Kind, NONE, type PlanNetwork, sentFrom } from "./plan-arcs";
import { endsOf } from "./plan-classes";

/** One unit of the flow with a volunteer's name on it. */
export interface Unit {
  volunteer: number;
  kind: Kind;
  /** The cell it runs through; NONE: it runs directly. */
  via: number;
  /** The prisoner, or the end: unmet. */
  to: number;
  /** Whether these two may be given to each other, what others were given aside. */
  fits: boolean;
}

/** What the flow does not know: whom each volunteer never gets, and how many they want. */
export interface People {
  wants: readonly number[];
  never: readonly ReadonlySet<number>[];
}

/**
 * Puts names on the units of a flow. Where a unit would give somebody a prisoner they never get or have already, it
 * changes places with another in the same cell; where none will do, it does not fit.
 */
export function nameUnits(network: PlanNetwork, { wants, never }: People): Unit[] {
  const given: number[][] = wants.map(() => []);
  const direct: Unit[] = [];
  const inCell = new Map<number, Unit[]>();
  for (const kind of network.kinds) startUnits(kind);
  const ends = new Map<number, number[]>();
  const inCells = [...inCell].flatMap(([cell, units]) => {
    settleCell(units, endsFrom(cell));
    return units;
  });
  return [...direct, ...inCells];

  /** Each volunteer's first unit before anybody's second, so that the two seldom share a cell. */
  function startUnits(kind: Kind): void {
    const most = kind.members.reduce((max, each) => Math.max(max, wants[each] as number), 0);
    const names = Array.from({ length: most }, (_, turn) =>
      kind.members.filter((each) => turn < (wants[each] as number)),
    ).flat();
    let next = 0;
    for (const { node, units } of sentFrom(network, kind.node)) {
      for (let unit = 0; unit < units; unit += 1, next += 1) {
        const volunteer = names[next] as number;
        if (node <= network.end) {
          direct.push({ volunteer, kind, via: NONE, to: node, fits: true });
          (given[volunteer] as number[]).push(node);
          continue;
        }
        const waiting = inCell.get(node) ?? [];
        inCell.set(node, waiting);
        waiting.push({ volunteer, kind, via: node, to: NONE, fits: false });
      }
    }
  }

  /** The prisoners of a cell's units, taken out of what reaches each class. */
  function endsFrom(cell: number): number[] {
    return sentFrom(network, cell).flatMap(({ node, units }) => {
      const left = ends.get(node) ?? endsOf(network, node);
      ends.set(node, left);
      return left.splice(-units);
    });
  }

  function settleCell(units: Unit[], places: readonly number[]): void {
    for (const [at, prisoner] of places.entries()) {
      const fitting = firstFitting(units, at, prisoner);
      if (fitting !== NONE) exchange(units, at, fitting);
      const unit = units[at] as Unit;
      unit.to = prisoner;
      unit.fits = fitting !== NONE || changePlaces(unit, units.slice(0, at));
      if (fitting !== NONE) (given[unit.volunteer] as number[]).push(prisoner);
    }
  }

  function firstFitting(units: readonly Unit[], from: number, prisoner: number): number {
    for (let at = from; at < units.length; at += 1) {
      if (mayHave((units[at] as Unit).volunteer, prisoner)) return at;
    }
    return NONE;
  }

  function changePlaces(unit: Unit, before: readonly Unit[]): boolean {
    const other = before.find(
      (each) => each.fits && mayHave(each.volunteer, unit.to) && mayHave(unit.volunteer, each.to),
    );
    if (!other) return false;
    const theirs = given[other.volunteer] as number[];
    theirs[theirs.indexOf(other.to)] = unit.to;
    (given[unit.volunteer] as number[]).push(other.to);
    [unit.to, other.to] = [other.to, unit.to];
    return true;
  }

  function mayHave(volunteer: number, prisoner: number): boolean {
    return !never[volunteer]?.has(prisoner) && !given[volunteer]?.includes(prisoner);
  }
}

function exchange(units: Unit[], a: number, b: number): void {
  [units[a], units[b]] = [units[b] as Unit, units[a] as Unit];
}
