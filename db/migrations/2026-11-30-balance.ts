import type { Kysely } from "kysely";
import { numberedTable, optionalText, reference, table, text, whole, word } from "./columns";

/** Volunteers who leave the choice to the house, and the plans that choose for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, "assignmentWish", (t) => {
    t = t.addColumn("personId", "text", (c) =>
      c.primaryKey().notNull().references("person.id").onDelete("cascade"),
    );
    return optionalText(text(whole(t, "people"), "signature", "askedAt"), "requestedAt");
  });

  await table(db, "plan", (t) => {
    t = reference(
      t.addColumn("id", "text", (c) => c.primaryKey().notNull()),
      "personId",
      "person.id",
      { optional: true },
    );
    t = word(t, "state", states);
    t = optionalText(t, "attempt", "leaseUntil", "inputHash", "figures", "appliedAt");
    return text(whole(t, "attempts", "version"), "createdAt", "changedAt");
  });
  await db.schema.createIndex("plan_created").on("plan").column("createdAt").execute();

  await numberedTable(db, "planLine", (t) => {
    t = reference(t, "planId", "plan.id", { cascade: true });
    t = reference(t, "personId", "person.id");
    t = reference(t, "prisonerId", "prisoner.id");
    t = reference(t, "correspondenceId", "correspondence.id", { optional: true });
    t = optionalText(word(word(t, "channel", channels), "state", lineStates), "reason");
    return text(whole(t, "loadRank", "eligibleVolunteers"), "lastLetterOn");
  });
  await db.schema.createIndex("plan_line_plan").on("planLine").columns(["planId", "state", "id"]).execute();
  await db.schema.createIndex("plan_line_person").on("planLine").column("personId").execute();
  await db.schema.createIndex("plan_line_correspondence").on("planLine").column("correspondenceId").execute();
}

const channels = ["post", "fsin-pismo", "zonatelecom", "relay"];
const states = ["queued", "ready", "applying", "applied", "undoing", "undone", "superseded", "failed"];
const lineStates = ["proposed", "chosen", "left-out", "applied", "changed", "undone", "kept"];
