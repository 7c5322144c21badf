import { expect, test } from "vitest";
import { countOf } from "~/domain/receipts/count-words";

test.each([
  ["7", 7],
  [" 7 ", 7],
  ["0", 0],
  ["999", 999],
  ["семь", 7],
  ["Семь", 7],
  ["одно письмо", 1],
  ["две", 2],
  ["7 писем", 7],
  ["Seven letters", 7],
  ["двенадцать", 12],
  ["1000", null],
  ["-1", null],
  ["1.5", null],
  ["много", null],
  ["сем", null],
  ["7 8", null],
  ["5 или 6", null],
  ["", null],
])("%s is %s", (typed, count) => {
  expect(countOf(typed)).toBe(count);
});
