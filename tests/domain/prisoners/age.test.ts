import { expect, it } from "vitest";
import { ageOn, isMinorOn } from "~/domain/prisoners/age";

it.each([
  ["2008-03-14", "day", "2026-03-13", 17, true],
  ["2008-03-14", "day", "2026-03-14", 18, false],
  ["2008-02-29", "day", "2026-02-28", 17, true],
  ["2008-02-29", "day", "2026-03-01", 18, false],
  ["2008-03-01", "month", "2026-03-30", 17, true],
  ["2008-03-01", "month", "2026-03-31", 18, false],
  ["2008-02-01", "month", "2026-02-28", 17, true],
  ["2008-01-01", "year", "2026-12-30", 17, true],
  ["2008-01-01", "year", "2026-12-31", 18, false],
  ["1985-01-01", "year", "2026-06-01", 40, false],
  ["2026-03-01", "month", "2026-03-10", 0, true],
  ["2026-03-11", "day", "2026-03-10", null, false],
  ["2008-01-01", "unknown", "2026-03-10", null, false],
  [null, "unknown", "2026-03-10", null, false],
] as const)("born %s (%s), on %s: %s years, minor %s", (birthDate, precision, today, age, minor) => {
  expect(ageOn(birthDate, precision, today)).toBe(age);
  expect(isMinorOn(birthDate, precision, today)).toBe(minor);
});
