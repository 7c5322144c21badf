import type { Kysely } from "kysely";
import { flag, numberedTable, optionalText, reference, table, text, whole, word } from "../columns";

/** Accounts, what proves them, and what a volunteer told us about writing. */
export async function createPeopleTables(db: Kysely<unknown>): Promise<void> {
  await table(db, "person", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = word(t, "role", ["volunteer", "family", "translator", "coordinator", "admin"]);
    t = word(t, "language", ["en", "ru"]);
    t = t.addColumn("signInName", "text", (c) => c.unique());
    t = t.addColumn("emailEncrypted", "text");
    t = t.addColumn("emailIndex", "text", (c) => c.unique());
    return text(optionalText(t, "disabledAt"), "createdAt", "lastSeenOn");
  });

  await table(db, "credential", (t) => {
    t = word(reference(t, "personId", "person.id", { cascade: true }), "kind", ["password", "totp"]);
    return text(t, "secret", "changedAt").addPrimaryKeyConstraint("credential_pk", ["personId", "kind"]);
  });

  await table(db, "session", (t) => {
    t = t.addColumn("idHash", "text", (c) => c.primaryKey().notNull());
    t = reference(t, "personId", "person.id", { cascade: true });
    return text(t, "createdAt", "lastSeenAt", "expiresAt");
  });
  await db.schema.createIndex("session_person").on("session").column("personId").execute();
  await db.schema.createIndex("session_expiry").on("session").column("expiresAt").execute();

  await numberedTable(db, "recoveryCode", (t) => {
    t = text(reference(t, "personId", "person.id", { cascade: true }), "codeHash", "createdAt");
    return optionalText(t, "usedAt");
  });
  await db.schema.createIndex("recovery_code_person").on("recoveryCode").column("personId").execute();

  await table(db, "volunteerProfile", (t) => {
    t = t.addColumn("personId", "text", (c) =>
      c.primaryKey().notNull().references("person.id").onDelete("cascade"),
    );
    t = word(whole(t, "languageMask"), "ways", ["hand", "online", "both"]);
    t = word(flag(t, "russianCard"), "postsFrom", ["russia", "abroad", "unsaid"]);
    return word(whole(t, "channelMask", "capacity", "openCount"), "trust", ["new", "known"]);
  });

  await table(db, "block", (t) =>
    text(
      t.addColumn("pairHmac", "text", (c) => c.primaryKey().notNull()),
      "createdAt",
    ),
  );
}
