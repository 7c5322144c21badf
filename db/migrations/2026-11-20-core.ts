import type { Kysely } from "kysely";
import { createCorrespondenceTables } from "./core/correspondence";
import { createPeopleTables } from "./core/people";
import { createPrisonerTables } from "./core/prisoners";
import { createWorkTables } from "./core/work";

/** The core tables: people, prisoners and places, correspondence, the house's own work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPeopleTables(db);
  await createPrisonerTables(db);
  await createCorrespondenceTables(db);
  await createWorkTables(db);
}
