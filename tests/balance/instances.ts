import fc from "fast-check";
import { mayMeet, type PlanProblem, type PlanVolunteer } from "~/domain/balance/plan-problem";

export const HOLD_WEIGHT = 600;

/**
 * Problems small enough for the exact solver: tight places, double wants, holds, wishes and pairs that never meet. In
 * two thirds of them prisoners are mostly alike and seldom held, so that they are planned as one and taken apart again.
 */
export const smallProblem: fc.Arbitrary<PlanProblem> = fc.oneof(
  problemWith(fc.integer({ min: 1, max: 7 }), 2),
  problemWith(fc.constantFrom(1, 1, 2, 3), 0),
  problemWith(fc.constantFrom(1, 1, 2, 3), 1),
);

function problemWith(mask: fc.Arbitrary<number>, mostHolds: number): fc.Arbitrary<PlanProblem> {
  const wish = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: mask });
  return fc
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
          never: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
          holds: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: mostHolds }),
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
}

/** Every pair that may be assigned at all. */
export function allowedPairs({ volunteers, prisoners }: PlanProblem) {
  return volunteers.flatMap((volunteer) =>
    prisoners
      .filter((prisoner) => !volunteer.never.includes(prisoner.id) && mayMeet(volunteer, prisoner))
      .map((prisoner) => ({ volunteer, prisoner })),
  );
}
