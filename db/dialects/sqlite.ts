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
      return database;
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

function beginImmediate(driver: Driver): Driver {
  driver.beginTransaction = async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  };
  return driver;
}
