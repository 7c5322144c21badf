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
} from "./columns";

const endings = ["withdrawn", "done", "cancelled", "moved", "over", "died", "sanction"];

/** Parcels planned, under way and past; what goes into them, who brings it and who packs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createParcels(db);
  await createItems(db);
  await createPledges(db);
  await createPackers(db);
  await createFacts(db);
}

async function createParcels(db: Kysely<unknown>): Promise<void> {
  await table(db, "parcel", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "facilityId", "facility.id", { optional: true });
    t = reference(t, "stayId", "stay.id", { optional: true, type: "integer" });
    t = word(t, "kind", ["parcel", "delivery", "packet"]);
    t = word(t, "state", ["planned", "packed", "sent", "accepted", "refused", "returned", "cancelled"]);
    t = word(t, "who", ["family", "circle", "volunteers", "other-group"]);
    t = flag(t, "outsideCount").addColumn("purpose", "text", (c) =>
      c.check(sql`purpose in ('family', 'warm', 'food', 'celebration')`),
    );
    t = t.addColumn("stateBefore", "text", (c) =>
      c.check(sql`state_before in ('planned', 'packed', 'accepted', 'refused', 'returned')`),
    );
    t = optionalText(t, "plannedOn", "packedOn", "sentOn", "endedOn");
    t = word(t, "endedPrecision", precisions);
    t = t.addColumn("estimatedGrams", "integer").addColumn("weighedGrams", "integer");
    t = optionalText(t, "trackingEncrypted", "refusal", "closedAt", "batch");
    t = reference(t, "custodyChangeId", "custodyChange.id", { optional: true });
    t = whole(text(t, "recordedAt", "changedAt"), "rowVersion");
    return t.addCheckConstraint("parcel_weight", sql`estimated_grams > 0 and weighed_grams > 0`);
  });
  await db.schema.createIndex("parcel_prisoner").on("parcel").columns(["prisonerId", "plannedOn"]).execute();
  await db.schema.createIndex("parcel_state").on("parcel").columns(["state", "plannedOn"]).execute();
  await sql`create index parcel_batch on parcel (batch) where batch is not null`.execute(db);
  await sql`create index parcel_stay on parcel (stay_id) where stay_id is not null`.execute(db);
}

async function createItems(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "parcelItem", (t) => {
    t = reference(t, "parcelId", "parcel.id", { cascade: true });
    t = whole(optionalText(t, "code", "textEncrypted"), "wanted", "pledged", "grams");
    return t
      .addCheckConstraint("parcel_item_pledged", sql`pledged >= 0 and pledged <= wanted`)
      .addCheckConstraint("parcel_item_wanted", sql`wanted > 0 and grams >= 0`);
  });
  await db.schema.createIndex("parcel_item_parcel").on("parcelItem").column("parcelId").execute();
}

async function createPledges(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "itemPledge", (t) => {
    t = reference(t, "itemId", "parcelItem.id", { cascade: true, type: "integer" });
    t = reference(reference(t, "prisonerId", "prisoner.id"), "personId", "person.id");
    t = optionalText(text(whole(t, "pieces"), "recordedAt"), "endedAt");
    t = reference(t, "custodyChangeId", "custodyChange.id", { optional: true });
    return t
      .addColumn("endedReason", "text", (c) => c.check(among("ended_reason")))
      .addCheckConstraint("item_pledge_pieces", sql`pieces > 0`);
  });
  await sql`create unique index item_pledge_open on item_pledge (item_id, person_id) where ended_at is null`.execute(
    db,
  );
  await db.schema.createIndex("item_pledge_person").on("itemPledge").column("personId").execute();
  await db.schema.createIndex("item_pledge_prisoner").on("itemPledge").column("prisonerId").execute();
}

async function createPackers(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "parcelPacker", (t) => {
    t = reference(t, "parcelId", "parcel.id", { cascade: true });
    t = reference(reference(t, "prisonerId", "prisoner.id"), "personId", "person.id");
    t = optionalText(text(t, "recordedAt"), "endedAt");
    t = reference(t, "custodyChangeId", "custodyChange.id", { optional: true });
    return t.addColumn("endedReason", "text", (c) => c.check(among("ended_reason")));
  });
  await sql`create unique index parcel_packer_open on parcel_packer (parcel_id) where ended_at is null`.execute(
    db,
  );
  await db.schema.createIndex("parcel_packer_person").on("parcelPacker").column("personId").execute();
  await db.schema.createIndex("parcel_packer_prisoner").on("parcelPacker").column("prisonerId").execute();
}

/** What else decides how many parcels may come: the grade inside a colony, what the law counts of a person, a figure. */
async function createFacts(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "conditionsChange", (t) => {
    t = word(reference(t, "prisonerId", "prisoner.id"), "conditions", ["ordinary", "lightened", "strict"]);
    return optionalText(text(t, "since", "recordedAt"), "voidedAt");
  });
  await db.schema
    .createIndex("conditions_change_prisoner")
    .on("conditionsChange")
    .column("prisonerId")
    .execute();
  await numberedTable(db, "parcelFact", (t) =>
    optionalText(text(reference(t, "prisonerId", "prisoner.id"), "factEncrypted", "recordedAt"), "voidedAt"),
  );
  await db.schema.createIndex("parcel_fact_prisoner").on("parcelFact").column("prisonerId").execute();
  await db.schema.alterTable("ruleOverride").addColumn("figure", "integer").execute();
}

const among = (column: string) =>
  sql<boolean>`${sql.ref(column)} in (${sql.join(endings.map((each) => sql.lit(each)))})`;
