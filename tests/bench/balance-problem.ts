import type { Chance } from "#db/factories/random";
import {
  cellsOf,
  type PlanPrisoner,
  type PlanProblem,
  type PlanVolunteer,
} from "~/domain/balance/plan-problem";

const LANGUAGES = 31;
const CHANNELS = 8;

/**
 * A large campaign in which one pair in a hundred may meet: far more languages than a real one has, so that there are
 * thousands of kinds of volunteers.
 */
export function invent(chance: Chance, sizes: { prisoners: number; volunteers: number }): PlanProblem {
  const prisoners = Array.from({ length: sizes.prisoners }, (_, index) => inventPrisoner(chance, index));
  const inCell = new Map<number, PlanPrisoner[]>();
  for (const each of prisoners) {
    for (const cell of cellsOf(each)) inCell.set(cell, [...(inCell.get(cell) ?? []), each]);
  }
  const volunteers = Array.from({ length: sizes.volunteers }, (_, index) =>
    inventVolunteer(chance, index, inCell),
  );
  return { holdWeightMilli: 600, prisoners, volunteers };
}

/** Attention is uneven: a third has nobody, the rest anything up to far past what is enough. */
function inventPrisoner(chance: Chance, index: number): PlanPrisoner {
  const writers = chance.happens(0.33) ? 0 : Math.floor(8 * chance.next() ** 2);
  return {
    id: `prisoner-${index}`,
    languageMask: someBits(chance, LANGUAGES, 0.05),
    channelMask: someBits(chance, CHANNELS, 0.2),
    fixedLoadMilli:
      writers * chance.pick([600, 1000, 1000]) +
      chance.weighted([
        [0, 8],
        [1500, 1],
        [3000, 1],
      ]),
    target: chance.weighted([
      [3, 8],
      [2, 1],
      [5, 1],
    ]),
    places: 14 - writers,
  };
}

/** Up to three people are known already and one in fifty is held; all of them from among those they may meet. */
function inventVolunteer(
  chance: Chance,
  index: number,
  inCell: ReadonlyMap<number, readonly PlanPrisoner[]>,
): PlanVolunteer {
  const own = {
    languageMask: someBits(chance, LANGUAGES, 0.1),
    channelMask: someBits(chance, CHANNELS, 0.4),
  };
  const met = cellsOf(own).flatMap((cell) => inCell.get(cell) ?? []);
  const known = new Set(
    Array.from({ length: met.length > 0 ? chance.below(4) : 0 }, () => chance.pick(met).id),
  );
  const holds = chance.happens(0.02) ? [...known].slice(0, 1) : [];
  return {
    id: `volunteer-${index}`,
    ...own,
    wants: chance.happens(0.05) ? 2 : 1,
    never: [...known].slice(holds.length),
    holds,
    wishes: { languageMask: 0, channelMask: chance.happens(0.1) ? own.channelMask & -own.channelMask : 0 },
  };
}

/** One bit of `width`, and each time with `another` one more. */
function someBits(chance: Chance, width: number, another: number): number {
  let mask = 1 << chance.below(width);
  while (chance.happens(another)) mask |= 1 << chance.below(width);
  return mask & 0x7fffffff;
}
