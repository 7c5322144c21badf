import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultCap,
  externalBandMilli,
  holdWeight,
  loadBand,
  loadRank,
  placeAt,
  weightAt,
} from "~/domain/balance/load";
import type { Correspondence } from "~/domain/correspondence/states";
import { addDaysTo, dayAfter, startOfDay } from "~/domain/dates/instants";
import { active, held } from "../correspondence/samples";

const JUST_BEFORE = -1 / 86_400_000;
const writtenOn = "2026-01-01";
const at = (days: number, from = writtenOn) => startOfDay(dayAfter(from, days));
const answer = (weightMilli: number, changesOn: string | null, dormant = false) => ({
  weightMilli,
  dormant,
  changesOn,
});

describe("the weight of a hold", () => {
  const end = "2026-11-30T12:00:00.000Z";
  it.each([
    ["at the claim", "2026-11-16T12:00:00.000Z", answer(600, end)],
    ["a millisecond before its end", addDaysTo(end, JUST_BEFORE), answer(600, end)],
    ["at its end", end, answer(0, null)],
    ["long after", addDaysTo(end, 400), answer(0, null)],
  ])("%s", (_, now, expected) => expect(weightAt(held(), now)).toEqual(expected));

  it("counts fourteen days from the claim when no end is stored", () => {
    expect(weightAt(held({ holdUntil: null }), "2026-11-20T12:00:00.000Z").changesOn).toBe(end);
  });
  it("follows the measured share of holds, kept within 1…1000", () => {
    expect(weightAt(held({ holdWeightMilli: 431 }), "2026-11-20T12:00:00.000Z").weightMilli).toBe(431);
    expect([0, 0.4, 1, 1000, 1001].map(holdWeight)).toEqual([1, 1, 1, 1000, 1000]);
  });
});

describe("the weight of an active correspondence", () => {
  const c = active({ lastLetterOn: writtenOn });
  it.each([
    ["on the day of the letter", at(0), answer(1000, at(60))],
    ["before that day has begun in UTC", at(-1), answer(1000, at(60))],
    ["at 60 days less a millisecond", addDaysTo(at(60), JUST_BEFORE), answer(1000, at(60))],
    ["at 60 days", at(60), answer(600, at(120))],
    ["at 120 days less a millisecond", addDaysTo(at(120), JUST_BEFORE), answer(600, at(120))],
    ["at 120 days", at(120), answer(0, null, true)],
  ])("%s", (_, now, expected) => expect(weightAt(c, now)).toEqual(expected));

  it.each([
    [29, 60, 120],
    [30, 60, 120],
    [31, 62, 122],
    [90, 180, 240],
  ])("at a rhythm of %i days is fresh for %i and dormant from %i", (rhythmDays, fresh, dormant) => {
    const slow = { ...c, rhythmDays };
    expect(weightAt(slow, at(fresh - 1))).toEqual(answer(1000, at(fresh)));
    expect(weightAt(slow, at(fresh))).toEqual(answer(600, at(dormant)));
    expect(weightAt(slow, at(dormant))).toEqual(answer(0, null, true));
  });
  it("counts the claim where no letter is known", () => {
    const imported = active({ lastLetterOn: null, claimedAt: "2026-01-01T22:00:00.000Z" });
    expect(weightAt(imported, at(59)).weightMilli).toBe(1000);
    expect(weightAt(imported, at(60)).weightMilli).toBe(600);
  });
  it("of a new account never exceeds p and takes no seat of the cap", () => {
    const fresh = { ...c, trust: "new" as const };
    expect(weightAt(fresh, at(1))).toEqual(answer(600, at(120)));
    expect(placeAt(fresh, at(1))).toEqual({ seat: "provisional", weightMilli: 600, dueAt: at(120) });
  });
  it("gives its seat up when dormant", () => {
    expect(placeAt(c, at(119)).seat).toBe("taken");
    expect(placeAt(c, at(120))).toEqual({ seat: "none", weightMilli: 0, dueAt: null });
  });
});

describe("the weight of a paused correspondence", () => {
  const paused = (until: number) =>
    active({ state: "paused", lastLetterOn: writtenOn, pausedUntil: dayAfter(writtenOn, until) });
  it.each([
    ["during a short break", 30, 29, answer(600, at(30))],
    ["after a short break, the letter still young", 30, 30, answer(1000, at(60))],
    ["during a break past 60 days", 100, 61, answer(600, at(120))],
    ["after it", 100, 100, answer(600, at(120))],
    ["during a break past 120 days", 150, 149, answer(600, at(150))],
    ["after it", 150, 150, answer(0, null, true)],
  ])("%s", (_, until, day, expected) => expect(weightAt(paused(until), at(day))).toEqual(expected));
});

