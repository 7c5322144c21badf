import type { Tx } from "../connection.server";

export async function findSetting(tx: Tx, name: string): Promise<string | null> {
  const row = await tx.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value ?? null;
}

export async function saveSetting(tx: Tx, name: string, value: string): Promise<void> {
  await tx
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** False: it was not set. */
export async function deleteSetting(tx: Tx, name: string): Promise<boolean> {
  const result = await tx.deleteFrom("setting").where("name", "=", name).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
