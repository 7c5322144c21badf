import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";

export async function insertReceipt(tx: Tx, receipt: NewRow<"receipt">): Promise<number> {
  const row = await tx.insertInto("receipt").values(receipt).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function insertReceiptLine(tx: Tx, line: NewRow<"receiptLine">): Promise<number> {
  const row = await tx.insertInto("receiptLine").values(line).returning("id").executeTakeFirstOrThrow();
  return row.id;
}
