import type pg from "pg";
import { PlaceTaken } from "./copy";
import { IDS, type LastId, linesOf } from "./postgres-lines";
import { column, tablesOf } from "./postgres-tables";

const LOCK_NOT_AVAILABLE = "55P03";
const ROWS_AT_ONCE = 500;

/**
 * Replaces all rows of a migrated schema by those of a copy, in one transaction. Foreign keys are taken off meanwhile,
 * because no order of tables suits them all, and put back, which checks every row.
 */
export async function fillSchema(client: pg.Client, content: AsyncIterable<Buffer>): Promise<void> {
  await client.query("begin");
  const tables = new Set(await tablesOf(client));
  const keys = await foreignKeys(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  await client.query(`truncate ${[...tables].map((each) => client.escapeIdentifier(each)).join(", ")}`);
  let ids: LastId[] = [];
  for await (const { table, rows } of batchesOf(content)) {
    if (table === IDS) {
      ids = ids.concat(rows.map((row) => JSON.parse(row) as LastId));
      continue;
    }
    if (!tables.has(table)) throw new Error(`the copy has a table that its migrations do not make: ${table}`);
    const name = client.escapeIdentifier(table);
    const text = `insert into ${name} select * from json_populate_recordset(null::${name}, $1)`;
    await client.query(text, [`[${rows.join(",")}]`]);
  }
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  for (const id of ids) await continueAfter(client, id);
  await client.query("commit");
}

/** Exchanges the tables a connection works in for those of `schema`; answers the schema that keeps the old ones. */
export async function moveSchemaIn(client: pg.Client, schema: string): Promise<string | null> {
  const [target = ""] = await column(client, "select quote_ident(current_schema())");
  const old = await tablesOf(client);
  const kept = old.length > 0 ? `before_${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}` : null;
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '10s'");
    if (kept !== null) await client.query(`create schema ${kept}`);
    for (const table of old) await moveTable(client, target, table, kept ?? "");
    const restored = await column(client, "select tablename from pg_tables where schemaname = $1", [schema]);
    for (const table of restored) await moveTable(client, schema, table, target);
    await client.query(`drop schema ${schema}`);
    await client.query("commit");
    return kept;
  } catch (error) {
    await client.query("rollback");
    if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
    throw new PlaceTaken("Somebody works in this database. Stop the server, then restore again.");
  }
}

async function moveTable(client: pg.Client, from: string, table: string, to: string): Promise<void> {
  await client.query(`alter table ${from}.${client.escapeIdentifier(table)} set schema ${to}`);
}

async function foreignKeys(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
  );
  return rows;
}

/** An id that was given out once is not given out again, not even that of a row deleted since. */
async function continueAfter(client: pg.Client, { table, column: id, last }: LastId): Promise<void> {
  const sequence = "pg_get_serial_sequence(quote_ident($1), $2)";
  await client.query(`select setval(${sequence}, $3::bigint)`, [table, id, last]);
}

async function* batchesOf(content: AsyncIterable<Buffer>): AsyncGenerator<{ table: string; rows: string[] }> {
  let table = "";
  let rows: string[] = [];
  for await (const line of linesOf(content)) {
    if (line.startsWith("#") || rows.length === ROWS_AT_ONCE) {
      if (rows.length > 0) yield { table, rows };
      rows = [];
    }
    if (line.startsWith("#")) table = line.slice(1);
    else rows.push(line);
  }
  if (rows.length > 0) yield { table, rows };
}
