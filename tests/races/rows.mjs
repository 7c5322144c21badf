import Database from "better-sqlite3";
import pg from "pg";

/** Looks into a database past the servers, whichever engine it is. */
export async function openRows(databaseUrl) {
  if (databaseUrl.startsWith("postgres")) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return { all: async (sql) => (await client.query(sql)).rows, close: () => client.end() };
  }
  const database = new Database(databaseUrl.replace(/^file:/, ""), { timeout: 10_000 });
  return { all: async (sql) => database.prepare(sql).all(), close: async () => database.close() };
}
