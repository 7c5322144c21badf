import { type Kysely, sql, type Transaction } from "kysely";
import { engineOf } from "./engine";

/**
 * Lets one transaction at a time write to a table, until it ends; readers go on. In SQLite every transaction that
 * writes already has the whole file to itself.
 */
export async function lockTable<Schema>(
  db: Kysely<Schema> | Transaction<Schema>,
  table: keyof Schema & string,
): Promise<void> {
  if (engineOf(db) !== "postgres") return;
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(db);
}
