import fc from "fast-check";
import { expect, test } from "vitest";
import { tableLimits } from "~/domain/import/table";
import { readTable } from "~/features/import/read-table.server";

const read = (text: string) => readTable(new TextEncoder().encode(text));
const rowsOf = (text: string) => {
  const reading = read(text);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.table.rows;
};

test("a byte order mark, CRLF, blank lines and cells of several lines keep the line numbers", () => {
  expect(read('\ufeffID, Name \r\n1,"a\r\nb"\r\n\r\n2,c\r\n')).toEqual({
    ok: true,
    table: {
      encoding: "utf-8",
      separator: ",",
      header: ["ID", "Name"],
      rows: [
        { line: 2, cells: ["1", "a\nb"] },
        { line: 5, cells: ["2", "c"] },
      ],
    },
  });
});

test("quotes inside a cell are signs like any other", () => {
  expect(rowsOf('id,name,x\n1,ab "q" c,k\n2,"x"y,z\n3,"a ""b""",c\n')).toEqual([
    { line: 2, cells: ["1", 'ab "q" c', "k"] },
    { line: 3, cells: ["2", '"x"y', "z"] },
    { line: 4, cells: ["3", 'a "b"', "c"] },
  ]);
});

test("a quote that is never closed costs its own row only", () => {
  const kept = [
    { line: 3, cells: ["2", "c", "d"] },
    { line: 4, cells: ["3", "e", "z"] },
  ];
  expect(rowsOf('id,name,x\n1,"abc,k\n2,c,d\n3,e,z\n')).toEqual([{ line: 2, broken: "quotes" }, ...kept]);
  expect(rowsOf('id,name,x\n1,"abc,k\n2,"c",d\n3,e,z')).toEqual([{ line: 2, broken: "quotes" }, ...kept]);
});

test("5,000 rows are read, 5,001 are not", () => {
  const rows = "1,a\n".repeat(tableLimits.rows);
  expect(rowsOf(`id,name\n${rows}`)).toHaveLength(tableLimits.rows);
  expect(read(`id,name\n${rows}1,a`)).toEqual({ ok: false, reason: "too-many-rows", limit: 5000 });
});

test("50 columns are read, 51 are not; a row with more harms only itself", () => {
  const wide = (columns: number) => `${"a,".repeat(columns - 1)}a\n`;
  expect(read(wide(50))).toMatchObject({ ok: true });
  expect(read(wide(51))).toEqual({ ok: false, reason: "too-many-columns", limit: 50 });
  expect(rowsOf(`id,name\n${wide(51)}2,b`).map(({ line }) => line)).toEqual([2, 3]);
});

test("2 MB are read, a byte more is not", () => {
  const bytes = new Uint8Array(tableLimits.bytes + 1).fill(10);
  expect(readTable(bytes)).toEqual({ ok: false, reason: "too-many-bytes", limit: 2_097_152 });
  expect(readTable(bytes.subarray(1))).toEqual({ ok: false, reason: "empty" });
});

test("an empty file is said to be so", () => {
  expect(read("")).toEqual({ ok: false, reason: "empty" });
  expect(read("\n\n")).toEqual({ ok: false, reason: "empty" });
});

test("rows taken in by a quote left open are given back", () => {
  expect(rowsOf('id,name,x\n1,"abc,k\n2,c,d\n3,e,z\n4,f",g\n5,h,i')).toEqual([
    { line: 2, broken: "quotes" },
    { line: 3, cells: ["2", "c", "d"] },
    { line: 4, cells: ["3", "e", "z"] },
    { line: 5, cells: ["4", 'f"', "g"] },
    { line: 6, cells: ["5", "h", "i"] },
  ]);
});

test("a short row between two stray quotes is given back too", () => {
  expect(rowsOf('a;b;c;d;e\n"1;x;y;z\n2;x;;y\n""3";;;4;5\n6;7;8;9;0')).toEqual([
    { line: 2, broken: "quotes" },
    { line: 3, cells: ["2", "x", "", "y"], torn: true },
    { line: 4, cells: ['""3"', "", "", "4", "5"] },
    { line: 5, cells: ["6", "7", "8", "9", "0"] },
  ]);
});

test("a cell of several lines with commas in them stays one cell", () => {
  const place = "ИК-5\n601443, г. Вязники, ул. Садовая\nРоссия";
  expect(rowsOf(`id,name,x\n1,a,"${place}"\n2,"${place}",b`)).toEqual([
    { line: 2, cells: ["1", "a", place] },
    { line: 5, cells: ["2", place, "b"] },
  ]);
});

test.each(["Список на ноябрь;;", "Список на ноябрь"])(
  "a title of other width above the header costs no row with a cell of several lines",
  (title) => {
    const text = `${title}\nимя;год;интересы;приговор\nВязов Глеб;1985;"музыка;\nджаз";3 года\nЛипов Лев;1986;;\n`;
    const read = readTable(Buffer.from(text));
    expect(read).toMatchObject({
      ok: true,
      table: {
        separator: ";",
        rows: [
          { line: 3, cells: ["Вязов Глеб", "1985", "музыка;\nджаз", "3 года"] },
          { line: 5, cells: ["Липов Лев", "1986", "", ""] },
        ],
      },
    });
  },
);

test("commas of addresses are not taken for what parts the cells, however few columns there are", () => {
  const row = "Озерцов Лев;1985;ИК-3;601443, Владимирская область, г. Вязники, ул. Садовая, 3, корпус 2";
  for (const above of ["", "Список на ноябрь;;;\n", "Список на ноябрь\n"]) {
    const read = readTable(Buffer.from(`${above}ФИО;Год;Учреждение;Адрес\n${row}\n${row}\n`));
    expect(read).toMatchObject({
      ok: true,
      table: { separator: ";", header: ["ФИО", "Год", "Учреждение", "Адрес"] },
    });
  }
});

test("a space after every comma is no reason to read a list otherwise", () => {
  const read = readTable(Buffer.from("name, born, prison\nЛипов Лев, 1985, ИК-3\nЛипов Олег, 1986, ИК-3\n"));
  expect(read).toMatchObject({ ok: true, table: { separator: ",", header: ["name", "born", "prison"] } });
});

test("the rest of a row with wrong quotes is marked until a whole row follows", () => {
  expect(rowsOf('id,name,x,y\n1,"a\nb,c\n2,d\n3,e,f,g\n4,h')).toEqual([
    { line: 2, broken: "quotes" },
    { line: 3, cells: ["b", "c"], torn: true },
    { line: 4, cells: ["2", "d"], torn: true },
    { line: 5, cells: ["3", "e", "f", "g"] },
    { line: 6, cells: ["4", "h"] },
  ]);
});

test("whatever stands in a row, the rows around it are read", () => {
  const before = { line: 2, cells: ["1", "до", ""] };
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ",", "\r", "я", " ", "\\", "\u0000") }), (rubbish) => {
      const rows = rowsOf(`id,name,x\n1,до,\n${rubbish.replaceAll("\r", "")}\n2,после,\n3,"в\nконце",`);
      expect(rows[0]).toEqual(before);
      expect(rows.at(-1)).toMatchObject({ cells: ["3", "в\nконце", ""] });
    }),
    { numRuns: 500 },
  );
});
