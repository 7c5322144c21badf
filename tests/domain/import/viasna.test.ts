import { expect, test } from "vitest";
import { looksShifted } from "~/domain/import/person";
import { languageMask } from "~/domain/prisoners/languages";
import { type Cells, factsOf, readRow } from "./samples";

const unknown = { date: null, precision: "unknown" };
const notesOf = (cells: Cells) => {
  const reading = readRow(cells);
  return reading.ok ? reading.notes : reading.reason;
};

test("a row becomes facts", () => {
  expect(readRow()).toEqual({
    ok: true,
    notes: [],
    said: [{ column: "status", word: "active", readAs: "held" }],
    facts: {
      externalId: "215",
      url: "https://list.example/person/215",
      name: "Липов Андрей Викторович",
      gender: "m",
      genderKnown: true,
      birth: { date: "1985-02-14", precision: "day" },
      languageMask: languageMask(["ru", "be"]),
      about: "Инженер.\nЛюбит шахматы.",
      articles: "ст. 342 УК РБ",
      penalty: "3 года, колония общего режима",
      place: {
        name: "ИК-41",
        kind: "ik",
        regime: null,
        address: "г. Заречье, ул. Садовая, 3",
        postcode: "213911",
        region: "Могилёвская область",
      },
      status: "serving",
      since: { date: "2025-01-10", precision: "day" },
      letters: "presumed",
    },
  });
});

test.each([["ИК-41\n213911, г. Заречье, ул. Садовая, 3"], ["ИК-3, Витебская область"]])(
  "letters in Belarusian pass too at %j",
  (prison) => {
    expect(factsOf({ prison }).languageMask).toBe(languageMask(["ru", "be"]));
  },
);

test.each(["ИК-6, Владимирской области", "ИК-1, 214000, г. Смоленск", "СИЗО-1", "этап", ""])(
  "only Russian is sure at %j",
  (prison) => expect(factsOf({ prison }).languageMask).toBe(languageMask(["ru"])),
);

test.each<[string, Cells, string]>([
  ["a colony", {}, "serving"],
  ["a remand prison", { prison: "СИЗО-1, г. Минск" }, "remand"],
  ["a police cell", { prison: "ИВС" }, "detained"],
  ["a hospital", { prison: "Больница, г. Минск" }, "hospital"],
  ["no place", { prison: "" }, "unknown"],
  ["on the way", { prison: "этап" }, "in-transit"],
  ["at home under arrest", { prison: "домашний арест" }, "house-arrest"],
  ["an unknown kind after a verdict", { prison: "УЖ-15" }, "serving"],
  ["an unknown kind before a verdict", { prison: "УЖ-15", decision: "", verdict_date: "" }, "remand"],
  ["former", { status: "former" }, "released"],
  ["a place that says released", { prison: "Released" }, "released"],
  ["a release on this day", { release_date: "2026-11-20" }, "released"],
  ["a release tomorrow", { release_date: "2026-11-21" }, "serving"],
  ["a release some time this month", { release_date: "2026-11" }, "serving"],
  ["a release in a past year", { release_date: "2025" }, "released"],
  ["a death", { died: "2025-03-04" }, "died"],
  ["a death after a release", { status: "former", died: "1" }, "died"],
  ["no death", { died: "0" }, "serving"],
  ["not called a political prisoner, but held", { status: "np" }, "serving"],
])("%s: the status is told from it", (_, cells, status) => {
  expect(factsOf(cells).status).toBe(status);
});

test("nobody free or dead is held anywhere", () => {
  expect(factsOf({ status: "former", release_date: "2025-11-01" })).toMatchObject({
    place: null,
    since: { date: "2025-11-01", precision: "day" },
  });
  expect(factsOf({ died: "4 марта 2025" })).toMatchObject({
    place: null,
    since: { date: "2025-03-04", precision: "day" },
  });
  expect(factsOf({ died: "да" })).toMatchObject({ status: "died", since: unknown });
});

test("a list that contradicts itself is noted", () => {
  expect(notesOf({ release_date: "2025-01-01" })).toEqual([{ code: "release-passed" }]);
  expect(notesOf({ status: "exiled" })).toEqual([{ code: "unknown-status" }]);
  expect(notesOf({ prison: "УЖ-15, г. Могилёв" })).toEqual([{ code: "guessed-kind" }]);
});

test("a date that cannot be read, or lies ahead, is unknown and noted", () => {
  expect(factsOf({ birthday: "не помнят" }).birth).toEqual(unknown);
  expect(notesOf({ birthday: "не помнят" })).toEqual([{ code: "unreadable-date", column: "birthDate" }]);
  expect(factsOf({ birthday: "2062-02-14" }).birth).toEqual(unknown);
  expect(notesOf({ birthday: "2062-02-14" })).toEqual([{ code: "future-date", column: "birthDate" }]);
});

test.each([
  ["Липов Андрей Викторович", "", "m", true],
  ["Липова Вера Викторовна", "", "f", true],
  ["Алиев Мамед оглы", "", "m", true],
  ["Вера Липова", "жен.", "f", true],
  ["Вера Липова", "мужчына", "m", true],
  ["Вера Липова", "", "m", false],
])("%s, %o: gender %s, known: %s", (name, gender, expected, known) => {
  expect(factsOf({ name, gender })).toMatchObject({ gender: expected, genderKnown: known });
  expect(notesOf({ name, gender })).toEqual(known ? [] : [{ code: "guessed-gender" }]);
});

test("names lose what cannot be seen; mixed letters are noted", () => {
  expect(factsOf({ name: "\u202eЛипов\u200b  Андрей\u202c" }).name).toBe("Липов Андрей");
  expect(notesOf({ name: "Липoв Андрей Викторович" })).toEqual([{ code: "mixed-scripts" }]);
});

test("text keeps its lines and loses what cannot be seen", () => {
  expect(factsOf({ description: " Раз \u0000\n\n\u202eдва\t три " }).about).toBe("Раз\nдва три");
});

test("only addresses of web pages are kept as links", () => {
  expect(factsOf({ url: "javascript:alert(1)" }).url).toBeNull();
  expect(factsOf({ url: "" }).url).toBeNull();
});

test.each<[Cells, string]>([
  [{ id: " " }, "no-id"],
  [{ name: "" }, "no-name"],
  [{ name: "— ?" }, "no-name"],
  [{ name: "Я".repeat(201) }, "name-too-long"],
])("%o is refused: %s", (cells, reason) => {
  expect(readRow(cells)).toEqual({ ok: false, reason });
});

test("cells under the wrong columns are recognised by the gender", () => {
  expect(looksShifted({ gender: "https://list.example/photo.jpg" })).toBe(true);
  expect(looksShifted({ gender: "male" })).toBe(false);
  expect(looksShifted({ gender: "" })).toBe(false);
});
