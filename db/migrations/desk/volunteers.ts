import { type Kysely, sql } from "kysely";
import { byCodePoint } from "../../dialects/engine";
import { numberedTable, optionalText, reference, table, text, word } from "../columns";

/** What the desk needs to look after volunteers: a number to speak of each by, whose trust it took back, who goes on. */
export async function createVolunteerDesk(db: Kysely<unknown>): Promise<void> {
  await createNumbers(db);
  await addToProfiles(db);
  await createSuccessions(db);
  await indexCorrespondences(db);
}

async function createNumbers(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "volunteerNumber", (t) =>
    t.addColumn("personId", "text", (c) => c.notNull().unique().references("person.id").onDelete("cascade")),
  );
  await sql`insert into volunteer_number (person_id) select volunteer_profile.person_id from volunteer_profile
    inner join person on person.id = volunteer_profile.person_id order by person.created_at, person.id`.execute(
    db,
  );
}

async function addToProfiles(db: Kysely<unknown>): Promise<void> {
  await sql`alter table volunteer_profile add column trust_withdrawn integer not null default 0 check (trust_withdrawn in (0, 1))`.execute(
    db,
  );
  await sql`alter table volunteer_profile add column closed integer not null default 0 check (closed in (0, 1))`.execute(
    db,
  );
  await sql`update volunteer_profile set closed = 1 where person_id in (select id from person where disabled_at is not null)`.execute(
    db,
  );
  await db.schema
    .createIndex("volunteer_profile_trust")
    .on("volunteerProfile")
    .columns(["closed", "trust", "personId"])
    .execute();
  await db.schema
    .createIndex("volunteer_profile_open")
    .on("volunteerProfile")
    .columns(["openCount", "personId"])
    .execute();
  await sql`create index volunteer_profile_full on volunteer_profile (person_id) where open_count >= capacity`.execute(
    db,
  );
}

async function createSuccessions(db: Kysely<unknown>): Promise<void> {
  await table(db, "succession", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "fromId", "correspondence.id", { optional: true });
    t = reference(t, "toId", "correspondence.id", { optional: true });
    t = optionalText(t, "noteEncrypted", "pausedUntil", "withdrawnAt");
    t = word(text(t, "openedAt"), "stateBefore", ["held", "active", "paused"]);
    return t.addColumn("rowVersion", "integer", (c) => c.notNull().defaultTo(1));
  });
  for (const column of ["prisonerId", "fromId", "toId"]) {
    await db.schema
      .createIndex(`succession_${column.slice(0, -2)}`)
      .on("succession")
      .column(column)
      .execute();
  }
}

/** Those nobody has heard of for long, found without looking at every correspondence; and writers by signature. */
async function indexCorrespondences(db: Kysely<unknown>): Promise<void> {
  await sql`create index correspondence_dormant on correspondence (coalesce(last_letter_on, claimed_at), id, person_id)
    where state = 'active' and weight_milli = 0`.execute(db);
  await sql`create index correspondence_living on correspondence (coalesce(last_letter_on, claimed_at), person_id)
    where state = 'active' and weight_milli > 0`.execute(db);
  await sql`create index correspondence_signed on correspondence (${byCodePoint(db, "signatureKey")}, person_id)`.execute(
    db,
  );
  await sql`create index audit_entry_subject on audit_entry (subject_id, id)`.execute(db);
}
