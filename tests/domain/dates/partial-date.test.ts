import { describe, expect, it } from "vitest";
import {
  addDays,
  dateAt,
  daysBetween,
  isCalendarDate,
  latestPossibleToday,
  parsePartialDate,
} from "~/domain/dates/partial-date";

describe("reading a date", () => {
  it.each([
    ["1985-02-14", "1985-02-14", "day"],
    [" 14.02.1985 ", "1985-02-14", "day"],
    ["4.2.1985", "1985-02-04", "day"],
    ["1985-02-14T23:30:00Z", "1985-02-14", "day"],
    ["1985-02-14T23:30:00.000+03:00", "1985-02-14", "day"],
    ["1985-02-14 00:00:00", "1985-02-14", "day"],
    ["2024-02-29", "2024-02-29", "day"],
    ["2000-02-29", "2000-02-29", "day"],
    ["1985-03", "1985-03-01", "month"],
    ["03.1985", "1985-03-01", "month"],
    ["1985", "1985-01-01", "year"],
    ["1900", "1900-01-01", "year"],
    ["", null, "unknown"],
    ["  ", null, "unknown"],
  ])("%j is %s to the %s", (raw, date, precision) => {
    expect(parsePartialDate(raw)).toEqual({ ok: true, value: { date, precision } });
  });

  it.each([
    "2023-02-29",
    "1900-02-29",
    "31.04.1985",
    "1985-13",
    "1985-00-10",
    "00.02.1985",
    "1985-2-14",
    "14/02/1985",
    "14.02.85",
    "1899-12-31",
    "2200",
    "около 1985",
    "1985-02-14Tnoon",
    "198",
  ])("%j is not a date", (raw) => {
    expect(parsePartialDate(raw)).toEqual({ ok: false, reason: "not-a-date" });
  });
});

describe("today", () => {
  it("is tomorrow at UTC+14 from 10:00 UTC on", () => {
    expect(latestPossibleToday(new Date("2026-03-14T09:59:59Z"))).toBe("2026-03-14");
    expect(latestPossibleToday(new Date("2026-03-14T10:00:00Z"))).toBe("2026-03-15");
  });

  it("depends on the zone", () => {
    const now = new Date("2026-12-31T21:30:00Z");
    expect(dateAt(now, "UTC")).toBe("2026-12-31");
    expect(dateAt(now, "Europe/Moscow")).toBe("2027-01-01");
    expect(() => dateAt(now, "Nowhere/Town")).toThrow(RangeError);
  });
});

describe("counting days", () => {
  it("crosses months, leap days and years both ways", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2023-02-28", 1)).toBe("2023-03-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-03-14", "2026-03-14")).toBe(0);
    expect(daysBetween("2026-03-14", "2026-03-01")).toBe(-13);
  });

  it("refuses what is not a calendar date", () => {
    expect(() => addDays("2023-02-29", 1)).toThrow(RangeError);
    expect(() => daysBetween("2026-03-14", "2026-03")).toThrow(RangeError);
    expect(isCalendarDate("2026-02-30")).toBe(false);
  });
});
