import { expect, test } from "vitest";
import { recordOf, tableLimits } from "~/domain/import/table";

const header = ["id", "name", "status", "prison"];
const row = (...cells: string[]) => ({ line: 2, cells });

test("a full row is read under its header", () => {
  const cells = ["1", "А", "active", "ИК-1"];
  expect(recordOf(header, row(...cells))).toEqual({ ok: true, cells, missingCells: 0, torn: false });
});

test("a row a field short is read as far as it goes", () => {
  const cells = ["1", "А", "active"];
  expect(recordOf(header, row(...cells))).toEqual({ ok: true, cells, missingCells: 1, torn: false });
});

test("a longer row is refused, unless all it has more is nothing", () => {
  expect(recordOf(header, row("1", "А", "active", "ИК-1", "x"))).toEqual({
    ok: false,
    reason: "too-many-cells",
  });
  expect(recordOf(header, row("1", "А", "active", "ИК-1", " ", ""))).toMatchObject({ ok: true });
});

test("a cell of 10,000 characters is kept, one more refuses the row", () => {
  const cell = "я".repeat(tableLimits.cellCharacters);
  expect(recordOf(header, row("1", cell, "", ""))).toMatchObject({ ok: true });
  expect(recordOf(header, row("1", `${cell}я`, "", ""))).toEqual({ ok: false, reason: "cell-too-long" });
});
