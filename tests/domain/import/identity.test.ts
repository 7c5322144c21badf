import { expect, test } from "vitest";
import { rowDigest } from "~/domain/import/fields";
import { identityText, type KnownPerson } from "~/domain/import/identity";
import { type Answers, type GoodRow, type Known, planImport, type ReadRow } from "~/domain/import/plan";
import { digest } from "~/platform/crypto/random.server";
import { type Cells, factsOf } from "./samples";

const person = (prisonerId: string, change: Partial<KnownPerson> = {}): KnownPerson => ({
  prisonerId,
  name: "Липов Андрей Викторович",
  birth: { date: "1985-02-14", precision: "day" },
  status: "serving",
  facilityId: "f",
  about: "Инженер.",
  articles: "ст. 1",
  penalty: "3 года",
  ...change,
});
const year = (date: string) => ({ date: `${date}-01-01`, precision: "year" }) as const;
const knowing = (...people: KnownPerson[]): Known => ({
  recognitions: [],
  facilities: [{ id: "f", name: "ИК-41", address: "г. Заречье", postcode: "213911" }],
  people,
});
const row = (line: number, cells: Cells = {}): GoodRow => {
  const facts = factsOf({ id: String(line), ...cells });
  const nameIds = {
    byYear: identityText(facts, "year"),
    byDay: facts.birth.precision === "day" ? identityText(facts, "day") : null,
  };
  return { line, ok: true, facts, rowDigest: rowDigest(facts, digest), nameIds, notes: [], said: [] };
};
const withoutId = (line: number, cells: Cells = {}): GoodRow => {
  const { facts, ...rest } = row(line, cells);
  return { ...rest, facts: { ...facts, externalId: "" } };
};
const shape = (rows: readonly ReadRow[], known: Known, answers: Answers = {}) => {
  const { create, recognise, doubts, refused } = planImport(rows, known, answers);
  return {
    create: create.map(({ line }) => line),
    recognise: recognise.map(({ line, prisonerId }) => [line, prisonerId]),
    doubts: doubts.map(({ line, candidates }) => [line, ...candidates.map((each) => each.prisonerId)]),
    refused: refused.map(({ line, reason }) => [line, reason]),
  };
};
const none = { create: [], recognise: [], doubts: [], refused: [] };

test.each<[string, Cells, KnownPerson]>([
  ["the same name and day", {}, person("p")],
  ["the words in another order", { name: "Андрей Викторович Липов" }, person("p")],
  ["ё written as е", { name: "Грачев Пётр Ильич" }, person("p", { name: "Грачёв Петр Ильич" })],
  ["only the year known here", {}, person("p", { birth: year("1985") })],
  ["only the year known there", { birthday: "1985" }, person("p")],
])("%s is one sure match", (_, cells, known) => {
  expect(shape([row(2, cells)], knowing(known))).toEqual({ ...none, recognise: [[2, "p"]] });
});

test.each<[string, Cells, KnownPerson]>([
  ["no birth year in the list", { birthday: "" }, person("p")],
  ["no birth year here", {}, person("p", { birth: { date: null, precision: "unknown" } })],
  ["another birth year", { birthday: "1986" }, person("p")],
  ["another day of the year", { birthday: "1985-02-15" }, person("p")],
  ["no patronymic", { name: "Андрей Липов" }, person("p")],
  ["Latin letters", { name: "Andrey Lipov" }, person("p")],
])("%s is a doubt", (_, cells, known) => {
  expect(shape([row(2, cells)], knowing(known))).toEqual({ ...none, doubts: [[2, "p"]] });
});

test.each<[string, Cells]>([
  ["another name", { name: "Липов Андрей Петрович" }],
  ["no patronymic and another year", { name: "Андрей Липов", birthday: "1986" }],
])("%s is somebody new", (_, cells) => {
  const known = knowing(person("p", { birth: year("1985") }));
  const { create } = shape([row(2, { birthday: "1986", ...cells })], known);
  expect(create).toEqual([2]);
});

