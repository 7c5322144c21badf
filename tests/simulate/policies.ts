import { eligible } from "~/domain/balance/filters";
import { pickThree, SUGGESTIONS } from "~/domain/balance/pick";
import { couldWrite, dateOf, type Resident, type Visitor, type World } from "./world";

/** Whom somebody ends up with who came for `wanted`, or for nobody in particular; null: nobody. */
export type Policy = (world: World, visitor: Visitor, wanted?: Resident) => Resident | null;

/** This share of volunteers goes past the three and takes somebody they have heard of. */
const IGNORES_ADVICE = 0.15;
/** This share of those who came for somebody who has no place left takes one of the three instead. */
const STAYS_FOR_ANOTHER = 0.5;
const TRIES = 2000;

export const engine: Policy = (world, visitor, wanted) => {
  if (!wanted) return ignoresAdvice(world) ? chooseKnown(world, visitor) : followAdvice(world, visitor);
  if (eligible(visitor, wanted).ok) return wanted;
  return world.chance.happens(STAYS_FOR_ANOTHER) ? followAdvice(world, visitor) : null;
};

export const POLICIES: Record<string, Policy> = {
  "this engine": engine,
  "inverse-load lottery": (world, visitor) =>
    drawWhere(
      world,
      (each) => couldWrite(visitor, each) && world.chance.happens(1 / (1 + each.correspondences.length)),
    ),
  "uniform lottery": (world, visitor) => drawWhere(world, (each) => couldWrite(visitor, each)),
  "free list": (world, visitor, wanted) => wanted ?? drawByFame(world, (each) => couldWrite(visitor, each)),
};

export function ignoresAdvice({ chance }: World): boolean {
  return chance.happens(IGNORES_ADVICE);
}

/** One of the three that the engine shows, the better known the likelier. */
export function followAdvice(world: World, visitor: Visitor): Resident | null {
  const three = suggest(world, visitor);
  return three.length === 0 ? null : world.chance.weighted(three.map((each) => [each, each.fame] as const));
}

/** Somebody they have heard of, as far as the engine lets them. */
export function chooseKnown(world: World, visitor: Visitor): Resident | null {
  return drawByFame(world, (each) => eligible(visitor, each).ok);
}

/**
 * The engine's three. Load and scarcity are the first two fields of the key, so three that are found among the first
 * by these are the three of all.
 */
function suggest(world: World, visitor: Visitor): Resident[] {
  const pool: Resident[] = [];
  let three: Resident[] = [];
  for (const order of [...world.byOrder.keys()].sort((a, b) => a - b)) {
    pool.push(...(world.byOrder.get(order) ?? []));
    three = pickThree(visitor, pool, { date: dateOf(world.day), skip: 0 });
    if (three.length === SUGGESTIONS) break;
  }
  return three;
}

function drawByFame({ chance, residents }: World, isGood: (each: Resident) => boolean): Resident | null {
  const total = residents.reduce((sum, { fame }) => sum + fame, 0);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    let rest = chance.next() * total;
    const drawn = residents.find(({ fame }) => {
      rest -= fame;
      return rest < 0;
    });
    if (drawn && isGood(drawn)) return drawn;
  }
  return null;
}

function drawWhere({ chance, residents }: World, isGood: (each: Resident) => boolean): Resident | null {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const drawn = chance.pick(residents);
    if (isGood(drawn)) return drawn;
  }
  return null;
}
