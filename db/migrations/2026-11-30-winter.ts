import { type Kysely, sql } from "kysely";
import { numberedTable, optionalText, reference, text, whole, word } from "./columns";

/** Plans of a winter's parcels, made and decided about as the plans of correspondences are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("plan")
    .addColumn("kind", "text", (c) =>
      c.notNull().defaultTo("balance").check(sql`kind in ('balance', 'winter')`),
    )
    .execute();

  await numberedTable(db, "parcelPlanLine", (t) => {
    t = reference(t, "planId", "plan.id", { cascade: true });
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "parcelId", "parcel.id", { optional: true });
    t = word(word(t, "purpose", ["warm", "food", "celebration"]), "state", lineStates);
    return whole(optionalText(text(word(t, "why", reasons), "arriveOn", "sendBy"), "reason"), "grams");
  });
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(name).on("parcelPlanLine").columns(columns).execute();
  await index("parcel_plan_line_plan", ["planId", "state", "id"]);
  await index("parcel_plan_line_prisoner", ["prisonerId"]);
  await index("parcel_plan_line_parcel", ["parcelId"]);

  await db.schema.dropIndex("parcel_batch").execute();
  await db.schema.alterTable("parcel").dropColumn("batch").execute();
}

const reasons = [
  ...["family-day", "fixed", "before-the-cold", "late-for-the-cold"],
  ...["birthday", "new-year", "first-allowed", "rhythm"],
];
const lineStates = ["proposed", "chosen", "left-out", "applied", "changed", "undone", "kept"];
