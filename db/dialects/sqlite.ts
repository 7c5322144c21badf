import { setTimeout as delay } from "node:timers/promises";
import Database from "better-sqlite3";
import { CompiledQuery, type DatabaseConnection, type Dialect, type Driver, SqliteDialect } from "kysely";

/**
 * SQLite through better-sqlite3 with the pragmas of docs/database.md. Transactions begin IMMEDIATE:
 * a transaction that reads first and writes later would otherwise fail with SQLITE_BUSY.
 */
export function sqliteDialect(path: string): Dialect {
  const dialect = new SqliteDialect({
    database: async () => {
      const database = new Database(path);
      for (const pragma of pragmas) database.pragma(pragma);
      return keepingStatements(database);
    },
  });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => beginImmediate(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** How long a statement waits for a writer of another process. */
export const BUSY_MS = 10_000;

const pragmas = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "trusted_schema = OFF",
  "secure_delete = ON",
  `busy_timeout = ${BUSY_MS}`,
];

const KEPT_STATEMENTS = 500;

/** Preparing a statement costs more than running it; those used lately are kept, the oldest let go. */
function keepingStatements(database: Database.Database): Pick<Database.Database, "prepare" | "close"> {
  const kept = new Map<string, Database.Statement>();
  const prepare = (text: string) => {
    const statement = kept.get(text) ?? database.prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    const oldest = kept.keys().next();
    if (kept.size > KEPT_STATEMENTS && !oldest.done) kept.delete(oldest.value);
    return statement;
  };
  return { prepare: prepare as Database.Database["prepare"], close: () => database.close() };
}

/**
 * Begins to write at once or steps aside: while another process or thread writes for long, as an import does, the
 * readers of this one go on. Without that the only connection, and the event loop with it, would stand still.
 */
function beginImmediate(driver: Driver): Driver {
  driver.beginTransaction = async (connection: DatabaseConnection) => {
    const deadline = Date.now() + BUSY_MS;
    for (;;) {
      const busy = await tryToBegin(connection);
      if (busy === null) return;
      if (Date.now() >= deadline) throw busy;
      await driver.releaseConnection(connection);
      await delay(Math.random() * STEP_ASIDE_MS);
      await driver.acquireConnection();
    }
  };
  driver.rollbackTransaction = rollBackWhatIsLeft;
  return driver;
}

/** A full disk makes SQLite roll back by itself; a second time would fail and hide why. */
async function rollBackWhatIsLeft(connection: DatabaseConnection): Promise<void> {
  try {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  } catch (error) {
    if (!String(error).includes("no transaction is active")) throw error;
  }
}

/** Null once the transaction has begun; else the refusal of a file that another writer holds. */
async function tryToBegin(connection: DatabaseConnection): Promise<unknown> {
  await connection.executeQuery(CompiledQuery.raw("pragma busy_timeout = 0"));
  try {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
    return null;
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) throw error;
    return error;
  } finally {
    await connection.executeQuery(CompiledQuery.raw(`pragma busy_timeout = ${BUSY_MS}`));
  }
}

const STEP_ASIDE_MS = 20;
