import { type Kysely, sql } from "kysely";

/** Every account gets a number, from which its short name is made; so far only volunteers had one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`insert into volunteer_number (person_id) select person.id from person
    where not exists (select 1 from volunteer_number where volunteer_number.person_id = person.id)
    order by person.created_at, person.id`.execute(db);
}
