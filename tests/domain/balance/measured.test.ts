import { expect, test } from "vitest";
import { measureHolds } from "~/domain/balance/measured";

test.each([
  [0, 0, { shareMilli: null, fromMilli: 0, untilMilli: 1000, holdWeightMilli: 600 }],
  // Wilson's interval of 7 in 10, as tables of it say: 0.397 to 0.892.
  [10, 7, { shareMilli: 700, fromMilli: 397, untilMilli: 892, holdWeightMilli: 600 }],
  [10, 0, { shareMilli: 0, fromMilli: 0, untilMilli: 278, holdWeightMilli: 600 }],
  [199, 100, { holdWeightMilli: 600 }],
  [200, 100, { shareMilli: 500, fromMilli: 431, untilMilli: 569, holdWeightMilli: 500 }],
])("of %d holds %d became letters", (holds, active, expected) => {
  expect(measureHolds(holds, active)).toMatchObject(expected);
});
