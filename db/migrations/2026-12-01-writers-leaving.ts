import { type Kysely, sql } from "kysely";

/** A succession that the writer opened by leaving: taking it back brings nobody back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("succession")
    .addColumn("byWriter", "integer", (c) => c.notNull().defaultTo(0).check(sql`by_writer in (0, 1)`))
    .execute();
}
