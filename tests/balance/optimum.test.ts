import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { certify } from "~/domain/balance/certificate";
import { planCorrespondences } from "~/domain/balance/plan";
import type { Assignment, Plan, PlanProblem } from "~/domain/balance/plan-problem";
import { openExactPlanner, worthOf } from "./exact";
import { allowedPairs, smallProblem } from "./instances";

const INSTANCES = 1500;

let planExactly: Awaited<ReturnType<typeof openExactPlanner>>;
beforeAll(async () => {
  planExactly = await openExactPlanner();
});

test("a plan is worth what the exact solver's is: unmet, squares, moved holds and wishes", ({ task }) => {
  const seen = { instances: 0, holdsMoved: 0, wishesUnmet: 0, wantsUnmet: 0 };
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const worth = worthOf(problem, planCorrespondences(problem).assignments);
      expect(worth).toEqual(worthOf(problem, planExactly(problem)));
      seen.instances += 1;
      seen.wantsUnmet += Number(worth[0] > 0);
      seen.holdsMoved += Number(worth[2] > 0);
      seen.wishesUnmet += Number(worth[3] > 0);
    }),
    { numRuns: INSTANCES, seed: 1 },
  );
  expect(Math.min(seen.holdsMoved, seen.wishesUnmet, seen.wantsUnmet)).toBeGreaterThan(INSTANCES / 20);
  Object.assign(task.meta, seen);
});

test("every plan carries its proof, and every worse one is refused", ({ task }) => {
  const seen = { certified: 0, worsened: 0 };
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const plan = planCorrespondences(problem);
      expect(certify(problem, plan)).toEqual({ ok: true });
      seen.certified += 1;
      for (const assignments of neighbours(problem, plan.assignments)) {
        if (!isWorse(worthOf(problem, assignments), worthOf(problem, plan.assignments))) continue;
        expect(certify(problem, { ...plan, assignments }).ok).toBe(false);
        seen.worsened += 1;
      }
    }),
    { numRuns: INSTANCES, seed: 2 },
  );
  expect(seen.worsened).toBeGreaterThan(INSTANCES);
  Object.assign(task.meta, seen);
});

test("no prices make a worse plan pass", ({ task }) => {
  let priced = 0;
  fc.assert(
    fc.property(smallProblem, fc.infiniteStream(fc.integer({ min: -3, max: 3 })), (problem, shifts) => {
      const plan = planCorrespondences(problem);
      const prices = plan.prices.map(({ prisonerId, price }) => ({
        prisonerId,
        price: price + (shifts.next().value as number),
      }));
      for (const assignments of neighbours(problem, plan.assignments)) {
        if (!isWorse(worthOf(problem, assignments), worthOf(problem, plan.assignments))) continue;
        const worse: Plan = { ...plan, assignments, prices };
        expect(certify(problem, worse).ok).toBe(false);
        priced += 1;
      }
    }),
    { numRuns: INSTANCES / 4, seed: 3 },
  );
  Object.assign(task.meta, { priced });
});

/** Plans that differ in one pair: one taken away, or one writer given somebody else. */
function* neighbours(problem: PlanProblem, assignments: readonly Assignment[]): Generator<Assignment[]> {
  const pairs = allowedPairs(problem);
  for (const [index, { volunteerId }] of assignments.entries()) {
    const others = assignments.filter((_, at) => at !== index);
    yield others;
    for (const { volunteer, prisoner } of pairs) {
      const isTwice = others.some(
        (each) => each.volunteerId === volunteerId && each.prisonerId === prisoner.id,
      );
      const planned = others.filter((each) => each.prisonerId === prisoner.id).length;
      if (volunteer.id !== volunteerId || isTwice || planned >= prisoner.places) continue;
      yield [...others, { volunteerId, prisonerId: prisoner.id }];
    }
  }
}

function isWorse(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] as number) > (b[at] as number);
}
