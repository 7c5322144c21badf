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

const channels = ["post", "fsin-pismo", "zonatelecom", "relay"];
/** Why a line of a receipt confirms no letter. */
const problems = [
  "no-signature",
  "no-such-signature",
  "no-such-number",
  "nothing-open",
  "before-sent",
  "already-confirmed",
].map((each) => sql.lit(each));
const letterEvents = ["sent", "confirmed", "answered", "returned", "refused", "presumed-lost", "at-risk"];

/** Who writes to whom, every letter with what happened to it, and what came back. */
export async function createCorrespondenceTables(db: Kysely<unknown>): Promise<void> {
  await table(db, "circle", (t) =>
    text(
      t.addColumn("id", "text", (c) => c.primaryKey().notNull()),
      "name",
      "createdAt",
    ),
  );
  await createCorrespondence(db);
  await createLetters(db);
  await createReceipts(db);
}

async function createCorrespondence(db: Kysely<unknown>): Promise<void> {
  await table(db, "correspondence", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "personId", "person.id", { optional: true });
    t = reference(t, "circleId", "circle.id", { optional: true });
    t = word(text(t, "signature", "signatureKey", "claimedAt"), "channel", channels);
    t = word(t, "state", ["held", "active", "paused", "closed"]);
    t = word(t, "seat", ["taken", "provisional", "none"]);
    t = whole(t, "weightMilli", "lastNumber").addColumn("rhythmDays", "integer");
    t = optionalText(t, "holdUntil", "extendedAt", "lastLetterOn", "pausedUntil", "closedAt", "dueAt");
    t = t.addColumn("closedReason", "text", (c) =>
      c.check(sql`closed_reason in ('released', 'expired', 'finished', 'stopped', 'prisoner-closed')`),
    );
    return flag(t, "overCap")
      .addColumn("rowVersion", "integer", (c) => c.notNull().defaultTo(1))
      .addUniqueConstraint("correspondence_signature", ["prisonerId", "signatureKey"])
      .addCheckConstraint("correspondence_one_writer", sql`person_id is null or circle_id is null`)
      .addCheckConstraint("correspondence_closed", sql`(state = 'closed') = (closed_at is not null)`);
  });
  await sql`create unique index correspondence_open_pair on correspondence (prisoner_id, person_id) where state <> 'closed'`.execute(
    db,
  );
  await db.schema.createIndex("correspondence_person").on("correspondence").column("personId").execute();
  await db.schema
    .createIndex("correspondence_due")
    .on("correspondence")
    .columns(["dueAt", "state", "prisonerId"])
    .execute();
}

async function createLetters(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "letter", (t) => {
    t = reference(t, "correspondenceId", "correspondence.id", { optional: true });
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "facilityId", "facility.id", { optional: true });
    t = reference(t, "stayId", "stay.id", { optional: true, type: "integer" });
    t = word(word(t, "channel", channels), "kind", ["letter", "card", "group"]);
    t = word(whole(t, "number"), "state", [
      "reserved",
      "sent",
      "confirmed",
      "answered",
      "returned",
      "refused",
      "presumed-lost",
    ]);
    return text(flag(optionalText(t, "sentOn"), "atRisk"), "recordedAt").addUniqueConstraint(
      "letter_number",
      ["correspondenceId", "number"],
    );
  });
  await db.schema.createIndex("letter_prisoner").on("letter").columns(["prisonerId", "sentOn"]).execute();
  await db.schema.createIndex("letter_facility").on("letter").columns(["facilityId", "sentOn"]).execute();
  await sql`create index letter_without_word on letter (sent_on, prisoner_id) where state = 'sent'`.execute(
    db,
  );

  await numberedTable(db, "reply", (t) => {
    t = reference(t, "correspondenceId", "correspondence.id", { optional: true });
    t = text(reference(t, "prisonerId", "prisoner.id"), "receivedOn", "recordedAt");
    t = word(word(t, "source", ["writer", "coordinator"]), "place", ["writer", "po-box", "relay", "other"]);
    return optionalText(t, "signature", "voidedAt");
  });
  await db.schema.createIndex("reply_correspondence").on("reply").column("correspondenceId").execute();
  await db.schema.createIndex("reply_prisoner").on("reply").column("prisonerId").execute();
}

async function createReceipts(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "receipt", (t) => {
    t = optionalText(reference(t, "prisonerId", "prisoner.id"), "arrivedDate", "voidedAt");
    t = word(whole(t, "letters"), "arrivedPrecision", precisions);
    t = text(word(t, "source", ["family", "coordinator", "prisoner"]), "recordedAt");
    t = word(t, "toldBy", ["prisoner", "relative", "lawyer", "unknown"]);
    return reference(t, "replacesId", "receipt.id", { optional: true, type: "integer" });
  });
  await db.schema.createIndex("receipt_prisoner").on("receipt").column("prisonerId").execute();

  await numberedTable(db, "receiptLine", (t) => {
    t = reference(t, "receiptId", "receipt.id", { type: "integer", cascade: true });
    t = optionalText(t, "signature").addColumn("number", "integer");
    t = reference(t, "letterId", "letter.id", { optional: true, type: "integer" });
    t = word(t, "matchedBy", ["number", "oldest", "coordinator", "none"]);
    return t.addColumn("problem", "text", (c) => c.check(sql`problem in (${sql.join(problems)})`));
  });
  await db.schema.createIndex("receipt_line_receipt").on("receiptLine").column("receiptId").execute();
  await db.schema.createIndex("receipt_line_letter").on("receiptLine").column("letterId").execute();

  await numberedTable(db, "letterEvent", (t) => {
    t = word(reference(t, "letterId", "letter.id", { type: "integer" }), "kind", letterEvents);
    t = optionalText(t, "occurredFrom", "occurredUntil", "voidedAt");
    t = word(t, "source", ["writer", "family", "coordinator", "prisoner", "clock"]);
    t = reference(t, "receiptLineId", "receiptLine.id", { optional: true, type: "integer" });
    t = reference(t, "replyId", "reply.id", { optional: true, type: "integer" });
    t = reference(t, "moveReportId", "moveReport.id", { optional: true, type: "integer" });
    return text(t, "recordedAt");
  });
  await db.schema.createIndex("letter_event_letter").on("letterEvent").column("letterId").execute();
}
