import { expect, test } from "vitest";
import { type Chance, chanceFrom } from "#db/factories/random";
import { dayNumber } from "~/domain/dates/day-numbers";
import { dayAfter } from "~/domain/dates/instants";
import { isMovable, type LedgerEntry } from "~/domain/parcels/ledger";
import { planOn, planParcels } from "~/domain/parcels/plan";
import { planProblem } from "~/domain/parcels/plan-problem";
import type { ParcelPlan, PlanRequest } from "~/domain/parcels/plan-types";
import { bestByTrying, isLess, judgeOf, type Put, type Worth } from "./exhaustive";
import { drawHistory, entryOn, factsWith, onDay, stayAt, TODAY, unknown } from "./histories";

const PLANS = Number(process.env.PARCEL_PLANS ?? 40);
const USUAL = { warm: 6_000, food: 10_000, celebration: 10_000 };

test("the plan is worth what the best of all plans is, by each of the six objectives", ({ task }) => {
  const chance = chanceFrom(Number(process.env.SEED ?? 3));
  const seen = {
    plans: 0,
    plansTried: 0,
    withWarm: 0,
    late: 0,
    short: 0,
    gaps: 0,
    changed: 0,
    asked: 0,
    family: 0,
  };
  while (seen.plans < PLANS) {
    const request = drawRequest(chance);
    const days = drawDays(chance, request);
    const problem = planProblem(request, days);
    if (problem.book.today?.answer === "no") continue;
    const plan = planOn(problem);
    const worth = worthOf(plan, request, days);
    const best = bestByTrying(request, days);
    if (JSON.stringify(worth) !== JSON.stringify(best.worth)) {
      const { rules, ...told } = request.facts;
      expect({ worth, seen, told, needs: request.needs, days, plan }).toEqual({ worth: best.worth });
    }
    const [, late = 0, , missing = 0, , gaps = 0, changes = 0] = best.worth;
    seen.plans++;
    seen.plansTried += best.tried;
    seen.withWarm += Number(request.needs.warm.length > 0);
    seen.late += Number(late > 0);
    seen.short += Number(missing > 0);
    seen.gaps += Number(gaps > 0);
    seen.changed += Number(changes > 0);
    seen.asked += Number(plan.entries.some(({ answer }) => answer === "ask"));
    seen.family += Number(plan.entries.some(({ reason }) => reason === "family-day"));
  }
  const { plans, plansTried, ...kinds } = seen;
  expect(Math.min(...Object.values(kinds))).toBeGreaterThan(PLANS / 50);
  Object.assign(task.meta, seen);
});

test("the days a plan looks at lose no slot and no warm parcel against all days of the year", ({ task }) => {
  const chance = chanceFrom(4);
  let yearsCompared = 0;
  while (yearsCompared < PLANS / 2) {
    const request = drawRequest(chance);
    const problem = planProblem(request);
    if (problem.book.today?.answer === "no" || problem.warm.length > 1) continue;
    const all = Array.from({ length: problem.last - problem.first + 1 }, (_, at) => problem.first + at);
    const [some, every] = [planParcels(request), planOn(planProblem(request, all))];
    const figures = ({ entries, conflicts }: ParcelPlan) => ({
      entries: entries.length,
      warm: conflicts.filter(({ of }) => of === "warm").length,
    });
    expect(figures(some)).toEqual(figures(every));
    yearsCompared++;
  }
  Object.assign(task.meta, { yearsCompared });
});

test("where little time is left and grams alone limit, a month's kilograms are used on days beside each other", () => {
  const cell = { kind: "epkt", from: onDay("2027-01-04"), until: unknown } as const;
  const facts = factsWith({
    stays: [stayAt("sizo", "strict", "2026-08-01")],
    sanctions: [cell],
    person: { status: "serving", consent: "given", daysSinceConfirmed: 5 },
  });
  const { entries } = planParcels({
    facts,
    needs: { rhythmWeeks: 8, warm: [], celebrations: [], grams: USUAL },
  });
  const inMonth = (month: string) => entries.filter(({ on }) => on.startsWith(month)).length;
  expect([inMonth("2026-12"), inMonth("2027-01")]).toEqual([3, 3]);
});

