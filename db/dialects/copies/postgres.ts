import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { Aside, CopyFacts, Snapshot } from "./copy";
import { RowDigester } from "./digest";
import { IDS, type LastId } from "./postgres-lines";
import { fillSchema, moveSchemaIn } from "./postgres-schema";
import { column, connectedTo, openClient, rowsOf, tablesOf } from "./postgres-tables";

/** Makes the tables of one migration in an empty schema. */
export type MigrateSchema = (url: string, schema: string, upTo: string) => Promise<void>;

/** Reads every table in one repeatable-read transaction, each row as the JSON the server makes of it. */
export async function takePostgresSnapshot(url: string): Promise<Snapshot> {
  const client = await openClient(url);
  try {
    await client.query(BEGIN_READING);
    const facts = await factsOf(client);
    return { facts, content: contentOf(client, Object.keys(facts.tables)), close: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Restores into a schema of its own within the database the copy belongs to. */
export async function restorePostgresAside(
  url: string,
  upTo: string,
  content: AsyncIterable<Buffer>,
  migrate: MigrateSchema,
): Promise<Aside> {
  const client = await openClient(url);
  const schema = `${PREFIX}${Date.now()}_${randomBytes(4).toString("hex")}`;
  const asideUrl = inSchema(url, schema);
  const discard = async () => {
    await client.query(`drop schema if exists ${schema} cascade`);
    await client.end();
  };
  try {
    await sweepAsides(client);
    await client.query(`create schema ${schema}`);
    await migrate(asideUrl, schema, upTo);
    await connectedTo(asideUrl, (each) => fillSchema(each, content));
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    url: asideUrl,
    readFacts: () =>
      connectedTo(asideUrl, async (each) => {
        await each.query(BEGIN_READING);
        return factsOf(each);
      }),
    moveIn: () => moveSchemaIn(client, schema),
    discard,
  };
}

/** Whether the schema an address leads to has no table. */
export function isEmptyPostgres(url: string): Promise<boolean> {
  return connectedTo(url, async (client) => (await tablesOf(client)).length === 0);
}

const BEGIN_READING = "begin isolation level repeatable read read only";
const PREFIX = "aside_";
const LONGEST_RUN_MS = 6 * 60 * 60_000;

function inSchema(url: string, schema: string): string {
  const address = new URL(url);
  address.searchParams.set("options", `-c search_path=${schema}`);
  return address.href;
}

async function factsOf(client: pg.Client): Promise<CopyFacts> {
  const tables = await tablesOf(client);
  const digests: CopyFacts["tables"] = {};
  for (const table of tables) {
    const digester = new RowDigester();
    for await (const row of rowsOf(client, table)) digester.add(row);
    digests[table] = digester.result();
  }
  const migrations = tables.includes("kysely_migration")
    ? await column(client, `select name from kysely_migration order by name collate "C"`)
    : [];
  return { engine: "postgres", migrations, tables: digests };
}

/** One line a row; a line that begins with # names the table of those after it. */
async function* contentOf(client: pg.Client, tables: string[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`#${IDS}\n`);
  for (const id of await lastIds(client)) yield Buffer.from(`${JSON.stringify(id)}\n`);
  for (const table of tables) {
    yield Buffer.from(`#${table}\n`);
    for await (const row of rowsOf(client, table)) yield Buffer.from(`${row}\n`);
  }
}

async function lastIds(client: pg.Client): Promise<LastId[]> {
  const { rows } = await client.query<LastId>(
    `select c.table_name as "table", c.column_name as "column", s.last_value::text as last
     from information_schema.columns c
     join pg_sequences s on format('%I.%I', s.schemaname, s.sequencename)
       = pg_get_serial_sequence(format('%I.%I', c.table_schema, c.table_name), c.column_name)
     where c.table_schema = current_schema() and c.is_identity = 'YES' and s.last_value is not null`,
  );
  return rows;
}

/** Drops schemas that a run which died half-way left. */
async function sweepAsides(client: pg.Client): Promise<void> {
  const names = await column(client, "select nspname from pg_namespace where nspname ~ $1", [
    `^${PREFIX}[0-9]{13}_[0-9a-f]{8}$`,
  ]);
  for (const name of names) {
    const begun = Number(name.slice(PREFIX.length).split("_")[0]);
    if (Date.now() - begun > LONGEST_RUN_MS) await client.query(`drop schema ${name} cascade`);
  }
}
