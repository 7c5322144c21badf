import { type Kysely, sql, type Transaction } from "kysely";
import { engineOf } from "./engine";

/**
 * Lets the engine go on after rows were inserted with ids of their own. SQLite looks at the table by itself;
 * PostgreSQL keeps a sequence apart from it.
 */
export async function continueIds<Schema>(
  db: Kysely<Schema> | Transaction<Schema>,
  table: string,
): Promise<void> {
  if (engineOf(db) !== "postgres") return;
  const name = table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  await sql`select setval(pg_get_serial_sequence(${name}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
    db,
  );
}
