import type { Kysely } from "kysely";
import { optionalText, table, text } from "../columns";

/** Filters and orders of the table of prisoners that the desk gave a name. */
export async function createViews(db: Kysely<unknown>): Promise<void> {
  await table(db, "deskView", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    return optionalText(text(t, "nameEncrypted", "query", "createdAt"), "removedAt");
  });
}
