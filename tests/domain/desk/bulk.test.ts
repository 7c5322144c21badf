import { expect, test } from "vitest";
import { type BulkChange, type BulkFacts, decideBulk } from "~/domain/desk/bulk";

const today = "2026-11-20";
const facts: BulkFacts = {
  target: 3,
  cap: null,
  languageMask: 0b1,
  stayId: 7,
  facilityId: "somewhere",
  confirmedOn: "2026-09-01",
  facilityOpen: false,
};
const confirmation: BulkChange = { kind: "confirmation" };
const target = (value: number): BulkChange => ({ kind: "target", target: value });
const cap = (value: number | null): BulkChange => ({ kind: "cap", cap: value });
const languages = (how: "add" | "replace", mask: number): BulkChange => ({ kind: "languages", how, mask });

test.each<[BulkChange, Partial<BulkFacts>, string, string]>([
  [confirmation, {}, "2026-09-01", today],
  [confirmation, { confirmedOn: null }, "", today],
  [target(5), {}, "3", "5"],
  [target(9), { cap: 9 }, "3", "9"],
  [cap(3), {}, "", "3"],
  [cap(null), { cap: 4 }, "4", ""],
  [languages("add", 0b110), {}, "1", "7"],
  [languages("replace", 0b110), {}, "1", "6"],
])("%j over %j is done, from %j to %j", (change, given, before, after) => {
  expect(decideBulk(change, { ...facts, ...given }, today)).toEqual({ ok: true, before, after });
});

test.each<[BulkChange, Partial<BulkFacts>, string]>([
  [confirmation, { stayId: null, facilityId: null, confirmedOn: null }, "nowhere"],
  [confirmation, { facilityId: null, confirmedOn: null }, "nowhere"],
  [confirmation, { facilityOpen: true }, "facility-open"],
  [confirmation, { confirmedOn: today }, "same"],
  [target(3), {}, "same"],
  [target(10), { cap: 9 }, "target-above-cap"],
  [cap(2), {}, "cap-below-target"],
  [cap(null), {}, "same"],
  [languages("add", 0b1), {}, "same"],
  [languages("replace", 0b1), {}, "same"],
])("%j over %j is not done: %s", (change, given, reason) => {
  expect(decideBulk(change, { ...facts, ...given }, today)).toEqual({ ok: false, reason });
});
