import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "#db/connection.server";
import { pairTables } from "#db/pair-tables";
import { camel, describeTables, openMigrated } from "./migrated";

/** Names of columns that hold a person even where no foreign key says so. */
const NAMES_A_PERSON =
  /^(person|actor|writer|volunteer|user|member|author|reporter|relative)(Id|Hash|Index)?$/;

let db: Database;

beforeEach(async () => {
  db = await openMigrated(":memory:");
});

afterEach(() => db.destroy());

test("every table that can pair a person with a prisoner is listed", async () => {
  const found = await pairingTables(db);
  expect(found).toContain("correspondence");
  expect(found.filter((table) => !Object.hasOwn(pairTables, table))).toEqual([]);
});

test("what is listed pairs, or is the block, which pairs by an HMAC alone", async () => {
  const found = await pairingTables(db);
  expect(Object.keys(pairTables).filter((table) => !found.includes(table))).toEqual(["block"]);
});

test("erasure names real columns, and only empties what may be empty", async () => {
  const tables = await describeTables(db);
  const wrong = Object.entries(pairTables).flatMap(([name, { columns }]) =>
    Object.entries(columns)
      .filter(([column, erased]) => {
        const real = tables
          .find((table) => table.name === name)
          ?.columns.find((each) => each.name === column);
        return !real || (erased === "null" && !real.isNullable);
      })
      .map(([column]) => `${name}.${column}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  [
    "both named by foreign keys",
    "person_id text references person(id), prisoner_id text references prisoner(id)",
  ],
  ["a person without a foreign key", "actor_id text, stay_id integer references stay(id)"],
  ["through another table", "letter_id integer references letter(id)"],
])("a new table is noticed: %s", async (_, columns) => {
  await sql`create table watched (id integer primary key, ${sql.raw(columns)})`.execute(db);
  expect(await pairingTables(db)).toContain("watched");
});

test("a table of prisoners alone is left in peace", async () => {
  await sql`create table watched (prisoner_id text references prisoner(id), note text)`.execute(db);
  expect(await pairingTables(db)).not.toContain("watched");
});

/** Tables from which both a person and a prisoner are reached by following foreign keys. */
async function pairingTables(handle: Database): Promise<string[]> {
  const tables = await describeTables(handle);
  const links = await linksOf(handle);
  return tables
    .map((table) => table.name)
    .filter((name) => {
      const reached = reachedFrom(name, links);
      const columns = tables.filter((each) => reached.has(each.name)).flatMap((each) => each.columns);
      const namesPerson = reached.has("person") || columns.some((column) => NAMES_A_PERSON.test(column.name));
      return namesPerson && reached.has("prisoner");
    });
}

function reachedFrom(start: string, links: Map<string, string[]>): Set<string> {
  const reached = new Set([start]);
  for (const table of reached) for (const next of links.get(table) ?? []) reached.add(next);
  return reached;
}

async function linksOf(handle: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ from: string; to: string }>`
    select tables.name as "from", keys."table" as "to"
    from sqlite_master as tables join pragma_foreign_key_list(tables.name) as keys
    where tables.type = 'table'`.execute(handle);
  const links = new Map<string, string[]>();
  for (const { from, to } of rows) {
    links.set(camel(from), [...(links.get(camel(from)) ?? []), camel(to)]);
  }
  return links;
}
