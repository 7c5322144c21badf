import { expect, test } from "vitest";
import { rulesFor, rulesOf } from "~/domain/facilities/letter-rules";
import { isRuleCode, type Override, withOverrides } from "~/domain/facilities/overrides";

const today = "2026-11-20";
const word = (of: Override["of"], since: string, note: string): Override => ({
  ...{ rule: "pages", stance: "changed", of, since, note },
});
const standing = (overrides: readonly Override[]) =>
  withOverrides(rulesFor("ik", "post"), overrides, today).flatMap(({ code, override }) =>
    override ? [[code, override.note]] : [],
  );

test.each([
  ["today", "2026-11-20", [["pages", "three"]]],
  ["tomorrow", "2026-11-21", []],
])("a word that holds from %s", (_, since, expected) => {
  expect(standing([word("facility", since, "three")])).toEqual(expected);
});

test("a word about the person goes before one about the place, a later one before an earlier", () => {
  const [place, person] = [word("facility", today, "place"), word("prisoner", today, "person")];
  expect(standing([person, place])).toEqual([["pages", "person"]]);
  expect(standing([place, word("facility", today, "newer")])).toEqual([["pages", "newer"]]);
});

test("a rule nobody set aside, or one of another channel, is left as it is", () => {
  expect(standing([])).toEqual([]);
  expect(standing([{ ...word("facility", today, "x"), rule: "reply-form" }])).toEqual([]);
});

test("every rule of a kind has a code that can be set aside", () => {
  expect(
    rulesOf("sizo")
      .map(({ code }) => code)
      .every(isRuleCode),
  ).toBe(true);
  expect(rulesOf("sizo").length).toBeGreaterThan(rulesFor("sizo", "post").length);
  expect(isRuleCode("anything")).toBe(false);
});