it("weighs nothing once closed", () => {
  expect(weightAt(active({ state: "closed" }), at(0))).toEqual(answer(0, null));
});

describe("any correspondence", () => {
  const day = fc.integer({ min: -30, max: 500 });
  const any: fc.Arbitrary<Correspondence> = fc
    .record({
      state: fc.constantFrom("held" as const, "active" as const, "paused" as const, "closed" as const),
      trust: fc.constantFrom("new" as const, "known" as const),
      letter: fc.option(fc.integer({ min: 0, max: 300 })),
      pause: fc.option(fc.integer({ min: 0, max: 300 })),
      rhythmDays: fc.option(fc.integer({ min: 1, max: 200 })),
      hold: fc.option(fc.integer({ min: 0, max: 30 })),
      holdWeightMilli: fc.integer({ min: 1, max: 1000 }),
    })
    .map(({ state, trust, letter, pause, rhythmDays, hold, holdWeightMilli }) => ({
      state,
      trust,
      claimedAt: startOfDay(writtenOn),
      holdUntil: hold === null ? null : at(hold),
      extendedAt: null,
      lastLetterOn: letter === null ? null : dayAfter(writtenOn, letter),
      rhythmDays,
      pausedUntil: pause === null ? null : dayAfter(writtenOn, pause),
      holdWeightMilli,
    }));

  it("never gains weight with age, unless a break ends", () => {
    fc.assert(
      fc.property(any, day, day, (c, a, b) => {
        fc.pre(c.state !== "paused");
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(weightAt(c, at(late)).weightMilli).toBeLessThanOrEqual(weightAt(c, at(early)).weightMilli);
      }),
    );
  });
  it("answers the same until changesOn and differently at it", () => {
    fc.assert(
      fc.property(any, day, fc.nat(99), (c, start, share) => {
        const now = at(start);
        const { changesOn, ...first } = weightAt(c, now);
        if (changesOn === null) {
          expect(weightAt(c, addDaysTo(now, share * 20))).toEqual({ ...first, changesOn });
          return;
        }
        expect(changesOn > now).toBe(true);
        const between = new Date(
          Date.parse(now) + Math.floor(((Date.parse(changesOn) - Date.parse(now) - 1) * share) / 99),
        ).toISOString();
        expect(weightAt(c, between)).toEqual({ ...first, changesOn });
        const { weightMilli, dormant } = weightAt(c, changesOn);
        expect({ weightMilli, dormant }).not.toEqual(first);
      }),
    );
  });
  it("is dormant only at weight 0, and a new account weighs at most p", () => {
    fc.assert(
      fc.property(any, day, (c, now) => {
        const { weightMilli, dormant } = weightAt(c, at(now));
        if (dormant) expect(weightMilli).toBe(0);
        if (c.trust === "new") expect(weightMilli).toBeLessThanOrEqual(c.holdWeightMilli);
      }),
    );
  });
});

describe("ranks and bands", () => {
  it.each([
    [0, 3, 0],
    [1, 3, 333],
    [600, 3, 200_000],
    [2999, 3, 999_666],
    [3000, 3, 1_000_000],
    [3001, 3, 1_000_333],
    [1000, 1, 1_000_000],
    [10 ** 12, 1, 2 ** 31 - 1],
  ])("load %i against target %i ranks %i", (load, target, rank) => {
    expect(loadRank(load, target)).toBe(rank);
  });
  it.each([
    [0, 0],
    [1, 0.5],
    [-1, 3],
    [Number.NaN, 3],
    [1, Number.NaN],
  ])("refuses load %d against target %d", (load, target) => {
    expect(() => loadRank(load, target)).toThrow(RangeError);
  });
  it("shows a band, never a count", () => {
    expect([0, 1, 2, 3, 40].map(loadBand)).toEqual([
      "nobody",
      "one-or-two",
      "one-or-two",
      "three-or-more",
      "three-or-more",
    ]);
  });
  it("turns another campaign's band into load", () => {
    const bands = ["none", "nobody", "one-or-two", "three-or-more"] as const;
    expect(bands.map(externalBandMilli)).toEqual([0, 0, 1500, 3000]);
  });
  it("caps at three times the target by default", () => expect(defaultCap(3)).toBe(9));
});
