import type { PlanCosts } from "./plan-costs";
import { mayMeet, mismatch, type PlanPrisoner, type PlanProblem, type PlanVolunteer } from "./plan-problem";

/** Volunteers alike in languages, channels and wishes, and in whether they hold anybody. */
export interface VolunteerKind {
  areHolding: boolean;
  /** Classes of prisoners they may meet. */
  classes: Int32Array;
  /** What their wishes cost in each class of all; Infinity where they may meet nobody. */
  wishCosts: Float64Array;
}

/**
 * A problem with numbers for names. Prisoners alike in languages and channels are one class, so that who may meet whom
 * is told for a few dozen classes and kinds instead of for millions of pairs.
 */
export interface PlanGraph {
  members: readonly Int32Array[];
  /** −1 for a prisoner without a place, who is in no class. */
  classOf: Int32Array;
  kinds: readonly VolunteerKind[];
  kindOf: Int32Array;
  never: readonly (readonly number[])[];
  /** Live holds that may be kept. */
  holds: readonly (readonly number[])[];
  wants: Int32Array;
  costs: PlanCosts;
}

/** A name in `never` or `holds` that the problem does not know is passed over. */
export function planGraph(problem: PlanProblem, costs: PlanCosts): PlanGraph {
  const { prisoners, volunteers } = problem;
  const indexOf = new Map(prisoners.map(({ id }, index) => [id, index]));
  const numbers = (ids: readonly string[]) => ids.flatMap((id) => indexOf.get(id) ?? []);
  const open = prisoners.flatMap(({ places }, index) => (places > 0 ? [index] : []));
  const classes = groupBy(open, (index) => {
    const { languageMask, channelMask } = prisoners[index] as PlanPrisoner;
    return `${languageMask} ${channelMask}`;
  });
  const kinds = groupBy(
    volunteers.map((_, index) => index),
    (index) => {
      const { languageMask, channelMask, wishes, holds } = volunteers[index] as PlanVolunteer;
      return `${languageMask} ${channelMask} ${wishes.languageMask} ${wishes.channelMask} ${holds.length > 0}`;
    },
  );
  const heads = classes.map(([first]) => prisoners[first as number] as PlanPrisoner);
  const classOf = numbersByGroup(classes, prisoners.length);
  const kindOf = numbersByGroup(kinds, volunteers.length);
  const described = kinds.map(([first]) =>
    kindTowards(volunteers[first as number] as PlanVolunteer, heads, costs),
  );
  const isMet = (volunteer: number, prisoner: number) =>
    Number.isFinite(described[kindOf[volunteer] as number]?.wishCosts[classOf[prisoner] as number]);
  return {
    members: classes.map((members) => Int32Array.from(members)),
    classOf,
    kinds: described,
    kindOf,
    never: volunteers.map(({ never }) => numbers(never)),
    holds: volunteers.map(({ holds }, index) => numbers(holds).filter((held) => isMet(index, held))),
    wants: Int32Array.from(volunteers, ({ wants }) => wants),
    costs,
  };
}

function kindTowards(
  volunteer: PlanVolunteer,
  heads: readonly PlanPrisoner[],
  costs: PlanCosts,
): VolunteerKind {
  const wishCosts = Float64Array.from(heads, (head) =>
    mayMeet(volunteer, head) ? mismatch(volunteer, head) * costs.mismatch : Infinity,
  );
  const classes = Int32Array.from(wishCosts.keys()).filter((index) => Number.isFinite(wishCosts[index]));
  return { areHolding: volunteer.holds.length > 0, classes, wishCosts };
}

/** The number of the group that each index is in; −1: in none. */
function numbersByGroup(groups: readonly (readonly number[])[], length: number): Int32Array {
  const numbers = new Int32Array(length).fill(-1);
  for (const [number, members] of groups.entries()) for (const member of members) numbers[member] = number;
  return numbers;
}

function groupBy(indexes: readonly number[], keyOf: (index: number) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const index of indexes) {
    const key = keyOf(index);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()];
}
