import { type Kysely, sql } from "kysely";
import { engineOf } from "./engine";
import { BUSY_MS } from "./sqlite";

/**
 * Does `work` without waiting for another writer of SQLite's file: `busy` where one is in the way, as an import is for
 * seconds. PostgreSQL locks rows and not the file, so there it is simply done. Not within a transaction.
 */
export async function notWaiting<Schema, Result>(
  db: Kysely<Schema>,
  work: (connection: Kysely<Schema>) => Promise<Result>,
): Promise<Result | "busy"> {
  if (engineOf(db) === "postgres") return work(db);
  return db.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      return await work(connection);
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) throw error;
      return "busy";
    } finally {
      await sql.raw(`pragma busy_timeout = ${BUSY_MS}`).execute(connection);
    }
  });
}
