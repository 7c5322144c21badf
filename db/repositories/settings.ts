import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";

export async function findSetting(tx: Tx, name: string): Promise<string | null> {
  return (await settingOfName(tx, { name }))[0]?.value ?? null;
}

/** Prepared, because every request asks for one. */
const settingOfName = prepared((tx, param: Param<{ name: string }>) =>
  tx.selectFrom("setting").select("value").where("name", "=", param("name")),
);

export async function saveSetting(tx: Tx, name: string, value: string): Promise<void> {
  await tx
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** Every setting whose name begins so; `prefix` has no sign that a pattern knows. */
export async function findSettingsBeginning(tx: Tx, prefix: string) {
  return tx
    .selectFrom("setting")
    .select(["name", "value"])
    .where("name", "like", `${prefix}%`)
    .orderBy("name")
    .execute();
}

/** Sets what was not set. False: it was, and stays as it is. */
export async function insertSetting(tx: Tx, name: string, value: string): Promise<boolean> {
  const row = await tx
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

/** False: it was not set. */
export async function deleteSetting(tx: Tx, name: string): Promise<boolean> {
  const result = await tx.deleteFrom("setting").where("name", "=", name).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
