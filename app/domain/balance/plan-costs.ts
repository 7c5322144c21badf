import type { PlanPrisoner, PlanProblem } from "./plan-problem";

/** The aims of a plan as one exact integer: each unit outweighs any sum of those below it. */
export interface PlanCosts {
  /** What one more adds to the sum of squares, for each prisoner in order, by how many the plan gave already. */
  steps: readonly (readonly number[])[];
  /** Taken off where a volunteer keeps somebody they hold. */
  keptHold: number;
  /** Each wish that is not met. */
  mismatch: number;
  /** A wanted correspondence that nobody gets: more than all else. */
  unmet: number;
}

const MOST_WISHES = 2;

/**
 * Costs in which a plan is cheapest exactly if it assigns as many as can be, then has the least sum of squared loads,
 * then moves the fewest live holds, then leaves the fewest wishes unmet.
 *
 * A path of exchanges leaves every load but the two at its ends as it was, so increments of the squares are only ever
 * compared, never added: their ranks serve as well as their values and stay small. A path passes each prisoner at most
 * once, which bounds what can add up below a rank. Throws RangeError("plan-too-large") past 2^53.
 * Source: balance.md, Planning; Harvey et al., Semi-matchings, J. Algorithms 59 (2006); Murota, Discrete Convex Analysis.
 */
export function planCosts(problem: PlanProblem): PlanCosts {
  const { prisoners, volunteers } = problem;
  const longest = 2 * (prisoners.length + 2);
  const isWishing = volunteers.some(({ wishes }) => wishes.languageMask !== 0 || wishes.channelMask !== 0);
  const isHolding = volunteers.some(({ holds }) => holds.length > 0);
  const keptHold = isWishing ? longest * MOST_WISHES + 1 : 1;
  const rank = keptHold * (isHolding ? longest + 1 : 1);

  const wanted = volunteers.reduce((sum, volunteer) => sum + volunteer.wants, 0);
  const increments = prisoners.map((prisoner) => incrementsOf(prisoner, problem.holdWeightMilli, wanted));
  const ranks = rankAll(increments.flat());
  const unmet = (ranks.size + 1) * rank;
  if (!Number.isSafeInteger(unmet + rank)) throw new RangeError("plan-too-large");
  const steps = increments.map((all) => all.map((each) => (ranks.get(keyOf(each)) ?? 0) * rank));
  return { steps, keptHold, mismatch: 1, unmet };
}

/** What one more correspondence adds to (load / target)², as a fraction over the square of the target. */
interface Increment {
  added: number;
  target: number;
}

function incrementsOf({ fixedLoadMilli, target, places }: PlanPrisoner, weight: number, wanted: number) {
  return Array.from({ length: Math.min(places, wanted) }, (_, given): Increment => {
    const load = fixedLoadMilli + weight * given;
    return { added: weight * (2 * load + weight), target };
  });
}

const keyOf = ({ added, target }: Increment) => `${added}/${target}`;

/** Ranks of all increments, equal fractions alike, the least 0. */
function rankAll(increments: readonly Increment[]): ReadonlyMap<string, number> {
  const distinct = [...new Map(increments.map((each) => [keyOf(each), each])).entries()];
  distinct.sort(([, a], [, b]) => compareIncrements(a, b));
  const ranks = new Map<string, number>();
  let rank = -1;
  let before: Increment | null = null;
  for (const [key, each] of distinct) {
    if (before === null || compareIncrements(before, each) !== 0) rank += 1;
    ranks.set(key, rank);
    before = each;
  }
  return ranks;
}

function compareIncrements(a: Increment, b: Increment): number {
  return a.added * b.target * b.target - b.added * a.target * a.target;
}
