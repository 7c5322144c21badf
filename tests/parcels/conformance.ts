import { describe, expect, test } from "vitest";
import { dayAfter } from "~/domain/dates/instants";
import { climateZones, conditions, facilityKinds, regimes } from "~/domain/facilities/kinds";
import { allowance } from "~/domain/parcels/allowance";
import type { AllowanceAnswer } from "~/domain/parcels/allowance-types";
import { parcelKinds } from "~/domain/parcels/ledger";
import { planParcels } from "~/domain/parcels/plan";
import type { CountryRules, Limit, RuleSource } from "~/domain/parcels/rules";
import { warmNeeds } from "~/domain/parcels/season";
import { sanctionKinds } from "~/domain/prisoners/sanctions";
import { entryOn, factsWith, onDay, stayAt, TODAY, unknown } from "./histories";

/** What every country's rules must be for the rest of the house to rely on them: data, and nothing missing. */
export function conforms(name: string, rules: CountryRules): void {
  describe(`the rules of ${name}`, () => {
    test("name their source, how sure it is and when somebody looked", () => {
      for (const { article, confidence, verifiedOn } of sourcesOf(rules)) {
        expect(article).not.toBe("");
        expect(confidence).toMatch(/^[HML]$/);
        expect(verifiedOn).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
      }
    });

    test("have codes that are told apart, and limits that are whole numbers", () => {
      const codes = rules.allowances.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const limit of limitsOf(rules)) {
        if (limit.of === "count") {
          expect(Number.isInteger(limit.count) && limit.count > 0).toBe(true);
          expect(limit.carryOver).toBe(false);
          if (limit.period === "rolling-6-months") expect(limit.count).toBe(1);
        }
        if (limit.of === "grams") expect(Number.isInteger(limit.grams) && limit.grams > 0).toBe(true);
      }
    });

    test("never count by calendar year and by grams of the month in one row: a plan keeps one of them", () => {
      const both = rules.allowances.filter(({ parcels, packets }) => {
        const kinds = [parcels, packets];
        return kinds.some(({ of }) => of === "grams") && kinds.some(({ of }) => of === "count");
      });
      expect(both).toEqual([]);
    });

    test("have a warm season for every zone that begins after the day for arriving", () => {
      for (const zone of climateZones) {
        const { from, until, arriveBy } = rules.seasons[zone];
        for (const day of [from, until, arriveBy])
          expect(day).toMatch(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
        const needs = warmNeeds(rules.seasons[zone], [], TODAY, 364);
        expect(needs.length).toBeGreaterThan(0);
        for (const { by, until: end } of needs) expect(by < end).toBe(true);
      }
    });

    test("answer for every place, regime, grade and kind, and say by which rule", () => {
      for (const kind of facilityKinds)
        for (const regime of [...regimes, null])
          for (const grade of conditions)
            for (const parcel of parcelKinds) {
              const answer = answerAt(rules, kind, regime, grade, parcel);
              expect(["yes", "no", "ask"]).toContain(answer.answer);
              expect(answer.rule.article).not.toBe("");
            }
    });

    test("answer for every sanction", () => {
      for (const kind of sanctionKinds) {
        const sanctions = [{ kind, from: onDay(dayAfter(TODAY, -2)), until: unknown }];
        const facts = factsWith({ rules, sanctions, ledger: [entryOn(dayAfter(TODAY, -20))] });
        expect(allowance(facts, { kind: "parcel", day: dayAfter(TODAY, 5), grams: 1_000 }).answer).toBe("no");
      }
    });

    test("let a plan be made that no rule forbids", () => {
      for (const kind of facilityKinds) {
        const facts = factsWith({ rules, stays: [stayAt(kind, "general", "2025-01-01")] });
        const warm = warmNeeds(rules.seasons.cold, [], TODAY, 364);
        const needs = {
          rhythmWeeks: 8,
          warm,
          celebrations: [],
          grams: { warm: 3_000, food: 4_000, celebration: 4_000 },
        };
        const plan = planParcels({ facts, needs });
        expect(plan.entries.every(({ answer }) => answer === "yes" || answer === "ask")).toBe(true);
      }
    });
  });
}

function answerAt(
  rules: CountryRules,
  kind: (typeof facilityKinds)[number],
  regime: (typeof regimes)[number] | null,
  grade: (typeof conditions)[number],
  parcel: (typeof parcelKinds)[number],
): AllowanceAnswer {
  const person = { conditions: [{ conditions: grade, since: "2024-01-01" }] };
  const facts = factsWith({ rules, stays: [stayAt(kind, regime, "2024-01-01")], person });
  return allowance(facts, { kind: parcel, day: dayAfter(TODAY, 30), grams: 1_000 });
}

function limitsOf({ allowances, sanctions }: CountryRules): Limit[] {
  return [...allowances, ...Object.values(sanctions)].flatMap(({ parcels, packets }) => [parcels, packets]);
}

function sourcesOf(rules: CountryRules): RuleSource[] {
  const {
    allowances,
    sanctions,
    heaviest,
    seasons,
    medicalExtra,
    custody,
    arrivalConditions,
    quarantine,
    remand,
  } = rules;
  const rows = [
    ...allowances,
    ...Object.values(sanctions),
    ...Object.values(heaviest),
    ...Object.values(seasons),
  ];
  return [
    ...[...rows, arrivalConditions, quarantine, remand].map(({ source }) => source),
    medicalExtra,
    custody,
  ];
}
