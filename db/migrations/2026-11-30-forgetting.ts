import { type Kysely, sql } from "kysely";

/** When a correspondence or a reply stopped leading to its writer, and what finds those that should. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("correspondence").addColumn("erasedAt", "text").execute();
  await db.schema.alterTable("reply").addColumn("erasedAt", "text").execute();
  await sql`create index correspondence_to_erase on correspondence (closed_at)
    where closed_at is not null and erased_at is null`.execute(db);
  await sql`create index family_link_ended on family_link (revoked_at) where revoked_at is not null`.execute(
    db,
  );
  await db.schema.createIndex("person_last_seen").on("person").column("lastSeenOn").execute();
  await db.schema.createIndex("audit_entry_person").on("auditEntry").column("personId").execute();
}
