import { type Kysely, sql } from "kysely";
import { byCodePoint } from "../../dialects/engine";
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
const statuses = [
  "detained",
  "remand",
  "house-arrest",
  "awaiting-transfer",
  "in-transit",
  "quarantine",
  "serving",
  "hospital",
  "unknown",
  "released",
  "died",
];

/** Places, the people held there, their custody history, and the stored load that ranks them. */
export async function createPrisonerTables(db: Kysely<unknown>): Promise<void> {
  await createPlaces(db);
  await createPrisoner(db);
  await createHistory(db);
  await createLoad(db);
}

async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await table(db, "facility", (t) => {
    t = text(
      t.addColumn("id", "text", (c) => c.primaryKey().notNull()),
      "name",
      "nameSearch",
      "region",
      "address",
      "source",
      "createdAt",
    );
    t = word(t, "kind", ["sizo", "ivs", "ik", "kp", "vk", "prison", "hospital"]);
    t = t.addColumn("regime", "text", (c) => c.check(sql`regime in ('general', 'strict', 'special')`));
    t = word(t, "climateZone", ["arctic", "cold", "temperate", "south"]);
    t = optionalText(t, "postcode", "checkedOn", "letterNote", "letterNoteSource", "letterNoteCheckedOn");
    return flag(t, "toBeConfirmed").addColumn("rowVersion", "integer", (c) => c.notNull().defaultTo(1));
  });
  await db.schema.createIndex("facility_name").on("facility").column("nameSearch").execute();

  await numberedTable(db, "facilityChannel", (t) => {
    t = word(reference(t, "facilityId", "facility.id"), "channel", channels);
    return text(optionalText(t, "worksSince", "worksUntil", "note", "checkedOn"), "source");
  });
  await db.schema
    .createIndex("facility_channel_facility")
    .on("facilityChannel")
    .column("facilityId")
    .execute();
}

async function createPrisoner(db: Kysely<unknown>): Promise<void> {
  await table(db, "prisoner", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = text(t, "name", "nameSearch", "nameLatin", "about", "articles", "penalty", "createdAt");
    t = word(optionalText(t, "nameDative", "birthDate"), "gender", ["m", "f"]);
    t = word(t, "birthPrecision", precisions);
    t = word(whole(t, "languageMask", "target"), "status", statuses);
    t = flag(t.addColumn("cap", "integer"), "hideLoad");
    t = reference(t, "mergedInto", "prisoner.id", { optional: true });
    return t.addColumn("rowVersion", "integer", (c) => c.notNull().defaultTo(1));
  });
  await db.schema
    .createIndex("prisoner_name")
    .on("prisoner")
    .expression(byCodePoint(db, "nameSearch"))
    .column("id")
    .execute();
  await db.schema.createIndex("prisoner_status").on("prisoner").columns(["status", "mergedInto"]).execute();

  await numberedTable(db, "consent", (t) => {
    t = word(reference(t, "prisonerId", "prisoner.id"), "purpose", [
      "letters",
      "parcels",
      "public-name",
      "sizes",
      "health",
    ]);
    t = word(t, "state", ["given", "presumed", "refused"]);
    t = word(t, "givenBy", ["self", "relative", "lawyer", "list"]);
    return optionalText(text(t, "source", "recordedAt"), "withdrawnAt");
  });
  await db.schema.createIndex("consent_prisoner").on("consent").columns(["prisonerId", "purpose"]).execute();

  await numberedTable(db, "importRun", (t) =>
    whole(text(t, "list", "startedAt"), "created", "changed", "unchanged", "refused"),
  );

  await table(db, "recognition", (t) => {
    t = text(t, "list", "externalId", "rowDigest", "seenAt");
    t = optionalText(reference(t, "prisonerId", "prisoner.id"), "url");
    t = reference(t, "importRunId", "importRun.id", { optional: true, type: "integer" });
    return t.addPrimaryKeyConstraint("recognition_pk", ["list", "externalId"]);
  });
  await db.schema.createIndex("recognition_prisoner").on("recognition").column("prisonerId").execute();
}

async function createHistory(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "statusChange", (t) => {
    t = word(reference(t, "prisonerId", "prisoner.id"), "status", statuses);
    t = word(optionalText(t, "sinceDate", "voidedAt"), "sincePrecision", precisions);
    return text(t, "source", "recordedAt");
  });
  await db.schema.createIndex("status_change_prisoner").on("statusChange").column("prisonerId").execute();

  await numberedTable(db, "stay", (t) => {
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "facilityId", "facility.id", { optional: true });
    t = word(optionalText(t, "fromDate", "untilDate", "confirmedOn"), "fromPrecision", precisions);
    t = word(t, "untilPrecision", precisions);
    return text(flag(t, "current"), "source", "recordedAt");
  });
  await sql`create unique index stay_current on stay (prisoner_id) where current = 1`.execute(db);
  await db.schema.createIndex("stay_facility").on("stay").columns(["facilityId", "current"]).execute();

  await numberedTable(db, "addressConfirmation", (t) =>
    text(
      reference(t, "stayId", "stay.id", { type: "integer", cascade: true }),
      "confirmedOn",
      "source",
      "recordedAt",
    ),
  );
}

async function createLoad(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "eligibilityClass", (t) =>
    whole(t, "languageMask", "channelMask", "volunteers").addUniqueConstraint("eligibility_class_masks", [
      "languageMask",
      "channelMask",
    ]),
  );

  await table(db, "prisonerLoad", (t) => {
    t = t.addColumn("prisonerId", "text", (c) => c.primaryKey().notNull().references("prisoner.id"));
    t = whole(t, "loadMilli", "externalMilli", "target", "loadRank", "cap", "seatsTaken", "seatsProvisional");
    t = text(whole(t, "writers", "ring"), "lastLetterOn");
    t = reference(t, "classId", "eligibilityClass.id", { type: "integer" });
    return flag(t, "open", "suggestable");
  });
  await db.schema
    .createIndex("prisoner_load_suggestion")
    .on("prisonerLoad")
    .columns(["suggestable", "classId", "loadRank", "lastLetterOn", "ring"])
    .execute();
  await db.schema
    .createIndex("prisoner_load_rank")
    .on("prisonerLoad")
    .columns(["loadRank", "prisonerId"])
    .execute();
  await db.schema
    .createIndex("prisoner_load_silence")
    .on("prisonerLoad")
    .columns(["lastLetterOn", "prisonerId"])
    .execute();
  await db.schema
    .createIndex("prisoner_load_writers")
    .on("prisonerLoad")
    .columns(["open", "writers"])
    .execute();

  await table(db, "externalLoad", (t) => {
    t = word(text(reference(t, "prisonerId", "prisoner.id"), "list", "asOf"), "band", [
      "none",
      "one-or-two",
      "three-or-more",
    ]);
    return t.addPrimaryKeyConstraint("external_load_pk", ["prisonerId", "list"]);
  });
}
