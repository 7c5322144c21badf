import { expect, test } from "vitest";
import { encryptedColumns } from "#db/encrypted-columns";
import { describeTables, openMigrated } from "./migrated";

test("every column that holds sealed values is on the list that changing keys goes through", async () => {
  const db = await openMigrated(":memory:");
  const tables = await describeTables(db);
  await db.destroy();
  const named = tables.flatMap(({ name, columns }) =>
    columns.filter((column) => column.name.endsWith("Encrypted")).map((column) => `${name}.${column.name}`),
  );
  const listed = encryptedColumns
    .filter(({ bound }) => !bound)
    .map(({ table, column }) => `${table}.${column}`);
  expect(named.length).toBeGreaterThan(10);
  expect(listed.sort()).toEqual(named.sort());
});
