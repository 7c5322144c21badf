import type { Kysely } from "kysely";
import { numberedTable, optionalText, reference, text } from "../columns";

/** Who did what at the desk, in codes and counts, never what was written. */
export async function createAudit(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "auditEntry", (t) => {
    const named = text(reference(t, "personId", "person.id", { optional: true }), "action");
    const about = reference(named, "prisonerId", "prisoner.id", { optional: true });
    const place = reference(about, "facilityId", "facility.id", { optional: true });
    const subject = reference(place, "subjectId", "person.id", { optional: true });
    return text(optionalText(subject, "detail"), "recordedAt");
  });
  await db.schema.createIndex("audit_entry_age").on("auditEntry").column("recordedAt").execute();
  await db.schema
    .createIndex("audit_entry_prisoner")
    .on("auditEntry")
    .columns(["prisonerId", "id"])
    .execute();
}
