import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareKeys,
  explainKey,
  RING_SIZE,
  ringDistance,
  ringEntry,
  type SuggestionKey,
} from "~/domain/balance/suggestion-key";

const key = (over: Partial<SuggestionKey> = {}): SuggestionKey => ({
  loadRank: 333_333,
  eligibleVolunteers: 50,
  lastLetterOn: "2026-06-01",
  ring: 1000,
  ...over,
});
const keys = fc.record({
  loadRank: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: RING_SIZE - 1 })),
  eligibleVolunteers: fc.integer({ min: 0, max: 3 }),
  lastLetterOn: fc.constantFrom("", "2025-12-31", "2026-01-01", "2026-11-20"),
  ring: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: RING_SIZE - 1 })),
});
const entries = fc.integer({ min: 0, max: RING_SIZE - 1 });
const context = { today: "2026-11-20", channels: ["post"] };

describe("the order of keys", () => {
  it.each<[string, Partial<SuggestionKey>, Partial<SuggestionKey>, string]>([
    ["less load first", { loadRank: 333_332, eligibleVolunteers: 99 }, {}, "load"],
    ["then fewer possible writers", { eligibleVolunteers: 49, lastLetterOn: "2026-11-01" }, {}, "scarcity"],
    ["then never written to", { lastLetterOn: "", ring: 1002 }, { ring: 1001 }, "silence"],
    ["then the longer silence", { lastLetterOn: "2026-05-31", ring: 1002 }, { ring: 1001 }, "silence"],
    ["then the ring from the entry", { ring: 1001 }, { ring: 1002 }, "ring"],
    ["round the ring", { ring: RING_SIZE - 1 }, { ring: 999 }, "ring"],
  ])("%s", (_, first, second, field) => {
    expect(compareKeys(key(first), key(second), 1000)).toBeLessThan(0);
    expect(compareKeys(key(second), key(first), 1000)).toBeGreaterThan(0);
    expect(deciding(key(first), key(second))).toBe(field);
  });

  it("is total, antisymmetric and transitive for a fixed entry", () => {
    fc.assert(
      fc.property(keys, keys, keys, entries, (a, b, c, entry) => {
        const ab = Math.sign(compareKeys(a, b, entry));
        expect(ab + Math.sign(compareKeys(b, a, entry))).toBe(0);
        expect(ab === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
        if (ab <= 0 && compareKeys(b, c, entry) <= 0) {
          expect(compareKeys(a, c, entry)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
  it("is decided by the field that is named", () => {
    const fields = {
      load: "loadRank",
      scarcity: "eligibleVolunteers",
      silence: "lastLetterOn",
      ring: "ring",
    } as const;
    fc.assert(
      fc.property(keys, keys, entries, (a, b, entry) => {
        const [first, next] = compareKeys(a, b, entry) <= 0 ? [a, b] : [b, a];
        const field = fields[deciding(first, next)];
        const levelled = { ...next, [field]: first[field] };
        if (field === "ring") expect(levelled).toEqual(first);
        else expect(first[field] < next[field]).toBe(true);
        const before = Object.values(fields).slice(0, Object.values(fields).indexOf(field));
        for (const earlier of before) expect(first[earlier]).toBe(next[earlier]);
      }),
    );
  });
});

describe("the ring", () => {
  it("measures forward, round the end", () => {
    expect(ringDistance(5, 5)).toBe(0);
    expect(ringDistance(6, 5)).toBe(1);
    expect(ringDistance(4, 5)).toBe(RING_SIZE - 1);
    expect(ringDistance(0, RING_SIZE - 1)).toBe(1);
  });
  it("is entered at the same whole number for the same person and day", () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const entry = ringEntry(id, "2026-11-20");
        expect(entry).toBe(ringEntry(id, "2026-11-20"));
        expect(Number.isInteger(entry) && entry >= 0 && entry < RING_SIZE).toBe(true);
      }),
    );
  });
  it("keeps its entries from version to version", () => {
    expect([ringEntry("a", "2026-11-20"), ringEntry("a", "2026-11-21")]).toMatchInlineSnapshot(`
      [
        170044072,
        869014608,
      ]
    `);
  });
  it("spreads a crowd with similar ids, and one person over the days", () => {
    const crowd = Array.from({ length: 8000 }, (_, i) => ringEntry(`person-${i}`, "2026-11-20"));
    const days = Array.from({ length: 28 }, (_, i) =>
      ringEntry("p", `2026-02-${String(i + 1).padStart(2, "0")}`),
    );
    const eighths = (entry: number) => Math.floor((entry * 8) / RING_SIZE);
    const counts = Array.from({ length: 8 }, (_, i) => crowd.filter((e) => eighths(e) === i).length);
    expect(Math.min(...counts)).toBeGreaterThan(900);
    expect(Math.max(...counts)).toBeLessThan(1100);
    expect(new Set(days.map(eighths)).size).toBeGreaterThanOrEqual(6);
  });
});

describe("the explanation", () => {
  it.each([
    ["", { code: "never-written" }],
    ["2026-11-21", { code: "silent-days", days: 0 }],
    ["2026-11-20", { code: "silent-days", days: 0 }],
    ["2026-11-19", { code: "silent-days", days: 1 }],
    ["2026-09-21", { code: "silent-days", days: 60 }],
    ["2026-09-20", { code: "silent-months", months: 2 }],
    ["2026-08-21", { code: "silent-months", months: 2 }],
    ["2026-08-20", { code: "silent-months", months: 3 }],
    ["2025-11-20", { code: "silent-months", months: 12 }],
  ])("of the last letter on %j", (lastLetterOn, silence) => {
    expect(explainKey(key({ lastLetterOn }), context).silence).toEqual(silence);
  });
  it.each([
    [0, "nobody-writes"],
    [1, "fewer-than-enough-write"],
    [999_999, "fewer-than-enough-write"],
    [1_000_000, "enough-write"],
  ])("of load rank %i", (loadRank, code) => {
    expect(explainKey(key({ loadRank }), context).load).toEqual({ code });
  });
  it("speaks of scarcity up to twenty possible writers", () => {
    const scarcity = (eligibleVolunteers: number) =>
      explainKey(key({ eligibleVolunteers }), context).scarcity;
    expect(scarcity(20)).toEqual({ code: "few-can-write", volunteers: 20 });
    expect(scarcity(21)).toBeNull();
  });
  it("depends on nothing but the ranked fields, and never on the ring", () => {
    fc.assert(
      fc.property(keys, entries, (k, ring) => {
        expect(explainKey({ ...k, ring }, context)).toEqual(explainKey(structuredClone(k), context));
      }),
    );
  });
  it("never tells a better-ranked prisoner is better written to", () => {
    const order = ["nobody-writes", "fewer-than-enough-write", "enough-write"];
    fc.assert(
      fc.property(keys, keys, entries, (a, b, entry) => {
        const [first, next] = compareKeys(a, b, entry) <= 0 ? [a, b] : [b, a];
        const told = (k: SuggestionKey) => order.indexOf(explainKey(k, context).load.code);
        expect(told(first)).toBeLessThanOrEqual(told(next));
      }),
    );
  });
});

/** Which field put `key` before `next`: the first that differs, in the order of `compareKeys`. */
function deciding(key: SuggestionKey, next: SuggestionKey): "load" | "scarcity" | "silence" | "ring" {
  if (key.loadRank !== next.loadRank) return "load";
  if (key.eligibleVolunteers !== next.eligibleVolunteers) return "scarcity";
  return key.lastLetterOn !== next.lastLetterOn ? "silence" : "ring";
}
