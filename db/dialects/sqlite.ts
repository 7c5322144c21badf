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

const pragmas = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "trusted_schema = OFF",
  "secure_delete = ON",
  "busy_timeout = 10000",
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

function beginImmediate(driver: Driver): Driver {
  driver.beginTransaction = async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  };
  return driver;
}
