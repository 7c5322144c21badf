import { type Dialect, PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;
const NUMERIC = 1700;

/** PostgreSQL through node-postgres; counts and sums come back as numbers, as they do from SQLite. */
export function postgresDialect(url: string): Dialect {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid: number, format?: string) =>
      oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as "text"),
  };
  const pool = new pg.Pool({ connectionString: url, max: 10, types });
  pool.on("error", dropBrokenConnection);
  return new PostgresDialect({ pool });
}

/** An idle connection that the server ends has left the pool already; unheard, the event would end the process. */
function dropBrokenConnection(): void {}
