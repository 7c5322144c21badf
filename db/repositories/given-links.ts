import type { Tx } from "../connection.server";

/** Tables of one-time links that let somebody in, and the deeds by which staff make them. */
const tables = ["colleagueInvitation", "invitation", "takeOver"] as const;
const deeds = ["colleague-invited", "relative-invited", "take-over-links-made"];

/**
 * Takes back every link a person gave out that nobody has used. A link says nothing of who made it; the record does, by
 * the instant both were made at. Answers how many there were.
 */
export async function revokeLinksGivenBy(tx: Tx, personId: string, revokedAt: string): Promise<number> {
  let revoked = 0;
  for (const table of tables) {
    const result = await tx
      .updateTable(table)
      .set({ revokedAt })
      .where("usedAt", "is", null)
      .where("revokedAt", "is", null)
      .where("expiresAt", ">", revokedAt)
      .where("createdAt", "in", (eb) =>
        eb
          .selectFrom("auditEntry")
          .select("auditEntry.recordedAt")
          .where("auditEntry.personId", "=", personId)
          .where("auditEntry.action", "in", deeds),
      )
      .executeTakeFirst();
    revoked += Number(result.numUpdatedRows);
  }
  return revoked;
}
