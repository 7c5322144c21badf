import { type Dialect, PostgresAdapter, PostgresDialect } from "kysely";
import type { CustomTypesConfig } from "pg";

const INT8 = 20;
const NUMERIC = 1700;

/**
 * PostgreSQL through node-postgres; counts and sums come back as numbers, as they do from SQLite. The driver is loaded
 * only where it is used.
 */
export function postgresDialect(url: string): Dialect {
  const dialect = new PostgresDialect({ pool: () => openPool(url) });
  dialect.createAdapter = () => Object.assign(new PostgresAdapter(), { engine: "postgres" });
  return dialect;
}

async function openPool(url: string) {
  const { default: pg } = await import("pg");
  const types: CustomTypesConfig = {
    getTypeParser: (oid: number, format?: string) =>
      oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as "text"),
  };
  const pool = new pg.Pool({ connectionString: url, max: 10, types });
  pool.on("error", dropBrokenConnection);
  return pool;
}

/** An idle connection that the server ends has left the pool already; unheard, the event would end the process. */
function dropBrokenConnection(): void {}
