import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

/** Stores a note whose text is sealed under its id, so it comes in a second step. */
export async function insertNote(tx: Tx, note: NewRow<"privateNote">): Promise<number> {
  const row = await tx.insertInto("privateNote").values(note).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function setNoteText(tx: Tx, id: number, textEncrypted: string): Promise<void> {
  await tx.updateTable("privateNote").set({ textEncrypted }).where("id", "=", id).execute();
}

/** Every note on somebody, newest first, withdrawn ones too. */
export async function findNotesOf(tx: Tx, prisonerId: string): Promise<Row<"privateNote">[]> {
  return tx
    .selectFrom("privateNote")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .orderBy("id", "desc")
    .execute();
}

/** Withdraws a note (`withdrawnAt` null: puts it back); false where this prisoner has no such note. */
export async function setNoteWithdrawn(
  tx: Tx,
  prisonerId: string,
  id: number,
  withdrawnAt: string | null,
): Promise<boolean> {
  const result = await tx
    .updateTable("privateNote")
    .set({ withdrawnAt })
    .where("id", "=", id)
    .where("prisonerId", "=", prisonerId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