test("several who fit are a doubt, and so are two rows that fit one", () => {
  const two = knowing(person("p"), person("q", { birth: year("1985") }));
  expect(shape([row(2)], two)).toEqual({ ...none, doubts: [[2, "p", "q"]] });
  expect(shape([row(2), row(3)], knowing(person("p")))).toEqual({
    ...none,
    doubts: [
      [2, "p"],
      [3, "p"],
    ],
  });
});

test("an answer settles a doubt; one that names nobody does not", () => {
  const known = knowing(person("p"), person("q"));
  expect(shape([row(2)], known, { 2: "q" })).toEqual({ ...none, recognise: [[2, "q"]] });
  expect(shape([row(2)], known, { 2: "new" })).toEqual({ ...none, create: [2] });
  expect(shape([row(2)], known, { 2: "nobody" })).toEqual({ ...none, doubts: [[2, "p", "q"]] });
  expect(shape([row(2), row(3)], known, { 2: "q", 3: "q" }).recognise).toEqual([]);
});

test("whom the list knows under another id is not meant again", () => {
  const recognitions = [{ externalId: "7", prisonerId: "p", rowDigest: "" }];
  expect(shape([row(2)], { ...knowing(person("p")), recognitions })).toEqual({ ...none, create: [2] });
});

test("an id that stood for somebody of another name and year is refused", () => {
  const recognitions = [{ externalId: "2", prisonerId: "p", rowDigest: "" }];
  const known = {
    ...knowing(person("p", { name: "Ясенева Вера Павловна", birth: year("1990") })),
    recognitions,
  };
  expect(shape([row(2)], known)).toEqual({ ...none, refused: [[2, "id-of-another"]] });
});

test("without ids the name and birth year are the identity", () => {
  const { create } = planImport([withoutId(2)], knowing());
  const recognitions = create.map(({ facts, rowDigest: before }) => ({
    externalId: facts.externalId,
    prisonerId: "p",
    rowDigest: before,
  }));
  const again = planImport([withoutId(2)], { ...knowing(person("p")), recognitions });
  expect([again.create, again.change, again.unchanged.length]).toEqual([[], [], 1]);
  const changed = planImport([withoutId(2, { description: "Иное." })], {
    ...knowing(person("p")),
    recognitions,
  });
  expect(changed.change).toMatchObject([{ prisonerId: "p", fields: ["about"] }]);
});

test("without ids a corrected birth year is asked about", () => {
  const recognitions = [{ externalId: "липов", prisonerId: "p", rowDigest: "" }];
  const known = { ...knowing(person("p")), recognitions };
  expect(shape([withoutId(2, { birthday: "1986" })], known)).toEqual({ ...none, doubts: [[2, "p"]] });
});

test("one more list fills in what is empty and changes nothing else", () => {
  const bare = person("p", { about: "", status: "unknown", facilityId: null, birth: year("1985") });
  const { recognise, facilities } = planImport([row(2)], knowing(bare));
  expect(recognise).toMatchObject([{ fields: ["birth", "about", "place", "status"], facility: { id: "f" } }]);
  expect(facilities).toEqual([]);
  const moved = planImport([row(2, { prison: "СИЗО-1, 220911, г. Новый" })], knowing(person("p")));
  expect(moved.recognise).toMatchObject([{ fields: [], facility: null }]);
  expect(moved.facilities).toEqual([]);
  expect(moved.notes).toEqual([
    { line: 2, code: "known-otherwise", column: "status" },
    { line: 2, code: "known-otherwise", column: "place" },
  ]);
});

test("5,000 rows find themselves among 10,000 people", () => {
  const people = Array.from({ length: 10_000 }, (_, at) =>
    person(String(at), { name: `Липов${at} Андрей Викторович`, about: "" }),
  );
  const rows = Array.from({ length: 5000 }, (_, at) => row(at, { name: `Липов${at * 3} Андрей Викторович` }));
  const { recognise, create } = planImport(rows, knowing(...people));
  expect([recognise.length, create.length]).toEqual([3334, 1666]);
});
