import { createHash } from "node:crypto";
import Database from "better-sqlite3";

/** What the server writes by itself, without anybody's form: its jobs, and when a session was last seen. */
const OWN_WORK = /^(job_|sqlite_)/;
const columnsOf = { session: "id_hash, person_id" };

/** Reads a SQLite database beside the server: a digest of each table, or of all. */
export function openDigest(databaseUrl) {
  const database = new Database(databaseUrl.replace(/^file:/, ""), { readonly: true, timeout: 10_000 });
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all()
    .filter((name) => !OWN_WORK.test(name));
  const digestOf = (table) => {
    const hash = createHash("sha256");
    const rows = database.prepare(`select ${columnsOf[table] ?? "*"} from "${table}"`).raw();
    const lines = rows.all().map((row) => JSON.stringify(row, hexed));
    for (const line of lines.sort()) hash.update(`${line}\n`);
    return hash.digest("hex");
  };
  return {
    tables,
    digestOf,
    take: () => new Map(tables.map((table) => [table, digestOf(table)])),
    close: () => database.close(),
  };
}

/** Tables that are not as they were. */
export function changedTables(before, after) {
  return [...before.keys()].filter((table) => before.get(table) !== after.get(table));
}

function hexed(_key, value) {
  return value?.type === "Buffer" ? Buffer.from(value.data).toString("hex") : value;
}
