import { expect, test } from "vitest";
import { guessMapping } from "~/domain/import/guess";
import { mappingFrom } from "~/domain/import/map-file";
import { cellsBy, listNameOf, mappingProblem } from "~/domain/import/mapping";
import { readPerson } from "~/domain/import/person";
import { TODAY } from "./samples";

const guess = (...header: string[]) => {
  const { columns } = guessMapping(header, []);
  return Object.fromEntries(Object.entries(columns).map(([field, at]) => [header[at], field]));
};

test("headers are understood in English and Russian, whatever their order", () => {
  expect(guess("Где содержится", "Ф.И.О.", "Д.р.", "Пол", "Статья УК", "Срок", "Куда писать")).toEqual({
    "Где содержится": "place",
    "Ф.И.О.": "name",
    "Д.р.": "birthDate",
    Пол: "gender",
    "Статья УК": "articles",
    Срок: "sentence",
    "Куда писать": "addressForLetters",
  });
  expect(guess("Full name", "Date_of_Birth", "Address", "Can write?", "Hobbies")).toEqual({
    "Full name": "name",
    Date_of_Birth: "birthDate",
    Address: "facilityAddress",
    "Can write?": "canWrite",
    Hobbies: "interests",
  });
});

test("what is said in so many words goes before what is said loosely", () => {
  expect(guess("Имя адвоката", "ФИО")).toEqual({ ФИО: "name" });
  expect(guess("Имя осуждённого")).toEqual({ "Имя осуждённого": "name" });
});

test("where headers say nothing the cells decide", () => {
  const cells = [
    ["1", "Липов Андрей Викторович", "СИЗО-1, 109000, г. Москва", "1985-02-14"],
    ["2", "Вера Ясенева", "ИК-4, 301000, пос. Дальний", "02.1990"],
  ];
  expect(guessMapping(["", "", "", ""], cells).columns).toEqual({ name: 1, place: 2, birthDate: 3 });
});

test("a list known by its columns lacks none of those that matter", () => {
  const header = ["id", "name", "councel", "clusters"];
  const mapping = guessMapping(header, []);
  expect(mapping.list).toBe("viasna");
  expect(mappingProblem(mapping)).toEqual({
    reason: "missing-columns",
    columns: ["status", "gender", "birthday", "prison", "release_date", "died"],
  });
  expect(mappingProblem(guessMapping(["a", "b"], []))).toEqual({
    reason: "missing-columns",
    columns: ["name"],
  });
});

test("a map says better what was guessed", () => {
  const header = ["ФИО", "Статус", "Кто"];
  const guessed = guessMapping(header, []);
  const written = {
    list: "friends",
    columns: { name: "кто", birthDate: 1, status: null },
    words: { Выслан: "released" },
  };
  expect(mappingFrom(written, header, guessed)).toEqual({
    ok: true,
    mapping: {
      list: "friends",
      title: "",
      columns: { name: 2, birthDate: 0 },
      words: { выслан: "released" },
    },
  });
});

test.each<[unknown, string, string]>([
  [[], "not-a-map", ""],
  [{ columns: "name" }, "not-a-map", ""],
  [{ column: {} }, "unknown-field", "column"],
  [{ columns: { names: 1 } }, "unknown-field", "names"],
  [{ columns: { name: "Имя" } }, "unknown-column", "Имя"],
  [{ columns: { name: 0 } }, "unknown-column", "0"],
  [{ columns: { name: 4 } }, "unknown-column", "4"],
  [{ words: { выслан: "gone" } }, "unknown-meaning", "gone"],
])("the map %o is refused: %s", (written, reason, name) => {
  const header = ["a", "b", "c"];
  expect(mappingFrom(written, header, guessMapping(header, []))).toEqual({ ok: false, reason, name });
});

test.each([
  ["выслан", "released"],
  ["constructor", "remand"],
  ["__proto__", "remand"],
])("a word of the list itself: %s", (status, expected) => {
  const mapping = {
    list: "l",
    title: "L",
    columns: { name: 0, status: 1, place: 2 },
    words: { выслан: "released" as const },
  };
  const reading = readPerson(cellsBy(mapping, ["Вера Липова", status, "СИЗО-1"]), mapping, TODAY);
  expect(reading).toMatchObject({ ok: true, facts: { status: expected } });
});

test.each([
  ["да", "presumed"],
  ["", "presumed"],
  ["no", "refused"],
  ["нельзя", "refused"],
  ["когда как", "refused"],
])("whether one may write: %o is %s", (canWrite, letters) => {
  const mapping = { list: "l", title: "L", columns: { name: 0, canWrite: 1 }, words: {} };
  const reading = readPerson(cellsBy(mapping, ["Вера Липова", canWrite]), mapping, TODAY);
  expect(reading).toMatchObject({ ok: true, facts: { letters } });
});

test("a list's word comes from its title", () => {
  expect(listNameOf(" Друзья, 2026! ")).toBe("друзья-2026");
});
