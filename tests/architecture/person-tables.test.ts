import { sql } from "kysely";
import { expect, test } from "vitest";
import { personTables } from "#db/person-tables";
import { camel, describeTables, openMigrated } from "./migrated";

test("every column that leads to an account is listed with what deleting the account does to it", async () => {
  const db = await openMigrated(":memory:");
  const found: string[] = [];
  for (const { name } of await describeTables(db)) {
    const table = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const { rows } = await sql<{ table: string; from: string }>`
      select "table", "from" from pragma_foreign_key_list(${table})`.execute(db);
    found.push(...rows.filter((row) => row.table === "person").map((row) => `${name}.${camel(row.from)}`));
  }
  await db.destroy();
  const listed = Object.entries(personTables).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(listed.sort()).toEqual(found.sort());
});
