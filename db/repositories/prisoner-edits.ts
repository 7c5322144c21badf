import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange } from "../schema";

/** Changes somebody's own columns if nobody did since they were read, and raises the version; false means somebody did. */
export async function updatePrisonerAsRead(
  tx: Tx,
  read: Pick<Row<"prisoner">, "id" | "rowVersion">,
  change: RowChange<"prisoner">,
): Promise<boolean> {
  const result = await tx
    .updateTable("prisoner")
    .set({ ...change, rowVersion: read.rowVersion + 1 })
    .where("id", "=", read.id)
    .where("rowVersion", "=", read.rowVersion)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertPrisonerEdit(tx: Tx, edit: NewRow<"prisonerEdit">): Promise<number> {
  const row = await tx.insertInto("prisonerEdit").values(edit).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function findPrisonerEdit(
  tx: Tx,
  prisonerId: string,
  id: number,
): Promise<Row<"prisonerEdit"> | undefined> {
  return tx
    .selectFrom("prisonerEdit")
    .selectAll()
    .where("id", "=", id)
    .where("prisonerId", "=", prisonerId)
    .executeTakeFirst();
}

/** Changes that were made as one, in the order they were made. */
export async function findPrisonerEditsOfBatch(tx: Tx, batch: string): Promise<Row<"prisonerEdit">[]> {
  return tx.selectFrom("prisonerEdit").selectAll().where("batch", "=", batch).orderBy("id").execute();
}

/** Marks a change as taken back; false: it was already. */
export async function markEditUndone(tx: Tx, id: number, undoneAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("prisonerEdit")
    .set({ undoneAt })
    .where("id", "=", id)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
