import { type Kysely, sql } from "kysely";

/**
 * What the rules said of a planned entry when it was last asked, kept beside it so that the desk's agenda need not ask
 * for everybody at each view.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("parcel").addColumn("conflict", "text").execute();
  await db.schema
    .alterTable("parcel")
    .addColumn("judged", "integer", (c) => c.notNull().defaultTo(0).check(sql`judged in (0, 1)`))
    .execute();
  await sql`create index parcel_coming on parcel (planned_on, id)
    where state not in ('accepted', 'refused', 'returned', 'cancelled')`.execute(db);
  await sql`create index parcel_conflict on parcel (planned_on, id)
    where conflict is not null and state not in ('sent', 'accepted', 'refused', 'returned', 'cancelled')`.execute(
    db,
  );
  await sql`create index parcel_to_judge on parcel (prisoner_id)
    where judged = 0 and state not in ('sent', 'accepted', 'refused', 'returned', 'cancelled')`.execute(db);
}
