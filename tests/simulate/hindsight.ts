import { planCorrespondences } from "~/domain/balance/plan";
import { sum } from "./figures";
import { chooseKnown, followAdvice, ignoresAdvice } from "./policies";
import { everybodyWrites, type Size } from "./scenarios";
import { couldWrite, openWorld, type Resident, type Visitor } from "./world";

/**
 * What the engine did one by one beside the best that could have been done with all who followed it, known at once:
 * who goes past the advice stays where they went. The optimum is the planner's.
 */
export function compareWithHindsight(seed: number, size: Size) {
  const advised: Visitor[] = [];
  const past: Resident[] = [];
  const { letters } = everybodyWrites(
    (world, visitor) => {
      if (!ignoresAdvice(world)) {
        advised.push(visitor);
        return followAdvice(world, visitor);
      }
      const chosen = chooseKnown(world, visitor);
      if (chosen) past.push(chosen);
      return chosen;
    },
    seed,
    size,
  );
  const { residents } = openWorld(seed, size.people);
  const fixed = new Map<string, number>();
  for (const { id } of past) fixed.set(id, (fixed.get(id) ?? 0) + 1);
  const { assignments } = planCorrespondences({
    holdWeightMilli: 1000,
    prisoners: residents.map(({ id, languageMask, channelMask, cap }) => {
      const before = fixed.get(id) ?? 0;
      return {
        id,
        languageMask,
        channelMask,
        fixedLoadMilli: 1000 * before,
        target: 3,
        places: cap - before,
      };
    }),
    volunteers: advised.map(({ id, languageMask, channelMask }) => ({
      id,
      languageMask,
      channelMask,
      wants: 1,
      never: [],
      holds: [],
      wishes: { languageMask: 0, channelMask: 0 },
    })),
  });
  const best = new Map(fixed);
  for (const { prisonerId } of assignments) best.set(prisonerId, (best.get(prisonerId) ?? 0) + 1);
  const optimum = residents.map(({ id }) => best.get(id) ?? 0);
  if (!residents.every((each) => advised.some((visitor) => couldWrite(visitor, each)))) {
    throw new Error("somebody could be written to by nobody");
  }
  const squares = (counts: readonly number[]) => sum(counts.map((count) => count * count));
  return {
    squares: squares(letters) / squares(optimum),
    least: Math.min(...letters),
    leastInHindsight: Math.min(...optimum),
  };
}
