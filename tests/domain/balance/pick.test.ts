import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eligible, type FilterPrisoner, type FilterVolunteer } from "~/domain/balance/filters";
import { pickThree } from "~/domain/balance/pick";
import { compareKeys, ringEntry, type SuggestionKey } from "~/domain/balance/suggestion-key";

type Prisoner = FilterPrisoner & { key: SuggestionKey };

const volunteer = (over: Partial<FilterVolunteer> = {}): FilterVolunteer & { id: string } => ({
  id: "v",
  trust: "known",
  languageMask: 0b011,
  channelMask: 0b101,
  capacity: 3,
  openCount: 2,
  blockedPrisonerIds: new Set(["blocked"]),
  writingToIds: new Set(["mine"]),
  ...over,
});
const prisoner = (over: Partial<Prisoner> = {}): Prisoner => ({
  id: "p",
  languageMask: 0b010,
  channelMask: 0b100,
  lettersAllowed: true,
  consentLetters: "presumed",
  minor: false,
  hasAddress: true,
  seatsTaken: 8,
  seatsProvisional: 8,
  cap: 9,
  key: { loadRank: 0, eligibleVolunteers: 50, lastLetterOn: "", ring: 0 },
  ...over,
});

describe("who may be offered to whom", () => {
  it.each<[string, Partial<FilterVolunteer>, Partial<Prisoner>]>([
    ["one place left", {}, {}],
    ["one place left for a new account", { trust: "new" }, {}],
    ["provisional places full, for a known volunteer", {}, { seatsProvisional: 9 }],
    ["consent given", {}, { consentLetters: "given" }],
    ["the highest bits in common", { languageMask: 2 ** 30 }, { languageMask: 2 ** 30 }],
  ])("allowed: %s", (_, v, p) => expect(eligible(volunteer(v), prisoner(p))).toEqual({ ok: true }));

  it.each<[string, Partial<FilterVolunteer>, Partial<Prisoner>]>([
    ["minor", {}, { minor: true }],
    ["status", {}, { lettersAllowed: false }],
    ["no-consent", {}, { consentLetters: "refused" }],
    ["no-address", {}, { hasAddress: false }],
    ["no-common-language", { languageMask: 0b001 }, {}],
    ["no-safe-channel", { channelMask: 0b011 }, {}],
    ["blocked", {}, { id: "blocked" }],
    ["already-writing", {}, { id: "mine" }],
    ["capacity-full", { openCount: 3 }, {}],
    ["cap-full", {}, { seatsTaken: 9 }],
    ["cap-full", { trust: "new" }, { seatsTaken: 9, seatsProvisional: 0 }],
    ["cap-full", { trust: "new" }, { seatsTaken: 0, seatsProvisional: 9 }],
  ])("refused: %s", (reason, v, p) => {
    expect(eligible(volunteer(v), prisoner(p))).toEqual({ ok: false, reason });
  });
});

describe("three suggestions", () => {
  const date = "2026-11-20";
  const ranked = [3, 1, 4, 0, 2].map((loadRank) =>
    prisoner({ id: `p${loadRank}`, key: { ...prisoner().key, loadRank } }),
  );
  const ids = (skip: number) => pickThree(volunteer(), ranked, { date, skip }).map(({ id }) => id);

  it("come in the order of the keys, and others after them", () => {
    expect([0, 3, 5].map(ids)).toEqual([["p0", "p1", "p2"], ["p3", "p4"], []]);
  });
  it("leave the list they were given as it was", () => {
    const before = [...ranked];
    ids(0);
    expect(ranked).toEqual(before);
  });
  it("stand in the order of ids where the whole key is equal", () => {
    const twins = ["c", "a", "b"].map((id) => prisoner({ id }));
    expect(pickThree(volunteer(), twins, { date, skip: 0 }).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
  it("differ between two people who arrive together, where everything else is equal", () => {
    const crowd = Array.from({ length: 300 }, (_, i) =>
      prisoner({ id: `p${i}`, key: { ...prisoner().key, ring: i * 7_000_000 } }),
    );
    const shown = Array.from({ length: 100 }, (_, i) =>
      pickThree({ ...volunteer(), id: `v${i}` }, crowd, { date, skip: 0 }),
    );
    expect(new Set(shown.flat().map(({ id }) => id)).size).toBeGreaterThan(150);
  });
  it("never include somebody ineligible, nor pass over somebody better", () => {
    const mask = fc.integer({ min: 0, max: 7 });
    const any = fc.record({
      languageMask: mask,
      channelMask: mask,
      lettersAllowed: fc.boolean(),
      consentLetters: fc.constantFrom("given" as const, "presumed" as const, "refused" as const),
      minor: fc.boolean(),
      hasAddress: fc.boolean(),
      seatsTaken: fc.integer({ min: 7, max: 10 }),
      seatsProvisional: fc.integer({ min: 7, max: 10 }),
      loadRank: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 30 }),
        mask,
        fc.boolean(),
        fc.nat(6),
        (rows, languages, isNew, skip) => {
          const v = volunteer({ languageMask: languages, trust: isNew ? "new" : "known" });
          const all = rows.map(({ loadRank, ...row }, i) =>
            prisoner({ ...row, id: `p${i}`, key: { ...prisoner().key, loadRank, ring: i } }),
          );
          const shown = pickThree(v, all, { date, skip });
          const fit = all.filter((p) => eligible(v, p).ok);
          expect(shown.length).toBe(Math.max(0, Math.min(3, fit.length - skip)));
          const entry = ringEntry(v.id, date);
          for (const [i, p] of shown.entries()) {
            expect(eligible(v, p).ok).toBe(true);
            expect(fit.filter((other) => compareKeys(other.key, p.key, entry) < 0).length).toBe(skip + i);
          }
        },
      ),
    );
  });
});
