import type { Tx } from "../connection.server";

export async function insertRecoveryCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  createdAt: string,
): Promise<void> {
  await tx.insertInto("recoveryCode").values({ personId, codeHash, createdAt, usedAt: null }).execute();
}

/** Uses up every code of the person's that still holds. */
export async function voidRecoveryCodes(tx: Tx, personId: string, usedAt: string): Promise<void> {
  await tx
    .updateTable("recoveryCode")
    .set({ usedAt })
    .where("personId", "=", personId)
    .where("usedAt", "is", null)
    .execute();
}

/** Whether this is a recovery code of the person's, used or not. */
export async function hasRecoveryCode(tx: Tx, personId: string, codeHash: string): Promise<boolean> {
  const row = await tx
    .selectFrom("recoveryCode")
    .select("id")
    .where("personId", "=", personId)
    .where("codeHash", "=", codeHash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a recovery code up. False when it is unknown or was used before. */
export async function consumeRecoveryCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  usedAt: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("recoveryCode")
    .set({ usedAt })
    .where("personId", "=", personId)
    .where("codeHash", "=", codeHash)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
