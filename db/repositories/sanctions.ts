import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

export async function insertSanction(tx: Tx, sanction: NewRow<"sanction">): Promise<number> {
  const row = await tx.insertInto("sanction").values(sanction).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** Sanctions of a prisoner that were not taken back, newest first. */
export async function findAllSanctions(tx: Tx, prisonerId: string): Promise<Row<"sanction">[]> {
  return tx
    .selectFrom("sanction")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .orderBy("fromDate", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** One sanction of this prisoner, taken back or not; somebody else's is not found. */
export async function findSanction(tx: Tx, prisonerId: string, id: number) {
  return tx
    .selectFrom("sanction")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function endSanction(
  tx: Tx,
  id: number,
  until: Pick<Row<"sanction">, "untilDate" | "untilPrecision">,
): Promise<void> {
  await tx.updateTable("sanction").set(until).where("id", "=", id).execute();
}

export async function voidSanction(tx: Tx, id: number, voidedAt: string): Promise<void> {
  await tx.updateTable("sanction").set({ voidedAt }).where("id", "=", id).execute();
}
