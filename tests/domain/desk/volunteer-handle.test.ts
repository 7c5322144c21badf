import fc from "fast-check";
import { expect, test } from "vitest";
import { handleOf, numberOf } from "~/domain/desk/volunteer-handle";

const LAST_OF_FOUR = 30 ** 4;
const LAST_OF_FIVE = LAST_OF_FOUR + 30 ** 5;

test("every number has a handle of its own, and the handle leads back to it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LAST_OF_FIVE + 1_000_000 }), (number) => {
      const handle = handleOf(number);
      expect(handle).toMatch(/^[2-9A-HJ-NP-TV-Z]{4,6}$/);
      expect(numberOf(handle)).toBe(number);
      expect(numberOf(` ${handle.toLowerCase()} `)).toBe(number);
    }),
  );
});

test("the first hundred thousand are all different, and neighbours look nothing alike", () => {
  const handles = Array.from({ length: 100_000 }, (_, at) => handleOf(at + 1));
  expect(new Set(handles).size).toBe(100_000);
  const alike = handles.filter((handle, at) => at > 0 && handle.slice(0, 3) === handles[at - 1]?.slice(0, 3));
  expect(alike.length).toBeLessThan(1000);
});

test.each([
  [1, 4],
  [LAST_OF_FOUR, 4],
  [LAST_OF_FOUR + 1, 5],
  [LAST_OF_FIVE, 5],
  [LAST_OF_FIVE + 1, 6],
])("the handle of number %i has %i characters", (number, length) => {
  expect(handleOf(number)).toHaveLength(length);
  expect(numberOf(handleOf(number))).toBe(number);
});

test("a Russian keyboard types the same handle", () => {
  const number = numberOf("KX7P");
  expect(number).not.toBeNull();
  expect(numberOf("кх7р")).toBe(number);
});

test.each(["", "K7", "K7Q2K7Q", "K1Q2", "KOQ2", "Аня Л", "K7Q-"])("%j is no handle", (typed) => {
  expect(numberOf(typed)).toBeNull();
});
