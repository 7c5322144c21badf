import { expect, test } from "vitest";
import { publicCard } from "~/domain/prisoners/public-card";

const facts = {
  name: "Берестов Захар Игнатьевич",
  nameLatin: "Berestov Zakhar Ignatyevich",
  birthDate: "1985-03-14",
  birthPrecision: "day",
  region: "Республика Коми",
  status: "serving",
  hasAddress: true,
} as const;
const today = "2026-11-20";

test("shows name, age, region and whether letters are welcome, and nothing besides", () => {
  const shown = publicCard(facts, { publicName: "given", letters: "given" }, today);
  expect(shown).toEqual({
    isShown: true,
    card: {
      name: facts.name,
      nameLatin: facts.nameLatin,
      age: 41,
      region: facts.region,
      lettersWelcome: true,
    },
  });
});

test.each([
  ["given", true],
  ["presumed", false],
  ["refused", false],
  [null, false],
] as const)("consent to the name %s: shown %s", (publicName, isShown) => {
  expect(publicCard(facts, { publicName, letters: "given" }, today)?.isShown).toBe(isShown);
});

test.each([
  ["given", "serving", true],
  ["presumed", "serving", true],
  ["refused", "serving", false],
  [null, "serving", false],
  ["given", "released", false],
  ["given", "in-transit", false],
] as const)("letters %s for somebody %s: welcome %s", (letters, status, welcome) => {
  const shown = publicCard({ ...facts, status }, { publicName: "given", letters }, today);
  expect(shown?.card.lettersWelcome).toBe(welcome);
});

test.each([
  ["2008-11-21", "day"],
  ["2008-11-01", "month"],
  ["2008-01-01", "year"],
] as const)("born %s (%s), perhaps under 18, is never public", (birthDate, birthPrecision) => {
  const consent = { publicName: "given", letters: "given" } as const;
  expect(publicCard({ ...facts, birthDate, birthPrecision }, consent, today)).toBeNull();
});
