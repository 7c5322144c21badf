import { type Kysely, sql } from "kysely";
import { numberedTable, optionalText, reference, table, text } from "../columns";

/** What the desk keeps of one person: changes with their way back, private notes, and who may write to a minor. */
export async function createStory(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "prisonerEdit", (t) => {
    t = text(reference(t, "prisonerId", "prisoner.id"), "fieldsBefore", "fieldsAfter", "recordedAt");
    return optionalText(t, "batch", "undoneAt");
  });
  await db.schema
    .createIndex("prisoner_edit_prisoner")
    .on("prisonerEdit")
    .columns(["prisonerId", "id"])
    .execute();
  await sql`create index prisoner_edit_batch on prisoner_edit (batch) where batch is not null`.execute(db);

  await numberedTable(db, "privateNote", (t) =>
    optionalText(
      text(reference(t, "prisonerId", "prisoner.id"), "textEncrypted", "recordedAt"),
      "withdrawnAt",
    ),
  );
  await db.schema.createIndex("private_note_prisoner").on("privateNote").column("prisonerId").execute();

  await table(db, "writerPermit", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = t.addColumn("tokenHash", "text", (c) => c.notNull().unique());
    t = reference(reference(t, "prisonerId", "prisoner.id"), "personId", "person.id", { optional: true });
    return optionalText(text(t, "createdAt", "expiresAt"), "noteEncrypted", "usedAt", "revokedAt");
  });
  await db.schema.createIndex("writer_permit_prisoner").on("writerPermit").column("prisonerId").execute();

  await db.schema.alterTable("consent").addColumn("saidOn", "text").execute();
}
