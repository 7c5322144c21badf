import { expect, test } from "vitest";
import { roles } from "~/domain/access/roles";
import { generateSpareCodes, needsSecondFactor, readTypedCode, stepAt } from "~/domain/access/second-factor";

test("whoever opens everybody's data needs a second factor", () => {
  expect(roles.filter(needsSecondFactor)).toEqual(["coordinator", "admin"]);
});

test("a step begins with its half-minute", () => {
  expect(stepAt(new Date("1970-01-01T00:00:29.999Z"))).toBe(0);
  expect(stepAt(new Date("1970-01-01T00:00:30.000Z"))).toBe(1);
});

test.each([
  ["123456", { kind: "app", digits: "123456" }],
  [" 123 456 ", { kind: "app", digits: "123456" }],
  ["１２３４５６", { kind: "app", digits: "123456" }],
  ["12345", { kind: "none" }],
  ["1234567", { kind: "none" }],
  ["abcde-fghjk-mnpqr", { kind: "spare", code: "ABCDEFGHJKMNPQR" }],
  ["АВСDE fghjk mnpqО", { kind: "spare", code: "ABCDEFGHJKMNPQ0" }],
  ["abcde-fghjk-mnpqr-s", { kind: "none" }],
  ["", { kind: "none" }],
])("%s is read as it was meant", (typed, code) => {
  expect(readTypedCode(typed)).toEqual(code);
});

test("ten spare codes, each read as one", () => {
  let turn = 0;
  const codes = generateSpareCodes((limit) => (turn++ * 7) % limit);
  expect(codes).toHaveLength(10);
  expect(new Set(codes.map((code) => readTypedCode(code).kind))).toEqual(new Set(["spare"]));
});