/** What the plan adds to what stands, in the words of the exhaustive search: once for each way to say which warm need is met. */
function putsOf(plan: ParcelPlan, { facts, needs }: PlanRequest): Put[][] {
  const fixed = new Set(facts.ledger.filter((entry) => !isMovable(entry)).map(({ id }) => id));
  const own = plan.entries.filter(({ ledgerId }) => ledgerId === null || !fixed.has(ledgerId));
  return own.reduce<Put[][]>(
    (ways, { on, purpose }) =>
      ways.flatMap((put) => {
        const day = dayNumber(on);
        if (purpose !== "warm") return [[...put, { day, warm: null }]];
        const left = [...needs.warm.keys()].filter((which) => put.every(({ warm }) => warm !== which));
        return left.map((warm) => [...put, { day, warm }]);
      }),
    [[]],
  );
}

/** The worth of a plan by the judge of the exhaustive search. */
function worthOf(plan: ParcelPlan, request: PlanRequest, days: readonly number[]): Worth | null {
  const judge = judgeOf(request, days);
  const worths = putsOf(plan, request).map((put) => judge.worthOf(put));
  return worths.reduce((best, each) =>
    best === null || (each !== null && isLess(each, best)) ? each : best,
  );
}

function drawRequest(chance: Chance): PlanRequest {
  const near = (least: number, most: number) => dayAfter(TODAY, chance.between(least, most));
  const drawn = drawHistory(chance).facts;
  const stay = drawn.stays.at(-1);
  const ledger: LedgerEntry[] = drawn.ledger
    .filter(({ on }) => on.precision === "day" && (on.date ?? "") <= dayAfter(TODAY, 364))
    .slice(0, 4)
    .map((entry) => ({ ...entry, purpose: chance.pick(["food", "warm", "family", null]) }));
  if (chance.happens(0.4))
    ledger.push(entryOn(near(20, 350), { state: "planned", who: "family", purpose: "family" }));
  const current = Array.from({ length: chance.below(3) }, () =>
    entryOn(near(20, 350), { state: "planned", purpose: chance.pick(["food", "warm"]) }),
  );
  return {
    facts: factsWith({
      ...drawn,
      stays: stay && chance.happens(0.7) ? [stayAt(stay.kind, stay.regime, "2026-08-01")] : drawn.stays,
      ledger: [...ledger, ...current],
      person: { ...drawn.person, status: "serving", consent: "given", daysSinceConfirmed: 5 },
    }),
    needs: {
      rhythmWeeks: chance.pick([8, 12, 20]),
      warm: Array.from({ length: chance.below(3) }, (_, at) => {
        const by = at * 150 + chance.between(-60, 150);
        return { by: dayAfter(TODAY, by), until: dayAfter(TODAY, by + chance.between(60, 200)) };
      }),
      celebrations: chance.happens(0.5) ? [{ occasion: "birthday", on: near(20, 350) }] : [],
      grams: USUAL,
    },
  };
}

/** A few days: those people plan for, and others at random, many of them an interval apart. */
function drawDays(chance: Chance, request: PlanRequest): number[] {
  const today = dayNumber(TODAY);
  const planned = request.facts.ledger.filter(isMovable).map(({ on }) => dayNumber(on.date as string));
  const start = today + chance.between(30, 90);
  const apart = chance.pick([31, 61, 92, 122, 7]);
  const chain = [0, 1, 2].map((step) => start + step * apart);
  const others = Array.from({ length: 3 }, () => today + chance.between(30, 364));
  const days = [...planned, ...chain, ...others].filter((day) => day > today && day <= today + 364);
  return [...new Set(days)].sort((a, b) => a - b).slice(0, 7);
}
