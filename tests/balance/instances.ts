import fc from "fast-check";
import { mayMeet, type PlanProblem, type PlanVolunteer } from "~/domain/balance/plan-problem";

export const HOLD_WEIGHT = 600;
const mask = fc.integer({ min: 1, max: 7 });
const wish = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: mask });

/** Problems small enough for the exact solver: tight places, double wants, holds, wishes and pairs that never meet. */
export const smallProblem: fc.Arbitrary<PlanProblem> = fc
  .record({
    prisoners: fc.array(
      fc.record({
        languageMask: mask,
        channelMask: mask,
        fixedLoadMilli: fc.oneof(
          fc.constantFrom(0, 0, 600, 1000, 1200),
          fc.integer({ min: 0, max: 40 }).map((hundreds) => hundreds * 100),
        ),
        target: fc.integer({ min: 1, max: 3 }),
        places: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    volunteers: fc.array(
      fc.record({
        languageMask: mask,
        channelMask: mask,
        wants: fc.constantFrom(0, 1, 1, 1, 2, 3),
        wishes: fc.record({ languageMask: wish, channelMask: wish }),
        never: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
        holds: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ prisoners, volunteers }) => ({
    holdWeightMilli: HOLD_WEIGHT,
    prisoners: prisoners.map((prisoner, index) => ({ ...prisoner, id: `p${index}` })),
    volunteers: volunteers.map((volunteer, index): PlanVolunteer => {
      const known = (each: number) => each < prisoners.length;
      const never = [...new Set(volunteer.never.filter(known))];
      const held = [...new Set(volunteer.holds.filter((each) => known(each) && !never.includes(each)))];
      return {
        ...volunteer,
        id: `v${index}`,
        never: never.map((each) => `p${each}`),
        holds: held.slice(0, volunteer.wants).map((each) => `p${each}`),
      };
    }),
  }));

/** Every pair that may be assigned at all. */
export function allowedPairs({ volunteers, prisoners }: PlanProblem) {
  return volunteers.flatMap((volunteer) =>
    prisoners
      .filter((prisoner) => !volunteer.never.includes(prisoner.id) && mayMeet(volunteer, prisoner))
      .map((prisoner) => ({ volunteer, prisoner })),
  );
}
