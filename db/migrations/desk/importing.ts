import type { Kysely } from "kysely";
import { numberedTable, optionalText, reference, table, text, whole, word } from "../columns";

const kinds = ["prisoners", "pairs", "letters"];

/** Files on their way into the house, and what every import did, so that it can be shown and taken back. */
export async function createImporting(db: Kysely<unknown>): Promise<void> {
  const run = db.schema.alterTable("importRun");
  await run.addColumn("kind", "text", (c) => c.notNull().defaultTo("prisoners")).execute();
  await run.addColumn("facilities", "integer", (c) => c.notNull().defaultTo(0)).execute();
  await run.addColumn("report", "text").execute();
  await run.addColumn("undoneAt", "text").execute();

  await table(db, "importDraft", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = word(text(reference(t, "personId", "person.id"), "list"), "kind", kinds);
    t = word(t, "state", ["open", "applying", "done"]);
    t = optionalText(t, "fileEncrypted", "choicesEncrypted", "shown", "failure", "attempt", "leaseUntil");
    t = reference(t, "runId", "importRun.id", { optional: true, type: "integer" });
    return text(t, "createdAt", "expiresAt");
  });
  await db.schema.createIndex("import_draft_age").on("importDraft").column("expiresAt").execute();

  await numberedTable(db, "importEntry", (t) => {
    t = reference(t, "runId", "importRun.id", { type: "integer" });
    t = word(t, "subject", ["prisoner", "facility", "correspondence", "letter"]);
    t = word(whole(text(t, "subjectId"), "line", "version"), "action", ["created", "changed"]);
    return optionalText(t, "before", "after", "outcome");
  });
  await db.schema.createIndex("import_entry_run").on("importEntry").columns(["runId", "id"]).execute();
}
