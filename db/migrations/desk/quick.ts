import { type Kysely, sql } from "kysely";

/**
 * What keeps the desk's pages quick at a million letters: contradictions are stored, and what is searched or waits has
 * an index of its own.
 */
export async function quickenDesk(db: Kysely<unknown>): Promise<void> {
  await sql`alter table letter add column contradicted integer not null default 0 check (contradicted in (0, 1))`.execute(
    db,
  );
  await sql`
    update letter set contradicted = 1
    where state in ('confirmed', 'answered') and exists (
      select 1 from letter_event
      where letter_event.letter_id = letter.id and voided_at is null and (
        kind in ('returned', 'refused')
        or (kind in ('confirmed', 'answered') and occurred_until < letter.sent_on)))`.execute(db);
  await sql`create index letter_contradicted on letter (id) where contradicted = 1`.execute(db);
  await db.schema.createIndex("reply_source").on("reply").columns(["source", "id"]).execute();
  await sql`create index prisoner_latin on prisoner (lower(name_latin), id)`.execute(db);
}
