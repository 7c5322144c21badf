import type { Kysely } from "kysely";
import { numberedTable, optionalText, reference, text } from "./columns";

/** Things a family asks for, sealed one by one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await numberedTable(db, "wantedThing", (t) =>
    optionalText(text(reference(t, "prisonerId", "prisoner.id"), "thingEncrypted", "recordedAt"), "voidedAt"),
  );
  await db.schema.createIndex("wanted_thing_prisoner").on("wantedThing").column("prisonerId").execute();
}
