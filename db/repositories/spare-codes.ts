import type { Tx } from "../connection.server";

/** Puts new spare codes in the place of all before them. */
export async function replaceSpareCodes(
  tx: Tx,
  personId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await deleteSpareCodes(tx, personId);
  await tx
    .insertInto("spareCode")
    .values(codeHashes.map((codeHash) => ({ personId, codeHash })))
    .execute();
}

/** Uses a spare code up. False when it is unknown or was used before. */
export async function consumeSpareCode(tx: Tx, personId: string, codeHash: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("spareCode")
    .where("personId", "=", personId)
    .where("codeHash", "=", codeHash)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteSpareCodes(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("spareCode").where("personId", "=", personId).execute();
}

export async function countSpareCodes(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom("spareCode")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("personId", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
