import { type Kysely, sql } from "kysely";
import { engineOf } from "./engine";
import { notWaiting } from "./not-waiting";

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
  const emptied = await notWaiting(db, async (connection) => {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection);
    return rows[0]?.busy === 0;
  });
  return emptied === true;
}
