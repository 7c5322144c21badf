import { isPostgres, openDatabase, sqlitePath } from "./connection.server";
import { type Aside, type CopyFacts, PlaceTaken, type Snapshot } from "./dialects/copies/copy";
import { isEmptyPostgres, restorePostgresAside, takePostgresSnapshot } from "./dialects/copies/postgres";
import { isEmptySqlite, restoreSqliteAside, takeSqliteSnapshot } from "./dialects/copies/sqlite";
import { migrateSchema } from "./migrations";

export { type Aside, type CopyFacts, PlaceTaken, type Snapshot };

/** Holds one moment of a database that a running server goes on writing to. */
export function takeSnapshot(url: string): Promise<Snapshot> {
  return isPostgres(url) ? takePostgresSnapshot(url) : takeSqliteSnapshot(sqlitePath(url));
}

/** Restores a copy beside the place it belongs to, where it can be looked at before anything is replaced. */
export function restoreAside(url: string, facts: CopyFacts, content: AsyncIterable<Buffer>): Promise<Aside> {
  if (facts.engine !== engineAt(url)) {
    throw new PlaceTaken(
      `This copy is one of ${NAMES[facts.engine]} and cannot be restored into ${NAMES[engineAt(url)]}.`,
    );
  }
  if (facts.engine === "sqlite") return restoreSqliteAside(sqlitePath(url), content);
  return restorePostgresAside(url, facts.migrations.at(-1) ?? "", content, async (asideUrl, schema, upTo) => {
    const db = openDatabase(asideUrl);
    try {
      await migrateSchema(db, schema, upTo);
    } finally {
      await db.destroy();
    }
  });
}

/** Whether a database has no table, so that nothing can be lost there. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  return isPostgres(url) ? isEmptyPostgres(url) : isEmptySqlite(sqlitePath(url));
}

const NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" };

function engineAt(url: string): CopyFacts["engine"] {
  return isPostgres(url) ? "postgres" : "sqlite";
}
