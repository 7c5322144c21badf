import { type Kysely, sql } from "kysely";
import { numberedTable, optionalText, reference, table, text, word } from "../columns";

/** Addresses of a facility with the day each holds from, rules that do not hold as written, and what was merged. */
export async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("facility")
    .addColumn("mergedInto", "text", (c) => c.references("facility.id"))
    .execute();
  await db.schema.createIndex("facility_merged").on("facility").column("mergedInto").execute();
  await createAddresses(db);
  await createOverrides(db);
  await createMerges(db);
}

async function createAddresses(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "facilityAddress", (t) => {
    t = text(reference(t, "facilityId", "facility.id"), "address", "source", "recordedAt");
    return optionalText(t, "postcode", "validFrom", "appliedAt", "voidedAt");
  });
  await db.schema
    .createIndex("facility_address_facility")
    .on("facilityAddress")
    .column("facilityId")
    .execute();
  await sql`create index facility_address_waiting on facility_address (valid_from) where applied_at is null`.execute(
    db,
  );
}

async function createOverrides(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "ruleOverride", (t) => {
    t = reference(t, "facilityId", "facility.id", { optional: true });
    t = reference(t, "prisonerId", "prisoner.id", { optional: true });
    t = word(text(t, "rule", "noteEncrypted", "since", "recordedAt"), "stance", ["lifted", "changed"]);
    return optionalText(t, "withdrawnAt").addCheckConstraint(
      "rule_override_one_subject",
      sql`(facility_id is null) <> (prisoner_id is null)`,
    );
  });
  await db.schema.createIndex("rule_override_facility").on("ruleOverride").column("facilityId").execute();
  await db.schema.createIndex("rule_override_prisoner").on("ruleOverride").column("prisonerId").execute();
}

async function createMerges(db: Kysely<unknown>): Promise<void> {
  await table(db, "facilityMerge", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = reference(reference(t, "keptId", "facility.id"), "lostId", "facility.id");
    return optionalText(text(t, "moved", "recordedAt"), "undoneAt");
  });
  await db.schema.createIndex("facility_merge_kept").on("facilityMerge").column("keptId").execute();

  await table(db, "prisonerMerge", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = reference(reference(t, "keptId", "prisoner.id"), "lostId", "prisoner.id");
    return optionalText(text(t, "recordedAt"), "undoneAt");
  });
  await db.schema.createIndex("prisoner_merge_kept").on("prisonerMerge").column("keptId").execute();
  await numberedTable(db, "prisonerMergeItem", (t) => {
    t = text(reference(t, "mergeId", "prisonerMerge.id"), "kind");
    t = reference(t, "correspondenceId", "correspondence.id", { optional: true });
    return optionalText(t, "before");
  });
  await db.schema
    .createIndex("prisoner_merge_item_merge")
    .on("prisonerMergeItem")
    .column("mergeId")
    .execute();
  await db.schema
    .createIndex("prisoner_merge_item_letters")
    .on("prisonerMergeItem")
    .column("correspondenceId")
    .execute();
  await sql`create index prisoner_merged on prisoner (merged_into) where merged_into is not null`.execute(db);
}
