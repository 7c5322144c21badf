import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BYTE_ORDER_MARK, type Cell, csvLine, readCell, type Separator } from "~/domain/export/csv";

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(..."=+-@'\"\t\r\n,; a1"), maxLength: 12 }),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  text,
  text.map((id) => ({ id })),
  fc.integer(),
  fc.constant(null),
);
const separators = fc.constantFrom<Separator>(",", ";");
const wellFormed = (row: Cell[]) => row.map(plain).every((each) => !/\p{Cs}/u.test(each));

function plain(value: Cell): string {
  if (value === null) return "";
  return typeof value === "object" ? value.id : String(value);
}

function readBack(file: string, delimiter: Separator): string[][] {
  return parse(file, { bom: true, delimiter, recordDelimiter: "\r\n" });
}

test("what was written is read back to the letter", () => {
  const rows = fc
    .integer({ min: 1, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
    );
  fc.assert(
    fc.property(rows, separators, (lines, separator) => {
      fc.pre(lines.every(wellFormed));
      const file = BYTE_ORDER_MARK + lines.map((line) => csvLine(line, separator)).join("");
      const read = readBack(file, separator).map((line, at) =>
        line.map((each, column) => (typeof lines[at]?.[column] === "number" ? each : readCell(each))),
      );
      expect(read).toEqual(lines.map((line) => line.map(plain)));
    }),
    { numRuns: 1000 },
  );
});

test("no text begins a cell as a formula would, on any line", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), separators, (line, separator) => {
      fc.pre(wellFormed(line));
      for (const each of readBack(csvLine(line, separator), separator)[0] ?? []) {
        expect(each).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+7", "'+7"],
  ["-2", "'-2"],
  ["@a", "'@a"],
  ["'t Hooft", "''t Hooft"],
  ['say "yes"', '"say ""yes"""'],
  ["a,b", '"a,b"'],
  ["a;b", '"a;b"'],
  ["a\nb", '"a\nb"'],
  ["a=b", "a=b"],
  ["", ""],
])("writes %j as %j", (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`);
});

test("a figure stays a figure, an id never becomes one", () => {
  expect(csvLine([-3, { id: "00123" }, { id: "1-2" }, { id: "12e5" }, { id: "a12" }, "00123"])).toBe(
    "-3,'00123,'1-2,'12e5,a12,00123\r\n",
  );
});
