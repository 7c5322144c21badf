import type { Kysely } from "kysely";
import { table, text, whole, word } from "./columns";

/** The measured share of holds that become letters, and with each correspondence the one its weight was made with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, "holdWeight", (t) => {
    t = whole(word(t, "channel", channels), "weightMilli", "holds", "active");
    return text(t, "measuredAt").addPrimaryKeyConstraint("hold_weight_pkey", ["channel"]);
  });
  await db.schema
    .alterTable("correspondence")
    .addColumn("holdWeightMilli", "integer", (c) => c.notNull().defaultTo(UNMEASURED_MILLI))
    .execute();
}

const channels = ["post", "fsin-pismo", "zonatelecom", "relay"];
/** What every hold weighed before anything was measured. */
const UNMEASURED_MILLI = 600;
