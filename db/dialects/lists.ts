import { type Kysely, type RawBuilder, type SelectType, sql, type Transaction } from "kysely";
import { type Engine, engineOf } from "./engine";

/**
 * Whether a column has one of `values`. The list is a single parameter, so that lists of every length share one
 * statement, which can be prepared: see {@link listParameter} for how it is handed over.
 */
export function isAmong<Schema>(
  db: Kysely<Schema> | Transaction<Schema>,
  column: string,
  values: readonly (string | number)[],
): RawBuilder<SelectType<boolean>> {
  const ref = sql.ref(column);
  return engineOf(db) === "postgres"
    ? sql`${ref} = any(${values})`
    : sql`${ref} in (select value from json_each(${values}))`;
}

/** A list as the engine takes it: PostgreSQL has arrays, SQLite reads JSON. */
export function listParameter(engine: Engine, values: readonly unknown[]): unknown {
  return engine === "postgres" ? values : JSON.stringify(values);
}
