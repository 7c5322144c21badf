import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";

export async function insertConfirmation(tx: Tx, row: NewRow<"addressConfirmation">): Promise<void> {
  await tx.insertInto("addressConfirmation").values(row).execute();
}

/** Who confirmed the address of a stay and when, newest first; what was taken back is left out. */
export async function findConfirmations(tx: Tx, stayId: number) {
  return tx
    .selectFrom("addressConfirmation")
    .select(["id", "confirmedOn", "source", "beforeOn", "recordedAt"])
    .where("stayId", "=", stayId)
    .where("voidedAt", "is", null)
    .orderBy("id", "desc")
    .execute();
}

export async function voidConfirmation(tx: Tx, id: number, voidedAt: string): Promise<void> {
  await tx.updateTable("addressConfirmation").set({ voidedAt }).where("id", "=", id).execute();
}

export async function setConfirmedOn(tx: Tx, stayId: number, confirmedOn: string | null): Promise<void> {
  await tx.updateTable("stay").set({ confirmedOn }).where("id", "=", stayId).execute();
}
