import type { Kysely } from "kysely";

/** All that the walk for suggestions reads stands in its index, in the order in which it is shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("prisoner_load_suggestion").execute();
  await db.schema
    .createIndex("prisoner_load_suggestion")
    .on("prisonerLoad")
    .columns([
      "suggestable",
      "classId",
      "loadRank",
      "lastLetterOn",
      "ring",
      "prisonerId",
      "seatsProvisional",
      "cap",
    ])
    .execute();
}
