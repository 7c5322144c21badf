import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter } from "~/domain/dates/instants";
import type { PartialDate } from "~/domain/dates/partial-date";
import { decideSanction, isInForce, type Sanction, type SanctionKind } from "~/domain/prisoners/sanctions";

const now = "2026-11-20T12:00:00.000Z";
const day = (date: string): PartialDate => ({ date, precision: "day" });
const month = (date: string): PartialDate => ({ date: `${date}-01`, precision: "month" });
const unknown: PartialDate = { date: null, precision: "unknown" };
const sanction = (from: PartialDate, until: PartialDate, kind: SanctionKind = "shizo"): Sanction => ({
  kind,
  from,
  until,
});

describe("a sanction is in force", () => {
  it.each([
    ["the day before it begins", day("2026-11-10"), day("2026-11-20"), "2026-11-09", false],
    ["the day it begins", day("2026-11-10"), day("2026-11-20"), "2026-11-10", true],
    ["the day it ends", day("2026-11-10"), day("2026-11-20"), "2026-11-20", true],
    ["the day after", day("2026-11-10"), day("2026-11-20"), "2026-11-21", false],
    ["without an end, for 15 days", day("2026-11-01"), unknown, "2026-11-16", true],
    ["without an end, no longer", day("2026-11-01"), unknown, "2026-11-17", false],
    ["of a month, from its first day", month("2026-10"), month("2026-10"), "2026-10-01", true],
    ["of a month, to its last", month("2026-10"), month("2026-10"), "2026-10-31", true],
    ["of a month, not after it", month("2026-10"), month("2026-10"), "2026-11-01", false],
  ] as const)("%s", (_, from, until, today, expected) => {
    expect(isInForce(sanction(from, until), today)).toBe(expected);
  });
});

describe("noting a sanction", () => {
  const reason = (each: Sanction, others: Sanction[] = []) => {
    const verdict = decideSanction(each, others, now);
    return verdict.ok ? "ok" : verdict.reason;
  };
  it.each([
    ["ends on the day it begins", sanction(day("2026-11-10"), day("2026-11-10")), "ok"],
    ["ends the day before", sanction(day("2026-11-10"), day("2026-11-09")), "ends-before"],
    ["ends in a month that is over", sanction(day("2026-11-01"), month("2026-10")), "ends-before"],
    ["ends in the month it begins", sanction(day("2026-11-10"), month("2026-11")), "ok"],
    ["has no beginning", sanction(unknown, day("2026-11-10")), "from-needed"],
    ["begins today at UTC+14", sanction(day("2026-11-21"), unknown), "ok"],
    ["begins after that", sanction(day("2026-11-22"), unknown), "future"],
    ["ends in time to come", sanction(day("2026-11-20"), day("2026-12-05")), "ok"],
  ])("that %s: %s", (_, each, expected) => expect(reason(each)).toBe(expected));

  const first = sanction(day("2026-11-01"), day("2026-11-10"));
  it.each([
    ["begins the day another ends", sanction(day("2026-11-10"), unknown), "ok"],
    ["begins the day before that", sanction(day("2026-11-09"), unknown), "overlaps"],
    ["begins the same day", sanction(day("2026-11-01"), day("2026-11-01")), "overlaps"],
    ["ends the day another begins", sanction(day("2026-10-25"), day("2026-11-01")), "ok"],
    ["ends the day after that", sanction(day("2026-10-25"), day("2026-11-02")), "overlaps"],
    ["began in a month nobody knows the day of", sanction(month("2026-11"), unknown), "ok"],
  ])("that %s: %s", (_, each, expected) => expect(reason(each, [first])).toBe(expected));
  it("waits until the end of an open one is known, or surely past", () => {
    const open = sanction(day("2026-11-01"), unknown);
    expect(reason(sanction(day("2026-11-15"), unknown), [open])).toBe("overlaps");
    expect(reason(sanction(day("2026-11-16"), unknown), [open])).toBe("ok");
  });
  it("overlaps both ways or neither", () => {
    const offset = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(offset, offset, offset, offset, (a, b, c, d) => {
        const made = (start: number, long: number) =>
          sanction(day(dayAfter("2026-01-01", start)), day(dayAfter("2026-01-01", start + long)));
        expect(reason(made(a, b), [made(c, d)])).toBe(reason(made(c, d), [made(a, b)]));
      }),
    );
  });
});
