import { expect, test } from "vitest";
import { dayAfter, daysFromTo } from "~/domain/dates/instants";
import { allowance } from "~/domain/parcels/allowance";
import { russia } from "~/domain/parcels/countries/ru";
import { freeStretches, parcelYear } from "~/domain/parcels/year";
import { entryOn, factsWith, onDay, stayAt, TODAY } from "./histories";

const yearOf = (facts: Parameters<typeof factsWith>[0]) => parcelYear(factsWith(facts), russia.seasons.cold);

test("every day from today to a year on has one answer, the one the rules give", () => {
  const ledger = [entryOn(dayAfter(TODAY, -20)), entryOn(dayAfter(TODAY, 150), { state: "planned" })];
  const facts = factsWith({ ledger });
  const { answers, until } = parcelYear(facts, null);
  let day = TODAY;
  for (const run of answers) {
    expect(run.from).toBe(day);
    for (const at of [run.from, run.until]) {
      const { answer, reason } = allowance(facts, { kind: "parcel", day: at, grams: null });
      expect({ answer, reason }).toEqual({ answer: run.answer, reason: run.reason });
    }
    day = dayAfter(run.until, 1);
  }
  expect(day).toBe(dayAfter(until, 1));
  expect(daysFromTo(TODAY, until)).toBe(365);
});

test("an empty year of six a year has room for six, 61 days apart, and one stretch", () => {
  const { answers, next } = yearOf({});
  expect(freeStretches(answers)).toEqual([{ from: TODAY, until: dayAfter(TODAY, 365) }]);
  expect(next).toEqual([0, 61, 122, 183, 244, 305].map((days) => dayAfter(TODAY, days)));
});

test("where nothing counts no further days are named", () => {
  expect(yearOf({ stays: [stayAt("kp", null, dayAfter(TODAY, -400))] }).next).toEqual([]);
  expect(yearOf({ stays: [stayAt("sizo", null, dayAfter(TODAY, -400))] }).next).toEqual([]);
});

test("shows what is held and used, and nothing of what was refused", () => {
  const ledger = [
    entryOn(dayAfter(TODAY, -20)),
    entryOn(dayAfter(TODAY, 60), { state: "planned" }),
    entryOn(dayAfter(TODAY, -5), { state: "refused" }),
    entryOn(dayAfter(TODAY, -400)),
  ];
  expect(yearOf({ ledger }).entries.map(({ use }) => use)).toEqual(["uses", "holds"]);
});

test("shows cells and the quarantine with their first and last day, and the cold", () => {
  const arrived = dayAfter(TODAY, -3);
  const sanctions = [
    { kind: "shizo" as const, from: onDay(dayAfter(TODAY, 2)), until: onDay(dayAfter(TODAY, 9)) },
  ];
  const { closed, seasons } = yearOf({ sanctions, stays: [stayAt("ik", "general", arrived)] });
  expect(closed).toEqual([
    { kind: "shizo", from: dayAfter(TODAY, 2), until: dayAfter(TODAY, 9) },
    { kind: "quarantine", from: arrived, until: dayAfter(arrived, 15) },
  ]);
  expect(seasons.some(({ from }) => from.endsWith("-10-01"))).toBe(true);
});
