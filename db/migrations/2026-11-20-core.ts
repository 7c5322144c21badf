import type { Kysely } from "kysely";
import { createCorrespondenceTables } from "./core/correspondence";
import { createFamilyTables, createReports } from "./core/family";
import { createPeopleTables } from "./core/people";
import { createPrisonerTables } from "./core/prisoners";
import { createWorkTables } from "./core/work";

/** The core tables: people, prisoners and places, families, correspondence, the house's own work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPeopleTables(db);
  await createPrisonerTables(db);
  await createFamilyTables(db);
  await createCorrespondenceTables(db);
  await createReports(db);
  await createWorkTables(db);
}
