import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs";
import { chmod, rename } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import Database from "better-sqlite3";
import { type Aside, type CopyFacts, PlaceTaken, type Snapshot } from "./copy";
import { RowDigester } from "./digest";
import { sweepAsides, wipe } from "./wipe";

/** Copies with the engine's own backup while others write; one read transaction holds the moment still. */
export async function takeSqliteSnapshot(path: string): Promise<Snapshot> {
  await sweepAsides(path);
  const source = new Database(path, { readonly: true, fileMustExist: true });
  const copy = asideOf(path);
  try {
    source.exec("begin");
    const facts = factsOf(source);
    await source.backup(copy, { progress: () => PAGES_A_STEP });
    await chmod(copy, 0o600);
    return { facts, content: createReadStream(copy), close: () => wipe(copy) };
  } catch (error) {
    await wipe(copy);
    throw error;
  } finally {
    source.close();
  }
}

/** Writes the copied file next to the place it belongs to. */
export async function restoreSqliteAside(path: string, content: AsyncIterable<Buffer>): Promise<Aside> {
  const aside = asideOf(path);
  try {
    await pipeline(content, createWriteStream(aside, { flags: "wx", mode: 0o600, flush: true }));
  } catch (error) {
    await wipe(aside);
    throw error;
  }
  return {
    url: `file:${aside}`,
    readFacts: async () => reading(aside, factsOf),
    moveIn: async () => {
      const kept = existsSync(path) ? await setAside(path) : null;
      await rename(aside, path);
      return kept;
    },
    discard: () => wipe(aside),
  };
}

/** Whether a file holds nothing that could be lost. */
export function isEmptySqlite(path: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return true;
  return reading(path, (database) => tablesOf(database).length === 0);
}

const PAGES_A_STEP = 2_000;

const asideOf = (path: string) => `${path}.aside-${randomBytes(6).toString("hex")}`;

/** Only the last one to leave may end the write-ahead log; the file then stands alone and can be renamed. */
async function setAside(path: string): Promise<string> {
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma("journal_mode = delete");
  } catch {
    throw new PlaceTaken(`Somebody has ${path} open. Stop the server, then restore again.`);
  } finally {
    database.close();
  }
  const kept = `${path}.before-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  await rename(path, kept);
  return kept;
}

function reading<Result>(path: string, read: (database: Database.Database) => Result): Result {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function factsOf(database: Database.Database): CopyFacts {
  const tables = tablesOf(database);
  const migrations = tables.includes("kysely_migration")
    ? (database.prepare("select name from kysely_migration order by name").pluck().all() as string[])
    : [];
  return {
    engine: "sqlite",
    migrations,
    tables: Object.fromEntries(tables.map((table) => [table, digestOf(database, table)])),
  };
}

function tablesOf(database: Database.Database): string[] {
  const list =
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
  return database.prepare(`${list} order by name`).pluck().all() as string[];
}

function digestOf(database: Database.Database, table: string) {
  const digester = new RowDigester();
  for (const row of database.prepare(`select * from "${table}"`).raw().iterate())
    digester.add(JSON.stringify(row));
  return digester.result();
}
