import type { Tx } from "../connection.server";

/** Reserves a form's key. False: the same form was sent before, and {@link findResult} has its outcome. */
export async function reserveKey(tx: Tx, keyHash: string, createdAt: string): Promise<boolean> {
  const row = await tx
    .insertInto("idempotencyKey")
    .values({ keyHash, result: "", createdAt })
    .onConflict((conflict) => conflict.column("keyHash").doNothing())
    .returning("keyHash")
    .executeTakeFirst();
  return row !== undefined;
}

export async function storeResult(tx: Tx, keyHash: string, result: string): Promise<void> {
  await tx.updateTable("idempotencyKey").set({ result }).where("keyHash", "=", keyHash).execute();
}

export async function findResult(tx: Tx, keyHash: string): Promise<string | null> {
  const row = await tx
    .selectFrom("idempotencyKey")
    .select("result")
    .where("keyHash", "=", keyHash)
    .executeTakeFirst();
  return row?.result ?? null;
}

export async function deleteOldIdempotencyKeys(tx: Tx, before: string): Promise<number> {
  const result = await tx.deleteFrom("idempotencyKey").where("createdAt", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
