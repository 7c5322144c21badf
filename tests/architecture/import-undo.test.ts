import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#db/connection.server";
import {
  forgets,
  goesWithFacility,
  goesWithPrisoner,
  hangsOnFacility,
  hangsOnPrisoner,
  hangsOnStay,
} from "#db/repositories/import-undo";
import {
  goesWithCorrespondence,
  goesWithLetter,
  hangsOnCorrespondence,
  hangsOnLetter,
  leadsToPostedLetter,
} from "#db/repositories/sheet-undo";
import { camel, openMigrated } from "./migrated";

/** An undone import removes people and places; every table that leads to one says what becomes of its rows. */
let db: Database;

beforeAll(async () => {
  db = await openMigrated(":memory:");
});
afterAll(() => db.destroy());

test("every way to a prisoner is known to the undo of an import (db/repositories/import-undo.ts)", async () => {
  const known = [...goesWithPrisoner, ...forgets].map((table) => `${table}.prisonerId`);
  const hanging = hangsOnPrisoner.map(([table, column]) => `${table}.${column}`);
  expect([...known, ...hanging].sort()).toEqual(await columnsTo("prisoner"));
});

test("every way to a facility is known to the undo of an import (db/repositories/import-undo.ts)", async () => {
  const known = [...goesWithFacility, ...forgets].map((table) => `${table}.facilityId`);
  const hanging = hangsOnFacility.map(([table, column]) => `${table}.${column}`);
  expect([...known, ...hanging].sort()).toEqual(await columnsTo("facility"));
});

test("every way to a stay is known to the undo of an import (db/repositories/import-undo.ts)", async () => {
  expect(hangsOnStay.map(([table, column]) => `${table}.${column}`).sort()).toEqual(await columnsTo("stay"));
});

test("every way to a correspondence or a letter is known to the undo of a sheet (db/repositories/sheet-undo.ts)", async () => {
  const hanging = hangsOnCorrespondence.map(([table, column]) => `${table}.${column}`);
  const going = goesWithCorrespondence.map((table) => `${table}.correspondenceId`);
  expect([...hanging, ...going].sort()).toEqual(await columnsTo("correspondence"));
  const ofLetter = [...goesWithLetter, hangsOnLetter].map((table) => `${table}.letterId`);
  expect([...ofLetter, leadsToPostedLetter].sort()).toEqual(await columnsTo("letter"));
});

/** `table.column` of every foreign key to a table, sorted. */
async function columnsTo(target: string): Promise<string[]> {
  const { rows } = await sql<{ from: string; column: string }>`
    select tables.name as "from", keys."from" as "column"
    from sqlite_master as tables join pragma_foreign_key_list(tables.name) as keys
    where tables.type = 'table' and keys."table" = ${target}`.execute(db);
  return rows.map((row) => `${camel(row.from)}.${camel(row.column)}`).sort();
}
