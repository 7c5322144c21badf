import { type Kysely, sql } from "kysely";
import { numberedTable, optionalText, precisions, reference, table, text, word } from "../columns";

/** Relatives, what they tell us about the person held, and what they ask. */
export async function createFamilyTables(db: Kysely<unknown>): Promise<void> {
  await createLinks(db);
  await createPrivateFacts(db);
  await numberedTable(db, "moveReport", (t) => {
    t = word(reference(t, "prisonerId", "prisoner.id"), "kind", ["moved", "released"]);
    t = optionalText(t, "placeEncrypted", "sinceDate", "decidedAt");
    t = text(word(t, "sincePrecision", precisions), "recordedAt");
    return t.addColumn("decision", "text", (c) => c.check(sql`decision in ('confirmed', 'declined')`));
  });
  await db.schema.createIndex("move_report_prisoner").on("moveReport").column("prisonerId").execute();
}

/** A report needs the correspondence it is about, so it is made after those. */
export async function createReports(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "report", (t) => {
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "correspondenceId", "correspondence.id", { optional: true });
    t = text(word(t, "source", ["family", "coordinator"]), "textEncrypted", "recordedAt");
    return optionalText(t, "decidedAt").addColumn("decision", "text", (c) =>
      c.check(sql`decision in ('no-harm', 'stopped', 'account-closed')`),
    );
  });
  await db.schema.createIndex("report_correspondence").on("report").column("correspondenceId").execute();
}

async function createLinks(db: Kysely<unknown>): Promise<void> {
  await table(db, "invitation", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = t.addColumn("tokenHash", "text", (c) => c.notNull().unique());
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "personId", "person.id", { optional: true });
    return text(optionalText(t, "noteEncrypted", "usedAt", "revokedAt"), "createdAt", "expiresAt");
  });
  await db.schema.createIndex("invitation_prisoner").on("invitation").column("prisonerId").execute();

  await numberedTable(db, "familyLink", (t) => {
    t = reference(t, "personId", "person.id", { cascade: true });
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "invitationId", "invitation.id", { optional: true });
    return text(optionalText(t, "revokedAt"), "createdAt");
  });
  await sql`create unique index family_link_open on family_link (person_id, prisoner_id) where revoked_at is null`.execute(
    db,
  );
  await db.schema.createIndex("family_link_prisoner").on("familyLink").column("prisonerId").execute();
}

async function createPrivateFacts(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "need", (t) => {
    t = word(reference(t, "prisonerId", "prisoner.id"), "kind", ["diet", "request"]);
    t = text(word(t, "source", ["family", "coordinator"]), "textEncrypted", "recordedAt");
    return optionalText(t, "voidedAt");
  });
  await db.schema.createIndex("need_prisoner").on("need").column("prisonerId").execute();

  await numberedTable(db, "measurement", (t) => {
    t = word(reference(t, "prisonerId", "prisoner.id"), "kind", [
      "chest",
      "height",
      "waist",
      "shoe",
      "head",
      "glove",
    ]);
    t = text(word(t, "source", ["family", "coordinator"]), "valueEncrypted", "recordedAt");
    return optionalText(word(t, "measuredPrecision", precisions), "measuredOn", "voidedAt");
  });
  await db.schema.createIndex("measurement_prisoner").on("measurement").column("prisonerId").execute();
}
