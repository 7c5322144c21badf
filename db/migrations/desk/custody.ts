import { type Kysely, sql } from "kysely";
import {
  flag,
  numberedTable,
  optionalText,
  precisions,
  reference,
  table,
  text,
  whole,
  word,
} from "../columns";

/** What the desk did to somebody's custody and how it is undone, sanctions, farewells, and who waits for an address. */
export async function createCustody(db: Kysely<unknown>): Promise<void> {
  await createChanges(db);
  await createSanctions(db);
  await numberedTable(db, "lineEntry", (t) => {
    t = text(reference(reference(t, "prisonerId", "prisoner.id"), "personId", "person.id"), "recordedAt");
    return t.addUniqueConstraint("line_entry_pair", ["prisonerId", "personId"]);
  });
  await db.schema.createIndex("line_entry_person").on("lineEntry").column("personId").execute();
  await sql`alter table letter add column resent_as_id integer references letter (id)`.execute(db);
  await sql`alter table letter add column left_at text`.execute(db);
  await sql`alter table address_confirmation add column before_on text`.execute(db);
  await sql`alter table address_confirmation add column voided_at text`.execute(db);
}

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await table(db, "custodyChange", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = word(reference(t, "prisonerId", "prisoner.id"), "kind", [
      "moved",
      "released",
      "exchanged",
      "quashed",
      "died",
    ]);
    t = reference(t, "statusChangeId", "statusChange.id", { type: "integer" });
    t = reference(t, "stayId", "stay.id", { optional: true, type: "integer" });
    t = reference(t, "endedStayId", "stay.id", { optional: true, type: "integer" });
    t = reference(t, "moveReportId", "moveReport.id", { optional: true, type: "integer" });
    return optionalText(text(whole(flag(t, "isElsewhere"), "letters", "writers"), "recordedAt"), "undoneAt");
  });
  await db.schema.createIndex("custody_change_prisoner").on("custodyChange").column("prisonerId").execute();
  await sql`alter table letter_event add column custody_change_id text references custody_change (id)`.execute(
    db,
  );
  await sql`create index letter_event_custody on letter_event (custody_change_id) where custody_change_id is not null`.execute(
    db,
  );

  await numberedTable(db, "custodyClosing", (t) => {
    t = reference(t, "custodyChangeId", "custodyChange.id");
    t = reference(t, "correspondenceId", "correspondence.id");
    return word(t, "state", ["held", "active", "paused"]);
  });
  await db.schema
    .createIndex("custody_closing_change")
    .on("custodyClosing")
    .column("custodyChangeId")
    .execute();

  await numberedTable(db, "farewell", (t) => {
    t = reference(t, "custodyChangeId", "custodyChange.id");
    t = reference(t, "correspondenceId", "correspondence.id", { optional: true });
    t = reference(t, "familyLinkId", "familyLink.id", { optional: true, type: "integer" });
    return optionalText(t, "toldAt", "noteEncrypted");
  });
  await db.schema.createIndex("farewell_change").on("farewell").column("custodyChangeId").execute();
  await db.schema.createIndex("farewell_correspondence").on("farewell").column("correspondenceId").execute();
}

async function createSanctions(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "sanction", (t) => {
    t = word(reference(t, "prisonerId", "prisoner.id"), "kind", ["shizo", "pkt", "epkt", "kartser"]);
    t = word(optionalText(t, "fromDate", "untilDate", "voidedAt"), "fromPrecision", precisions);
    return text(word(t, "untilPrecision", precisions), "source", "recordedAt");
  });
  await db.schema.createIndex("sanction_prisoner").on("sanction").column("prisonerId").execute();
}
