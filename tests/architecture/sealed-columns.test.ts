import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "#db/connection.server";
import { sealedColumns } from "#db/sealed-columns";
import { describeTables, openMigrated } from "./migrated";

let db: Database;
beforeEach(async () => {
  db = await openMigrated(":memory:");
});
afterEach(() => db.destroy());

test("every encrypted column is listed, and nothing else", async () => {
  const tables = await describeTables(db);
  const found = tables.flatMap(({ name, columns }) =>
    columns.flatMap((column) => (column.name.endsWith("Encrypted") ? [`${name}.${column.name}`] : [])),
  );
  const listed = Object.entries(sealedColumns).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(found.sort()).toEqual(listed.sort());
});
