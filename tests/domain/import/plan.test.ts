import { expect, test } from "vitest";
import { changedFields, rowDigest } from "~/domain/import/fields";
import { type Known, planImport, type ReadRow } from "~/domain/import/plan";
import { digest } from "~/platform/crypto/random.server";
import { type Cells, factsOf } from "./samples";

const nothing: Known = { recognitions: [], facilities: [], people: [] };
const row = (line: number, cells: Cells = {}): ReadRow => {
  const facts = factsOf(cells);
  return {
    line,
    ok: true,
    facts,
    rowDigest: rowDigest(facts, digest),
    nameIds: { byYear: facts.name, byDay: null },
    notes: [],
    said: [],
  };
};
const knowing = (cells: Cells = {}): Known => ({
  recognitions: [{ externalId: "215", prisonerId: "p", rowDigest: rowDigest(factsOf(cells), digest) }],
  facilities: [{ id: "f", name: "ИК № 41", address: "г. Заречье", postcode: "213911" }],
  people: [],
});

test("someone new is created, with the facility", () => {
  const plan = planImport([row(2)], nothing);
  expect(plan.create).toMatchObject([{ line: 2, facility: { created: 0 } }]);
  expect(plan.facilities).toMatchObject([{ name: "ИК-41", postcode: "213911" }]);
});

test("the same again is unchanged and creates no facility", () => {
  expect(planImport([row(2)], { ...knowing(), facilities: [] })).toEqual({
    create: [],
    change: [],
    recognise: [],
    unchanged: ["215"],
    refused: [],
    doubts: [],
    facilities: [],
    notes: [],
    words: [],
  });
});

test("after a death a list neither brings back nor moves, and may still tell its day", () => {
  const person = {
    prisonerId: "p",
    name: "Липов Андрей Викторович",
    birth: factsOf({}).birth,
    facilityId: null,
  };
  const dead = { ...person, status: "died", about: "", articles: "", penalty: "" } as const;
  const known = { ...knowing(), people: [dead] };
  const moved = planImport([row(2, { prison: "СИЗО-1", description: "" })], known);
  expect(moved.change).toMatchObject([{ fields: ["about"], facility: null }]);
  expect(moved).toMatchObject({ facilities: [], notes: [{ line: 2, code: "died-here" }] });
  const freed = planImport([row(2, { status: "former" })], known);
  expect(freed).toMatchObject({ change: [], unchanged: ["215"], notes: [{ line: 2, code: "died-here" }] });
  const told = planImport([row(2, { died: "2026-11-01" })], known);
  expect(told.change[0]?.fields).toContain("status");
});

test.each<[Cells, string[]]>([
  [{ name: "Липов Андрей Петрович" }, ["name"]],
  [{ birthday: "" }, ["birth"]],
  [{ description: "" }, ["about"]],
  [{ articles: "", decision: "" }, ["articles", "penalty"]],
  [{ prison: "ИК-41, 213912, г. Заречье" }, ["place"]],
  [{ prison: "СИЗО-1" }, ["place", "status"]],
  [{ status: "former" }, ["place", "status"]],
  [{ photo: "https://list.example/1.jpg", judge: "Х" }, []],
])("a row with %o changes %o", (cells, fields) => {
  const plan = planImport([row(2, cells)], knowing());
  expect(plan.change.map((each) => each.fields)).toEqual(fields.length > 0 ? [fields] : []);
  expect(plan.unchanged).toHaveLength(fields.length > 0 ? 0 : 1);
});

test("a change that leaves the place alone names no facility", () => {
  const plan = planImport([row(2, { description: "" })], { ...knowing(), facilities: [] });
  expect(plan.change).toMatchObject([{ prisonerId: "p", facility: null }]);
  expect(plan.facilities).toEqual([]);
});

test("of two rows with one id the first counts", () => {
  const plan = planImport([row(2), row(5, { name: "Другой Человек" })], nothing);
  expect(plan.create).toHaveLength(1);
  expect(plan.refused).toEqual([{ line: 5, reason: "duplicate-id", firstLine: 2 }]);
});

test("a refused row harms no other and stays in the report", () => {
  const plan = planImport([{ line: 2, ok: false, reason: "no-name" }, row(3)], nothing);
  expect(plan.create).toHaveLength(1);
  expect(plan.refused).toEqual([{ line: 2, reason: "no-name" }]);
});

test("people missing from the file are left as they are", () => {
  expect(planImport([], knowing())).toMatchObject({ create: [], change: [], unchanged: [] });
});

test("the same facility in other words is one; another postcode is another", () => {
  const plan = planImport(
    [
      row(2),
      row(3, { id: "2", prison: "ИК № 41, г. Заречье, ул. Садовая 3, 213911" }),
      row(4, { id: "3", prison: "ИК-41, 246911, г. Верхний Яр" }),
    ],
    nothing,
  );
  expect(plan.create.map((each) => each.facility)).toEqual([{ created: 0 }, { created: 0 }, { created: 1 }]);
});

test("a known facility is found by name and postcode", () => {
  const plan = planImport([row(2)], { ...knowing(), recognitions: [] });
  expect(plan.create).toMatchObject([{ facility: { id: "f" } }]);
  expect(plan.facilities).toEqual([]);
});

test("a bare name means the only facility so called, wherever in the file that stands", () => {
  const plan = planImport([row(2, { id: "1", prison: "ИК-41" }), row(3)], nothing);
  expect(plan.facilities).toHaveLength(1);
  expect(plan.create.map((each) => each.facility)).toEqual([{ created: 0 }, { created: 0 }]);
  expect(plan.notes).toEqual([{ line: 2, code: "address-by-name" }]);
});

test("of two facilities of one name a bare name means neither", () => {
  const plan = planImport(
    [row(2), row(3, { id: "2", prison: "ИК-41, 246911" }), row(4, { id: "3", prison: "ИК-41" })],
    nothing,
  );
  expect(plan.facilities).toHaveLength(3);
  expect(plan.create[2]?.facility).toEqual({ created: 2 });
  expect(plan.notes).toEqual([{ line: 4, code: "no-address" }]);
});

test("a digest of another making differs in every field", () => {
  expect(changedFields("", rowDigest(factsOf(), digest))).toHaveLength(10);
});
