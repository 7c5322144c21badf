import { sql } from "kysely";
import { expect, test } from "vitest";
import { mergeTables, movedTables } from "#db/merge-tables";
import { camel, describeTables, openMigrated } from "./migrated";

test("every table with a prisoner says in db/merge-tables.ts what a merge does to its rows", async () => {
  const db = await openMigrated(":memory:");
  const { rows } = await sql<{ name: string }>`
    select distinct tables.name as name
    from sqlite_master as tables join pragma_foreign_key_list(tables.name) as keys
    where tables.type = 'table' and keys."table" = 'prisoner'`.execute(db);
  const tables = await describeTables(db);
  await db.destroy();
  expect(rows.map(({ name }) => camel(name)).sort()).toEqual(Object.keys(mergeTables).sort());
  const withoutId = movedTables.filter((name) => {
    const columns = tables.find((table) => table.name === name)?.columns.map((each) => each.name) ?? [];
    return !columns.includes("id") || !columns.includes("prisonerId");
  });
  expect(withoutId).toEqual([]);
});

test("what moves or is weighed by rows is moved", () => {
  const moves = Object.entries(mergeTables).flatMap(([name, becomes]) => (becomes === "moves" ? [name] : []));
  expect(moves.filter((name) => !movedTables.some((table) => table === name))).toEqual([]);
});
