import { CamelCasePlugin, type TableMetadata } from "kysely";
import { type Database, openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";

/** Opens an empty database and brings it to the newest schema. */
export async function openMigrated(url: string): Promise<Database> {
  const db = openDatabase(url);
  await migrateToLatest(db);
  return db;
}

/** The application's tables as the engine itself describes them, names as the schema writes them. */
export async function describeTables(db: Database): Promise<TableMetadata[]> {
  const tables = await db.introspection.getTables();
  return tables
    .filter((table) => !table.isView && table.name !== "sqlite_sequence")
    .map((table) => ({
      ...table,
      name: camel(table.name),
      columns: table.columns.map((column) => ({ ...column, name: camel(column.name) })),
    }));
}

const naming = new (class extends CamelCasePlugin {
  plain(name: string): string {
    return this.camelCase(name);
  }
})();

export function camel(name: string): string {
  return naming.plain(name);
}
