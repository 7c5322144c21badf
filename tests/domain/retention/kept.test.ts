import { expect, test } from "vitest";
import { forgottenBy, weekEnd, weekOf, weekOfInstant } from "~/domain/retention/kept";

test("of a day only the Monday of its week is left, across the end of a year too", () => {
  expect(weekOf("2026-11-30")).toBe("2026-11-30");
  expect(weekOf("2026-12-06")).toBe("2026-11-30");
  expect(weekOf("2026-12-07")).toBe("2026-12-07");
  expect(weekOf("2027-01-01")).toBe("2026-12-28");
  expect(weekEnd("2027-01-01")).toBe("2027-01-03");
  expect(weekOfInstant("2026-12-06T23:59:59.999Z")).toBe("2026-11-30T00:00:00.000Z");
});

test("what ended ninety days ago to the millisecond is forgotten", () => {
  expect(forgottenBy("pair", "2027-03-01T12:00:00.000Z")).toBe("2026-12-01T12:00:00.000Z");
});
