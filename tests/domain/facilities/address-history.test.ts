import { expect, test } from "vitest";
import { addressInForce } from "~/domain/facilities/address-history";

const today = "2026-11-20";

test.each([
  [
    "the one that began last",
    [
      [1, null],
      [2, "2026-05-01"],
      [3, "2026-01-01"],
    ],
    2,
  ],
  [
    "the one noted since ever, where nothing else began",
    [
      [1, null],
      [2, "2026-11-21"],
    ],
    1,
  ],
  [
    "one that begins today",
    [
      [1, null],
      [2, "2026-11-20"],
    ],
    2,
  ],
  [
    "of two that began on one day the one noted later",
    [
      [1, "2026-05-01"],
      [2, "2026-05-01"],
    ],
    2,
  ],
] as const)("holds: %s", (_, rows, id) => {
  const addresses = rows.map(([each, validFrom]) => ({ id: each, validFrom }));
  expect(addressInForce(addresses, today)?.id).toBe(id);
  expect(addressInForce(addresses.toReversed(), today)?.id).toBe(id);
});

test("none holds where every one begins later, or there is none", () => {
  expect(addressInForce([{ id: 1, validFrom: "2026-11-21" }], today)).toBeNull();
  expect(addressInForce([], today)).toBeNull();
});
