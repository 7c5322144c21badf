import { CamelCasePlugin, Kysely, type Transaction } from "kysely";
import { postgresDialect } from "./dialects/postgres";
import { sqliteDialect } from "./dialects/sqlite";
import type { Schema } from "./schema";

export { emptyLog, rewriteStorage } from "./dialects/compaction";
export { isRetryable, isStorageFull } from "./dialects/engine";
export { notWaiting } from "./dialects/not-waiting";

export type Database = Kysely<Schema>;
/** What repositories take first: a transaction, or the handle itself for a lone read. */
export type Tx = Transaction<Schema> | Kysely<Schema>;

/** Opens `postgres://…`, or a SQLite file given as `file:PATH` or a plain path. */
export function openDatabase(url: string): Database {
  const dialect = isPostgres(url) ? postgresDialect(url) : sqliteDialect(sqlitePath(url));
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
}

/** Whether an address leads to PostgreSQL; any other names a SQLite file. */
export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

/** The file behind a SQLite address. */
export function sqlitePath(url: string): string {
  return url.replace(/^file:/, "");
}

/** Runs `work` in one transaction; anything thrown rolls it back. */
export function inTransaction<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(work);
}

/** Reads that must fit together: all see one instant, and whatever `work` writes is rolled back. */
export async function inSnapshot<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const tx = await db.startTransaction().setIsolationLevel("repeatable read").execute();
  try {
    return await work(tx);
  } finally {
    await tx.rollback().execute();
  }
}
