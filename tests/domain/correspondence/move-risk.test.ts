import { describe, expect, it } from "vitest";
import { isAtRiskBy, isAtRiskByMove } from "~/domain/correspondence/move-risk";

describe("a letter on its way when a move is reported", () => {
  const open = { recordedAt: "2026-11-20T12:00:00.000Z", decidedAt: null };
  const confirmed = { ...open, decidedAt: "2026-11-23T09:00:00.000Z" };

  it.each([
    ["posted 91 days before the report", open, "2026-08-21", false],
    ["posted 90 days before it", open, "2026-08-22", true],
    ["posted on its day", open, "2026-11-20", true],
    ["posted while nobody has decided", open, "2026-12-01", true],
    ["posted before the move was confirmed", confirmed, "2026-11-22", true],
    ["posted on the day of that", confirmed, "2026-11-23", false],
  ])("%s", (_what, report, sentOn, atRisk) => {
    expect(isAtRiskBy(report, sentOn)).toBe(atRisk);
  });
});

it.each([
  ["90 days before", "2026-08-22", 6, true],
  ["91 days before", "2026-08-21", 6, false],
  ["the day before, noted later", "2026-11-19", 7, true],
  ["that day, noted before", "2026-11-20", 6, true],
  ["that day, from nowhere known", "2026-11-20", null, true],
  ["that day, noted after", "2026-11-20", 7, false],
  ["that day, after a further move", "2026-11-20", 8, false],
  ["the day after", "2026-11-21", 7, false],
])("a move of the desk: posted %s", (_, sentOn, stayId, expected) => {
  const move = { recordedAt: "2026-11-20T12:00:00.000Z", stayId: 7 };
  expect(isAtRiskByMove(move, { sentOn, stayId })).toBe(expected);
});
