import type { Kysely } from "kysely";
import { numberedTable, optionalText, table, text, whole } from "../columns";

/** What the house keeps for itself: repeated forms, rate limits, jobs, settings. */
export async function createWorkTables(db: Kysely<unknown>): Promise<void> {
  await table(db, "idempotencyKey", (t) =>
    text(
      t.addColumn("keyHash", "text", (c) => c.primaryKey().notNull()),
      "result",
      "createdAt",
    ),
  );
  await db.schema.createIndex("idempotency_key_age").on("idempotencyKey").column("createdAt").execute();

  await table(db, "rateCounter", (t) =>
    text(
      whole(
        t.addColumn("bucket", "text", (c) => c.primaryKey().notNull()),
        "hits",
      ),
      "windowEndsAt",
    ),
  );
  await db.schema.createIndex("rate_counter_end").on("rateCounter").column("windowEndsAt").execute();

  await table(db, "jobLease", (t) =>
    text(
      t.addColumn("name", "text", (c) => c.primaryKey().notNull()),
      "holder",
      "until",
    ),
  );

  await numberedTable(db, "jobRun", (t) =>
    whole(optionalText(text(t, "name", "startedAt"), "finishedAt", "failure"), "handled"),
  );
  await db.schema.createIndex("job_run_name").on("jobRun").columns(["name", "startedAt"]).execute();

  await table(db, "setting", (t) =>
    text(
      t.addColumn("name", "text", (c) => c.primaryKey().notNull()),
      "value",
    ),
  );
}
