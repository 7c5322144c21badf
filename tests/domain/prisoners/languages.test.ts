import { expect, it } from "vitest";
import { languageMask, languages, languagesOf } from "~/domain/prisoners/languages";

it("keeps the stored bit of the first languages and has at most 24", () => {
  expect(languages.slice(0, 14)).toEqual(
    "ru en uk be tt kk ka hy az de fr pl es it".split(" ") as typeof languages extends readonly (infer L)[]
      ? L[]
      : never,
  );
  expect(languages.length).toBeLessThanOrEqual(24);
  expect(new Set(languages).size).toBe(languages.length);
});

it("reads masks back and ignores unknown bits", () => {
  expect(languageMask([])).toBe(0);
  expect(languageMask(["ru", "uk"])).toBe(5);
  expect(languagesOf(languageMask([...languages]))).toEqual(languages);
  expect(languagesOf(1 | (1 << 24))).toEqual(["ru"]);
});
