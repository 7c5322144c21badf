import type { Tx } from "../connection.server";
import { prepared } from "../prepared";
import type { NewRow, Row } from "../schema";

export async function insertView(tx: Tx, view: NewRow<"deskView">): Promise<void> {
  await tx.insertInto("deskView").values(view).execute();
}

/** Views that were not removed, oldest first. */
export async function findViews(tx: Tx): Promise<Row<"deskView">[]> {
  return views(tx, {});
}

const views = prepared((tx) =>
  tx.selectFrom("deskView").selectAll().where("removedAt", "is", null).orderBy("createdAt").orderBy("id"),
);

export async function findView(tx: Tx, id: string): Promise<Row<"deskView"> | undefined> {
  return tx.selectFrom("deskView").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Gives a view that was not removed another name; false: there is none. */
export async function renameView(tx: Tx, id: string, nameEncrypted: string): Promise<boolean> {
  const result = await tx
    .updateTable("deskView")
    .set({ nameEncrypted })
    .where("id", "=", id)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a view, or with null brings it back; false: there is none. */
export async function setViewRemoved(tx: Tx, id: string, removedAt: string | null): Promise<boolean> {
  const result = await tx.updateTable("deskView").set({ removedAt }).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Views removed before an instant are gone for good. */
export async function deleteViewsRemovedBefore(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom("deskView").where("removedAt", "<", before).execute();
}
