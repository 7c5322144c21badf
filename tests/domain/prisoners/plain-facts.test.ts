import { describe, expect, test } from "vitest";
import {
  compareVersions,
  decideUndo,
  differingFields,
  type PlainFacts,
  withFormsOfName,
} from "~/domain/prisoners/plain-facts";

const facts: PlainFacts = {
  name: "Берестов Захар Игнатьевич",
  nameDative: "Берестову Захару Игнатьевичу",
  nameLatin: "Berestov Zakhar Ignatyevich",
  gender: "m",
  birth: { date: "1985-03-14", precision: "day" },
  languages: 1,
  about: "Шахматы",
  articles: "207.3",
  penalty: "5 лет",
  target: 3,
  cap: null,
  hideLoad: false,
};
const seen = (base: PlainFacts) => (field: keyof PlainFacts, other: PlainFacts) =>
  JSON.stringify(base[field]) === JSON.stringify(other[field]);

describe("two who save at once", () => {
  const compare = (theirs: Partial<PlainFacts>, mine: Partial<PlainFacts>) =>
    compareVersions({ ...facts, ...theirs }, { ...facts, ...mine }, seen(facts));

  test.each([
    ["nobody else changed a field", {}, { about: "Книги" }, null],
    ["both wrote the same", { about: "Книги" }, { about: "Книги" }, null],
    ["they changed one field", { penalty: "6 лет" }, {}, [{ field: "penalty", by: "them" }]],
    ["both changed one field", { target: 4 }, { target: 5 }, [{ field: "target", by: "both" }]],
    [
      "each changed another",
      { penalty: "6 лет" },
      { about: "Книги" },
      [
        { field: "about", by: "me" },
        { field: "penalty", by: "them" },
      ],
    ],
    [
      "the same birth, known less exactly",
      { birth: { date: "1985-03-01", precision: "month" } },
      {},
      [{ field: "birth", by: "them" }],
    ],
  ] as const)("%s", (_, theirs, mine, rows) => {
    expect(compare(theirs, mine)).toEqual(rows);
  });
});

describe("taking a change back", () => {
  const edit = { before: { target: 3, cap: null }, after: { target: 5, cap: 8 }, isUndone: false };

  test("restores what it wrote, and leaves what others wrote since", () => {
    const current = { ...facts, target: 5, cap: 8, about: "Книги" };
    expect(decideUndo(edit, current)).toEqual({ ok: true, facts: { ...facts, about: "Книги" } });
  });

  test("is refused once one of its fields holds something else, and twice", () => {
    const current = { ...facts, target: 5, cap: 9 };
    expect(decideUndo(edit, current)).toEqual({ ok: false, reason: "changed-since", fields: ["cap"] });
    expect(decideUndo({ ...edit, isUndone: true }, current)).toEqual({ ok: false, reason: "undone" });
  });
});

describe("forms of the name", () => {
  const renamed = { ...facts, name: "Тополев Захар Игнатьевич" };

  test("what was suggested for the old name follows the new one", () => {
    const next = withFormsOfName(renamed, facts);
    expect(next.nameDative).toBe("Тополеву Захару Игнатьевичу");
    expect(next.nameLatin).toMatch(/^Topolev /);
  });

  test("what a person wrote stays", () => {
    const own = { nameDative: "Захару", nameLatin: "Zak" };
    expect(withFormsOfName({ ...renamed, ...own }, facts)).toMatchObject(own);
  });

  test("what was left empty is suggested", () => {
    expect(withFormsOfName({ ...facts, nameDative: null, nameLatin: "" }, null)).toEqual({
      ...facts,
      nameLatin: expect.stringMatching(/^Berestov Zakhar/),
    });
  });
});

test("the same date is no difference, whoever made it", () => {
  expect(differingFields(facts, { ...facts, birth: { ...facts.birth } })).toEqual([]);
});
