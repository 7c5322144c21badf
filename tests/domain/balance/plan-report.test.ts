import { describe, expect, test } from "vitest";
import { evennessOf, giniOf } from "~/domain/balance/distribution";
import { planCorrespondences } from "~/domain/balance/plan";
import type { PlanPrisoner, PlanProblem, PlanVolunteer } from "~/domain/balance/plan-problem";
import { reportOnPlan } from "~/domain/balance/plan-report";

const RUSSIAN = 1;
const ENGLISH = 2;
const POST = 1;
const ONLINE = 2;

const prisoner = (id: string, overrides: Partial<PlanPrisoner> = {}): PlanPrisoner => ({
  ...{ id, languageMask: RUSSIAN, channelMask: POST, fixedLoadMilli: 0, target: 3, places: 9 },
  ...overrides,
});
const volunteer = (id: string, overrides: Partial<PlanVolunteer> = {}): PlanVolunteer => ({
  ...{ id, languageMask: RUSSIAN, channelMask: POST, wants: 1, never: [], holds: [] },
  wishes: { languageMask: 0, channelMask: 0 },
  ...overrides,
});
const report = (prisoners: PlanPrisoner[], volunteers: PlanVolunteer[]) => {
  const problem: PlanProblem = { holdWeightMilli: 600, prisoners, volunteers };
  return reportOnPlan(problem, planCorrespondences(problem));
};

describe("evenness", () => {
  test("alike is 0; one who has everything is next to 1", () => {
    expect(giniOf([2, 2, 2])).toBe(0);
    expect(giniOf([0, 0, 0, 8])).toBe(0.75);
    expect(giniOf([])).toBe(0);
    expect(giniOf([0, 0])).toBe(0);
  });

  test("every person stands in one bar, those on an edge in the lower one", () => {
    const { bars, nobody, fewest, spread } = evennessOf([0, 1, 333_334, 1_000_000, 1_000_001, 3_000_000]);
    expect(bars).toEqual([1, 2, 0, 1, 1, 1]);
    expect({ nobody, fewest, spread }).toEqual({ nobody: 1, fewest: 0, spread: 3_000_000 });
  });
});

describe("the report on a plan", () => {
  test("counts before and after", () => {
    const { wanted, given, before, after } = report([prisoner("a"), prisoner("b")], [volunteer("v")]);
    expect({ wanted, given }).toEqual({ wanted: 1, given: 1 });
    expect([before.nobody, after.nobody]).toEqual([2, 1]);
  });

  test.each([
    ["language", [prisoner("a")], volunteer("v", { languageMask: ENGLISH }), 1],
    ["channel", [prisoner("a")], volunteer("v", { channelMask: ONLINE }), 1],
    ["places", [prisoner("a", { places: 0 })], volunteer("v"), 1],
    ["knows-all", [prisoner("a")], volunteer("v", { never: ["a"] }), 1],
  ] as const)("names what stands in the way of a wish: %s", (reason, prisoners, wisher, count) => {
    expect(report([...prisoners], [wisher]).gaps).toEqual([
      { personId: "v", missing: 1, reason, prisoners: count },
    ]);
  });

  test("a place that another volunteer got was shared out", () => {
    const { gaps } = report([prisoner("a", { places: 1 })], [volunteer("v"), volunteer("w")]);
    expect(gaps).toMatchObject([{ missing: 1, reason: "shared-out", prisoners: 1 }]);
  });

  test("names who stays without anybody, and what would help", () => {
    const people = [
      prisoner("english", { languageMask: ENGLISH }),
      prisoner("online", { channelMask: ONLINE }),
      prisoner("one"),
      prisoner("two"),
    ];
    expect(report(people, [volunteer("v")]).left).toMatchObject([
      { reason: "language", count: 1, prisonerIds: ["english"] },
      { reason: "channel", count: 1, prisonerIds: ["online"] },
      { reason: "wishes", count: 1 },
    ]);
  });
});
