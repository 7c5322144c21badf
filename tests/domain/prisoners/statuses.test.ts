import { expect, it } from "vitest";
import { mayBeWrittenTo, statuses, statusRules } from "~/domain/prisoners/statuses";

it.each([
  ["detained", "hold", "hold", false],
  ["remand", "write", "sizo", true],
  ["house-arrest", "court", "hold", false],
  ["awaiting-transfer", "write-at-risk", "pause", true],
  ["in-transit", "pause", "pause", false],
  ["quarantine", "write", "ask", true],
  ["serving", "write", "allowance", true],
  ["hospital", "confirm", "confirm", true],
  ["unknown", "wait", "pause", false],
  ["released", "close", "close", false],
  ["died", "close", "close", false],
] as const)("%s: letters %s, parcels %s, may be written to %s", (status, letters, parcels, writable) => {
  expect(statusRules[status]).toEqual({ letters, parcels });
  expect(mayBeWrittenTo(status)).toBe(writable);
});

it("has a rule for every status", () => {
  expect(Object.keys(statusRules)).toEqual([...statuses]);
});
