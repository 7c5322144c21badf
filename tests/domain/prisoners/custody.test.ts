import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CONFIRMED_FOR_DAYS,
  type CustodyFacts,
  custodyRuling,
  endedStatuses,
  isOver,
  mayBeWrittenTo,
} from "~/domain/prisoners/custody";
import { sanctionKinds } from "~/domain/prisoners/sanctions";
import { statuses } from "~/domain/prisoners/statuses";

const settled = { sanctions: [], daysSinceConfirmed: 0, hasAddress: true } as const;
const rule = (facts: Partial<CustodyFacts>) => custodyRuling({ status: "serving", ...settled, ...facts });
const rules = (facts: Partial<CustodyFacts>) => [rule(facts).letters.rule, rule(facts).parcels.rule];

/** The table of domain.md §5, row by row. */
const table = [
  ["detained", "hold", "hold", false],
  ["remand", "write", "rule", true],
  ["house-arrest", "only-if-court-allows", "hold", false],
  ["awaiting-transfer", "at-risk", "pause", true],
  ["in-transit", "pause", "pause", false],
  ["quarantine", "write", "ask", true],
  ["serving", "write", "rule", true],
  ["hospital", "confirm-address", "confirm", true],
  ["unknown", "wait", "pause", false],
  ["released", "close", "close", false],
  ["died", "close", "close", false],
] as const;

describe("where an address is known and confirmed", () => {
  it.each(table)("%s: letters %s, parcels %s, may be written to %s", (status, letters, parcels, writable) => {
    expect(rule({ status })).toEqual({
      letters: { rule: letters, reason: status },
      parcels: { rule: parcels, reason: status },
    });
    expect(mayBeWrittenTo({ status, hasAddress: true })).toBe(writable);
  });
  it("every status has its row", () => expect(table.map(([status]) => status)).toEqual([...statuses]));
});

describe("sanctions", () => {
  it.each([
    ["shizo", "pause"],
    ["kartser", "pause"],
    ["pkt", "one-per-6-months"],
    ["epkt", "one-per-6-months"],
  ] as const)("%s: write, parcels %s", (kind, parcels) => {
    expect(rule({ sanctions: [kind] })).toEqual({
      letters: { rule: "write", reason: "serving" },
      parcels: { rule: parcels, reason: kind },
    });
  });
  it("the stricter of two counts, and none loosens what the status says", () => {
    expect(rules({ sanctions: ["pkt", "shizo"] })).toEqual(["write", "pause"]);
    expect(rules({ status: "released", sanctions: ["pkt"] })).toEqual(["close", "close"]);
    expect(rules({ status: "quarantine", sanctions: ["pkt"] })).toEqual(["write", "one-per-6-months"]);
  });
});

describe("the address", () => {
  it.each([
    [0, "rule"],
    [60, "rule"],
    [61, "confirm"],
    [null, "confirm"],
  ] as const)("confirmed %s days ago: parcels %s, letters go on", (daysSinceConfirmed, parcels) => {
    expect(rules({ daysSinceConfirmed })).toEqual(["write", parcels]);
  });
  it("not confirmed, nothing is loosened", () => {
    const stale = { daysSinceConfirmed: CONFIRMED_FOR_DAYS + 1 };
    expect(rules({ status: "in-transit", ...stale })).toEqual(["pause", "pause"]);
    expect(rules({ sanctions: ["pkt"], ...stale })).toEqual(["write", "confirm"]);
  });
  it.each(["detained", "remand", "serving", "quarantine", "hospital", "awaiting-transfer"] as const)(
    "%s without one: volunteers wait in line, parcels pause",
    (status) => {
      expect(rule({ status, hasAddress: false }).letters).toEqual({ rule: "wait", reason: "no-address" });
      expect(rules({ status, hasAddress: false })[1]).toBe("pause");
      expect(mayBeWrittenTo({ status, hasAddress: false })).toBe(false);
    },
  );
  it.each([
    ["house-arrest", "only-if-court-allows"],
    ["in-transit", "pause"],
    ["unknown", "wait"],
    ["released", "close"],
    ["died", "close"],
  ] as const)("%s says all there is to say without one: %s", (status, letters) => {
    expect(rules({ status, hasAddress: false })[0]).toBe(letters);
  });
});

it("after the end both are closed, whatever else is known", () => {
  expect(endedStatuses).toEqual(["released", "died"]);
  const facts = fc.record({
    status: fc.constantFrom(...statuses),
    sanctions: fc.subarray([...sanctionKinds]),
    daysSinceConfirmed: fc.option(fc.nat(400)),
    hasAddress: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (each) => {
      const { letters, parcels } = custodyRuling(each);
      const bothClosed = letters.rule === "close" && parcels.rule === "close";
      const eitherClosed = letters.rule === "close" || parcels.rule === "close";
      expect([bothClosed, eitherClosed]).toEqual([isOver(each.status), isOver(each.status)]);
    }),
  );
});
