import { type Kysely, sql } from "kysely";
import { engineOf } from "./engine";
import { BUSY_MS } from "./sqlite";

/**
 * Lets nothing of what was deleted or overwritten stay in the file. SQLite overwrites deleted cells by itself
 * (`secure_delete`), but keeps copies where it has moved rows between pages, so the file is written anew. PostgreSQL
 * gives the space of dead rows free, which a later row overwrites. Not within a transaction.
 */
export async function rewriteStorage<Schema>(db: Kysely<Schema>): Promise<void> {
  await sql`vacuum`.execute(db);
}

/**
 * SQLite: brings what was written into the file and empties the write-ahead log, where the old pages stand. False:
 * somebody reads or writes, so the log stays till the next time; it waits for nobody.
 */
export async function emptyLog<Schema>(db: Kysely<Schema>): Promise<boolean> {
  if (engineOf(db) === "postgres") return true;
  return db.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection);
      return rows[0]?.busy === 0;
    } finally {
      await sql.raw(`pragma busy_timeout = ${BUSY_MS}`).execute(connection);
    }
  });
}
