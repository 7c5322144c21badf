import type { Kysely } from "kysely";
import { optionalText, table, text, word } from "./columns";

/** One-time links by which somebody joins the desk; only their hashes are kept, and not who used them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, "colleagueInvitation", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = word(text(t, "tokenHash", "createdAt", "expiresAt"), "role", ["coordinator", "admin"]);
    return optionalText(t, "noteEncrypted", "usedAt", "revokedAt").addUniqueConstraint(
      "colleague_invitation_token",
      ["tokenHash"],
    );
  });
}
