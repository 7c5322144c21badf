import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange } from "../schema";

export async function insertReceipt(tx: Tx, receipt: NewRow<"receipt">): Promise<number> {
  const row = await tx.insertInto("receipt").values(receipt).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function insertReceiptLine(tx: Tx, line: NewRow<"receiptLine">): Promise<number> {
  const row = await tx.insertInto("receiptLine").values(line).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** A receipt about this prisoner, taken back or not. */
export async function findReceipt(
  tx: Tx,
  prisonerId: string,
  id: number,
): Promise<Row<"receipt"> | undefined> {
  return tx
    .selectFrom("receipt")
    .selectAll()
    .where("id", "=", id)
    .where("prisonerId", "=", prisonerId)
    .executeTakeFirst();
}

/** The receipt that corrects this one. */
export async function findCorrectionOf(tx: Tx, id: number): Promise<Row<"receipt"> | undefined> {
  return tx
    .selectFrom("receipt")
    .selectAll()
    .where("replacesId", "=", id)
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** Receipts about this prisoner that stand, newest first. */
export async function findNewestReceipts(
  tx: Tx,
  prisonerId: string,
  limit: number,
): Promise<Row<"receipt">[]> {
  return tx
    .selectFrom("receipt")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Takes a receipt back once; false when it was taken back before. */
export async function voidReceipt(tx: Tx, id: number, voidedAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("receipt")
    .set({ voidedAt })
    .where("id", "=", id)
    .where("voidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Lines of these receipts as they were told, each with the letter it means. */
export async function findLinesOf(tx: Tx, receiptIds: readonly number[]) {
  if (receiptIds.length === 0) return [];
  return tx
    .selectFrom("receiptLine")
    .leftJoin("letter", "letter.id", "receiptLine.letterId")
    .leftJoin("correspondence", "correspondence.id", "letter.correspondenceId")
    .selectAll("receiptLine")
    .select(["correspondence.signature as letterSignature", "letter.number as letterNumber"])
    .where("receiptLine.receiptId", "in", receiptIds)
    .orderBy("receiptLine.id")
    .execute();
}

export async function updateReceiptLine(tx: Tx, id: number, change: RowChange<"receiptLine">): Promise<void> {
  await tx.updateTable("receiptLine").set(change).where("id", "=", id).execute();
}

/** Puts lines of a receipt that was corrected under the one in its place. */
export async function moveLines(tx: Tx, ids: readonly number[], receiptId: number): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("receiptLine").set({ receiptId }).where("id", "in", ids).execute();
}

/** Every letter to this prisoner whose writer is not erased, with the signature it bears. */
export async function findLettersTo(tx: Tx, prisonerId: string) {
  return lettersTo(tx, prisonerId).orderBy("correspondence.signature").orderBy("letter.number").execute();
}

/** The newest letters to this prisoner of which nobody has said that they are there. */
export async function findOpenLettersTo(tx: Tx, prisonerId: string, limit: number) {
  return lettersTo(tx, prisonerId)
    .where("letter.state", "in", ["sent", "returned", "refused", "presumed-lost"])
    .orderBy("letter.sentOn", "desc")
    .limit(limit)
    .execute();
}

function lettersTo(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("letter")
    .innerJoin("correspondence", "correspondence.id", "letter.correspondenceId")
    .select([
      "letter.id",
      "letter.prisonerId",
      "letter.number",
      "letter.sentOn",
      "letter.state",
      "correspondence.signature",
      "correspondence.signatureKey",
    ])
    .where("letter.prisonerId", "=", prisonerId);
}

/** Lines of standing receipts that named one of these letters when it was known to be there already. */
export async function findLinesThatAddedNothing(tx: Tx, letterIds: readonly number[]) {
  if (letterIds.length === 0) return [];
  return tx
    .selectFrom("receiptLine")
    .innerJoin("receipt", "receipt.id", "receiptLine.receiptId")
    .select([
      "receiptLine.id",
      "receiptLine.letterId",
      "receipt.arrivedDate",
      "receipt.arrivedPrecision",
      "receipt.source",
      "receipt.recordedAt",
    ])
    .where("receiptLine.letterId", "in", letterIds)
    .where("receiptLine.problem", "=", "already-confirmed")
    .where("receipt.voidedAt", "is", null)
    .orderBy("receiptLine.id")
    .execute();
}

/** Writers of letters that this receipt confirms whose account nothing has vouched for yet. */
export async function findNewWritersConfirmedBy(tx: Tx, receiptId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("receiptLine")
    .innerJoin("letterEvent", "letterEvent.receiptLineId", "receiptLine.id")
    .innerJoin("letter", "letter.id", "letterEvent.letterId")
    .innerJoin("correspondence", "correspondence.id", "letter.correspondenceId")
    .innerJoin("volunteerProfile", "volunteerProfile.personId", "correspondence.personId")
    .select("volunteerProfile.personId")
    .distinct()
    .where("receiptLine.receiptId", "=", receiptId)
    .where("letterEvent.voidedAt", "is", null)
    .where("volunteerProfile.trust", "=", "new")
    .orderBy("volunteerProfile.personId")
    .execute();
  return rows.map((row) => row.personId);
}
