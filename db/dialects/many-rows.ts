import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import { engineOf } from "./engine";

/** Rows of one statement: SQLite prepares one text for each number of rows and takes 32,766 values. */
const SQLITE_ROWS = 100;
const POSTGRES_ROWS = 1000;

/**
 * Inserts rows, all with the columns of the first. With `key` a row that is there under that column is replaced. The
 * statement is written here and not built: for thousands of rows building it costs more than running it.
 */
export async function insertRows<Schema>(
  db: Kysely<Schema> | Transaction<Schema>,
  table: string,
  rows: readonly object[],
  key?: string,
): Promise<void> {
  const all = rows as readonly Record<string, unknown>[];
  const fields = Object.entries(all[0] ?? {}).flatMap(([field, value]) => (value === undefined ? [] : field));
  const into = `insert into ${named(table)} (${fields.map(named)})`;
  const conflict = key === undefined ? "" : replacing(key, fields);
  const [size, statement] =
    engineOf(db) === "postgres"
      ? ([POSTGRES_ROWS, postgresRows] as const)
      : ([SQLITE_ROWS, sqliteRows] as const);
  for (let from = 0; from < all.length; from += size) {
    const { values, parameters } = statement(table, fields, all.slice(from, from + size));
    await db.executeQuery(CompiledQuery.raw(`${into} ${values} ${conflict}`, parameters));
  }
}

type Rows = readonly Record<string, unknown>[];

function sqliteRows(_table: string, fields: readonly string[], rows: Rows) {
  const row = `(${fields.map(() => "?")})`;
  return {
    values: `values ${rows.map(() => row)}`,
    parameters: rows.flatMap((each) => fields.map((field) => each[field] ?? null)),
  };
}

/** One parameter for all rows: PostgreSQL reads JSON faster than thousands of parameters. */
function postgresRows(table: string, fields: readonly string[], rows: Rows) {
  const columns = fields.map((field) => [columnOf(field), field] as const);
  const told = rows.map((each) =>
    Object.fromEntries(columns.map(([column, field]) => [column, each[field] ?? null])),
  );
  return {
    values: `select ${fields.map(named)} from json_populate_recordset(null::${named(table)}, $1)`,
    parameters: [wellFormed(told)],
  };
}

/** Halves of a sign, which JSON would escape and PostgreSQL refuse, are told as the driver tells them. */
function wellFormed(rows: Rows): string {
  const text = JSON.stringify(rows);
  if (!/\\ud[89a-f]/.test(text)) return text;
  return JSON.stringify(rows, (_, value) =>
    typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value,
  );
}

function replacing(key: string, fields: readonly string[]): string {
  const others = fields.filter((field) => field !== key).map(named);
  return `on conflict (${named(key)}) do update set ${others.map((each) => `${each} = excluded.${each}`)}`;
}

function named(name: string): string {
  return `"${columnOf(name)}"`;
}

/** Tables and columns as the engines know them. */
function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
