import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from "kysely";
import { engineOf, growingId } from "../dialects/engine";

/** A table under construction, with column names not yet typed. */
export type Builder = CreateTableBuilder<string, string>;

/** Starts a table; `shape` adds its columns. */
export async function table(
  db: Kysely<unknown>,
  name: string,
  shape: (t: Builder) => Builder,
): Promise<void> {
  await shape(db.schema.createTable(name) as Builder).execute();
}

/** Starts a table whose rows have a growing integer id. */
export async function numberedTable(
  db: Kysely<unknown>,
  name: string,
  shape: (t: Builder) => Builder,
): Promise<void> {
  const id = growingId(engineOf(db));
  await table(db, name, (t) => shape(t.addColumn("id", id)));
}

export const text = (t: Builder, ...names: string[]): Builder =>
  names.reduce((builder, name) => builder.addColumn(name, "text", (c) => c.notNull()), t);

export const optionalText = (t: Builder, ...names: string[]): Builder =>
  names.reduce((builder, name) => builder.addColumn(name, "text"), t);

export const whole = (t: Builder, ...names: string[]): Builder =>
  names.reduce((builder, name) => builder.addColumn(name, "integer", (c) => c.notNull()), t);

/** A 0/1 column, 0 unless said otherwise. */
export const flag = (t: Builder, ...names: string[]): Builder =>
  names.reduce(
    (builder, name) =>
      builder.addColumn(name, "integer", (c) => c.notNull().defaultTo(0).check(isFlag(name))),
    t,
  );

/** A text column that takes one of a few words; the check is the last guard against any other. */
export const word = (t: Builder, name: string, words: readonly string[]): Builder =>
  t.addColumn(name, "text", (c) => c.notNull().check(oneOf(name, words)));

/** A foreign key; rows that hang on it are deleted with it only where `cascade` is said. */
export const reference = (
  t: Builder,
  name: string,
  target: string,
  { optional = false, cascade = false, type = "text" as "text" | "integer" } = {},
): Builder =>
  t.addColumn(name, type, (c) => {
    const column = (optional ? c : c.notNull()).references(target);
    return cascade ? column.onDelete("cascade") : column;
  });

export const precisions = ["day", "month", "year", "unknown"] as const;

function oneOf(name: string, words: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(name)} in (${sql.join(words.map((each) => sql.lit(each)))})`;
}

function isFlag(name: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(name)} in (0, 1)`;
}
