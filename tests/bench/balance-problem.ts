import type { Chance } from "#db/factories/random";
import {
  cellsOf,
  type PlanPrisoner,
  type PlanProblem,
  type PlanVolunteer,
} from "~/domain/balance/plan-problem";

/** How many languages and channels there are. */
interface Variety {
  languages: number;
  channels: number;
}

/**
 * Far more languages than a real campaign has: one pair in a hundred may meet, and there are thousands of kinds of
 * volunteers.
 */
export const varied: Variety = { languages: 26, channels: 8 };
/** As a real campaign is: nearly everybody may meet, and thousands are alike. */
export const alike: Variety = { languages: 3, channels: 4 };

/** A large campaign. */
export function invent(
  chance: Chance,
  sizes: { prisoners: number; volunteers: number },
  variety: Variety,
): PlanProblem {
  const prisoners = Array.from({ length: sizes.prisoners }, (_, index) =>
    inventPrisoner(chance, index, variety),
  );
  const inCell = new Map<number, PlanPrisoner[]>();
  for (const each of prisoners) {
    for (const cell of cellsOf(each)) {
      const members = inCell.get(cell);
      if (members) members.push(each);
      else inCell.set(cell, [each]);
    }
  }
  const volunteers = Array.from({ length: sizes.volunteers }, (_, index) =>
    inventVolunteer(chance, index, inCell, variety),
  );
  return { holdWeightMilli: 600, prisoners, volunteers };
}

/** Attention is uneven: a third has nobody, the rest anything up to far past what is enough. */
function inventPrisoner(chance: Chance, index: number, { languages, channels }: Variety): PlanPrisoner {
  const writers = chance.happens(0.33) ? 0 : Math.floor(8 * chance.next() ** 2);
  return {
    id: `prisoner-${index}`,
    languageMask: someBits(chance, languages, 0.05),
    channelMask: someBits(chance, channels, 0.2),
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
  { languages, channels }: Variety,
): PlanVolunteer {
  const own = {
    languageMask: someBits(chance, languages, 0.1),
    channelMask: someBits(chance, channels, 0.4),
  };
  const met = cellsOf(own)
    .map((cell) => inCell.get(cell) ?? [])
    .filter(({ length }) => length > 0);
  const known = new Set(
    Array.from({ length: met.length > 0 ? chance.below(4) : 0 }, () => chance.pick(chance.pick(met)).id),
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
