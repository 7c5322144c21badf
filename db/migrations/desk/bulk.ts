import { type Kysely, sql } from "kysely";
import { numberedTable, optionalText, reference, table, text, whole, word } from "../columns";

/** Deeds done to many people at once, each person with what stood there before, so that they can be taken back. */
export async function createBulk(db: Kysely<unknown>): Promise<void> {
  await table(db, "bulkRun", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = word(t, "kind", ["confirmation", "target", "cap", "languages", "load"]);
    return optionalText(whole(text(t, "change", "startedAt"), "chosen"), "undoneAt");
  });
  await db.schema.createIndex("bulk_run_age").on("bulkRun").column("startedAt").execute();
  await numberedTable(db, "bulkEntry", (t) => {
    t = reference(reference(t, "runId", "bulkRun.id", { cascade: true }), "prisonerId", "prisoner.id");
    t = word(t, "result", [
      "waiting",
      "done",
      "same",
      "nowhere",
      "facility-open",
      "target-above-cap",
      "cap-below-target",
      "merged",
      "meanwhile",
    ]);
    return optionalText(t, "valueBefore", "valueAfter").addColumn("undoResult", "text", (c) =>
      c.check(sql`undo_result in ('undone', 'changed-since')`),
    );
  });
  await db.schema
    .createIndex("bulk_entry_result")
    .on("bulkEntry")
    .columns(["runId", "result", "undoResult", "id"])
    .execute();
  await db.schema.createIndex("bulk_entry_prisoner").on("bulkEntry").column("prisonerId").execute();
}
