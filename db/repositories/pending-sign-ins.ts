import type { Tx } from "../connection.server";
import type { Row } from "../schema";

export async function insertPendingSignIn(tx: Tx, pending: Row<"pendingSignIn">): Promise<void> {
  await tx.insertInto("pendingSignIn").values(pending).execute();
}

/** Whose code a browser owes, unless its time is over, the account is closed, or its password is another by now. */
export async function findPendingSignIn(tx: Tx, idHash: string, now: string) {
  return tx
    .selectFrom("pendingSignIn")
    .innerJoin("person", "person.id", "pendingSignIn.personId")
    .innerJoin("credential", (join) =>
      join.onRef("credential.personId", "=", "person.id").on("credential.kind", "=", "password"),
    )
    .select(["person.id", "person.role"])
    .where("pendingSignIn.idHash", "=", idHash)
    .where("pendingSignIn.expiresAt", ">", now)
    .where("person.disabledAt", "is", null)
    .whereRef("credential.changedAt", "<=", "pendingSignIn.startedAt")
    .executeTakeFirst();
}

/** False: it was used or has ended meanwhile. */
export async function deletePendingSignIn(tx: Tx, idHash: string): Promise<boolean> {
  const result = await tx.deleteFrom("pendingSignIn").where("idHash", "=", idHash).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteExpiredPendingSignIns(tx: Tx, now: string): Promise<number> {
  const result = await tx.deleteFrom("pendingSignIn").where("expiresAt", "<=", now).executeTakeFirst();
  return Number(result.numDeletedRows);
}
