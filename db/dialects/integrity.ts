import { type Kysely, sql, type Transaction } from "kysely";
import { engineOf } from "./engine";

interface BrokenReference {
  table: string;
  rowid: number | null;
  parent: string;
}

/**
 * What the engine itself finds broken, one line each: pages, indexes, unique and foreign keys. PostgreSQL keeps
 * its constraints at every write and has nothing to ask; a SQLite file may have been written with them off.
 */
export async function findBrokenStorage<Schema>(db: Kysely<Schema> | Transaction<Schema>): Promise<string[]> {
  if (engineOf(db) === "postgres") return [];
  const integrity = await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(db);
  const references = await sql<BrokenReference>`pragma foreign_key_check`.execute(db);
  return [
    ...integrity.rows.map((row) => row.integrityCheck).filter((line) => line !== "ok"),
    ...references.rows.map((row) => `${row.table} row ${row.rowid} leads to no ${row.parent}`),
  ];
}
