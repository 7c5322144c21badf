import type { Kysely } from "kysely";
import { reference, table, text, whole } from "./columns";

/** The second factor of an account: its secret and the last step used, spare codes, and who is between the two. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, "secondFactor", (t) => {
    t = t.addColumn("personId", "text", (c) =>
      c.primaryKey().notNull().references("person.id").onDelete("cascade"),
    );
    return text(whole(text(t, "totpSecretEncrypted"), "totpLastStep"), "enrolledAt");
  });

  await table(db, "spareCode", (t) =>
    text(reference(t, "personId", "person.id", { cascade: true }), "codeHash").addPrimaryKeyConstraint(
      "spare_code_pk",
      ["personId", "codeHash"],
    ),
  );

  await table(db, "pendingSignIn", (t) => {
    t = t.addColumn("idHash", "text", (c) => c.primaryKey().notNull());
    return text(reference(t, "personId", "person.id", { cascade: true }), "startedAt", "expiresAt");
  });
  await db.schema.createIndex("pending_sign_in_person").on("pendingSignIn").column("personId").execute();
  await db.schema.createIndex("pending_sign_in_expiry").on("pendingSignIn").column("expiresAt").execute();
}
