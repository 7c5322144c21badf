import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";

/** Stores a link. False: there is one with this token's hash, and nothing was written. */
export async function insertColleagueInvitation(
  tx: Tx,
  invitation: NewRow<"colleagueInvitation">,
): Promise<boolean> {
  const row = await tx
    .insertInto("colleagueInvitation")
    .values(invitation)
    .onConflict((conflict) => conflict.column("tokenHash").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findColleagueInvitation(tx: Tx, tokenHash: string) {
  return tx
    .selectFrom("colleagueInvitation")
    .selectAll()
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

export async function hasColleagueInvitation(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom("colleagueInvitation").select("id").where("id", "=", id).executeTakeFirst()) !==
    undefined
  );
}

/** The newest links, at most `limit`. */
export async function findColleagueInvitations(tx: Tx, limit: number) {
  return tx
    .selectFrom("colleagueInvitation")
    .selectAll()
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Uses a link up. False: it was used, taken back or too old in the meantime. */
export async function spendColleagueInvitation(tx: Tx, id: string, usedAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("colleagueInvitation")
    .set({ usedAt })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", usedAt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes a link back that nobody has used. False: there is none to take back. */
export async function revokeColleagueInvitation(tx: Tx, id: string, revokedAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("colleagueInvitation")
    .set({ revokedAt })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
