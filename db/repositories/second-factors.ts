import type { Tx } from "../connection.server";
import type { Row } from "../schema";

export async function findSecondFactor(tx: Tx, personId: string) {
  return tx.selectFrom("secondFactor").selectAll().where("personId", "=", personId).executeTakeFirst();
}

export async function hasSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("secondFactor")
    .select("personId")
    .where("personId", "=", personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** False: the account has a second factor, and nothing was written. */
export async function insertSecondFactor(tx: Tx, factor: Row<"secondFactor">): Promise<boolean> {
  const row = await tx
    .insertInto("secondFactor")
    .values(factor)
    .onConflict((conflict) => conflict.doNothing())
    .returning("personId")
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts another app in the place of the one an account has. */
export async function updateSecondFactor(
  tx: Tx,
  { personId, ...changed }: Row<"secondFactor">,
): Promise<void> {
  await tx.updateTable("secondFactor").set(changed).where("personId", "=", personId).execute();
}

/** Uses the code of a step up. False: that step or a later one was used, perhaps at this very moment. */
export async function consumeTotpStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable("secondFactor")
    .set({ totpLastStep: step })
    .where("personId", "=", personId)
    .where("totpLastStep", "<", step)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** False: there was none. */
export async function deleteSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  const result = await tx.deleteFrom("secondFactor").where("personId", "=", personId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
