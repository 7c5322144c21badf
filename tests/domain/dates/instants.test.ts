import { describe, expect, it } from "vitest";
import { dateAt, dayAfter, daysFromTo, isDay, latestDay } from "~/domain/dates/instants";

describe("today", () => {
  it("is tomorrow at UTC+14 from 10:00 UTC on", () => {
    expect(latestDay("2026-03-14T09:59:59.000Z")).toBe("2026-03-14");
    expect(latestDay("2026-03-14T10:00:00.000Z")).toBe("2026-03-15");
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
    expect(dayAfter("2026-12-31", 1)).toBe("2027-01-01");
    expect(dayAfter("2024-02-28", 1)).toBe("2024-02-29");
    expect(dayAfter("2023-02-28", 1)).toBe("2023-03-01");
    expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
    expect(daysFromTo("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysFromTo("2026-03-14", "2026-03-14")).toBe(0);
    expect(daysFromTo("2026-03-14", "2026-03-01")).toBe(-13);
  });

  it("refuses what is no day at all, and tells a day the calendar lacks", () => {
    expect(() => dayAfter("soon", 1)).toThrow(RangeError);
    for (const day of ["2026-02-30", "2023-02-29", "2026-13-01", "2026-3-1", "", "2026-03-01T00:00:00Z"]) {
      expect([day, isDay(day)]).toEqual([day, false]);
    }
    expect(isDay("2024-02-29")).toBe(true);
  });
});
