import { describe, expect, test } from "vitest";
import { measuredSpan, measureHolds, nextHoldWeight, overallHoldWeight } from "~/domain/balance/measured";

test.each([
  [0, 0, { shareMilli: null, fromMilli: 0, untilMilli: 1000 }],
  // Wilson's interval of 7 in 10, as tables of it say: 0.397 to 0.892.
  [10, 7, { shareMilli: 700, fromMilli: 397, untilMilli: 892 }],
  [10, 0, { shareMilli: 0, fromMilli: 0, untilMilli: 278 }],
  [200, 100, { shareMilli: 500, fromMilli: 431, untilMilli: 569 }],
])("of %d holds %d became letters", (holds, active, expected) => {
  expect(measureHolds(holds, active)).toEqual({ holds, active, ...expected });
});

describe("what a hold weighs from now on", () => {
  test.each([
    ["the assumed share of too few holds", 600, 199, 20, 600],
    ["what was measured before, once too few are left", 450, 199, 199, 450],
    ["the measured share of enough holds", 600, 200, 100, 500],
    ["the same after a small difference", 600, 1000, 581, 600],
    ["the measured share after a larger one", 600, 1000, 580, 580],
    ["never nothing", 600, 200, 0, 1],
  ])("%s", (_, current, holds, active, expected) => {
    expect(nextHoldWeight(current, measureHolds(holds, active))).toBe(expected);
  });

  test("only claims count whose hold is over even if it was extended", () => {
    expect(measuredSpan("2026-11-30T12:00:00.000Z")).toEqual({
      from: "2026-05-13T12:00:00.000Z",
      until: "2026-11-09T12:00:00.000Z",
    });
  });

  test("a plan counts with the mean of the channels, by the holds observed", () => {
    expect(overallHoldWeight([])).toBe(600);
    const measured = [
      { weightMilli: 300, holds: 200 },
      { weightMilli: 700, holds: 600 },
    ];
    expect(overallHoldWeight(measured)).toBe(600);
  });
});
