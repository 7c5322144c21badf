import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

type Item = Row<"parcelItem">;
type NewItem = Omit<NewRow<"parcelItem">, "textEncrypted" | "pledged">;

/** Adds a thing to a parcel; `seal` makes the stored text out of the new row's id, null for none. */
export async function insertItem(
  tx: Tx,
  item: NewItem,
  seal: (id: number) => string | null,
): Promise<number> {
  const row = { ...item, pledged: 0, textEncrypted: null };
  const { id } = await tx.insertInto("parcelItem").values(row).returning("id").executeTakeFirstOrThrow();
  const textEncrypted = seal(id);
  if (textEncrypted !== null) {
    await tx.updateTable("parcelItem").set({ textEncrypted }).where("id", "=", id).execute();
  }
  return id;
}

/** What goes into these parcels, in the order it was written down. */
export async function findItems(tx: Tx, parcelIds: readonly string[]): Promise<Item[]> {
  if (parcelIds.length === 0) return [];
  return tx
    .selectFrom("parcelItem")
    .selectAll()
    .where("parcelId", "in", parcelIds)
    .orderBy("parcelId")
    .orderBy("id")
    .execute();
}

/** One thing of this parcel; another parcel's is not found. */
export async function findItem(tx: Tx, parcelId: string, id: number): Promise<Item | undefined> {
  return tx
    .selectFrom("parcelItem")
    .selectAll()
    .where("parcelId", "=", parcelId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Takes a thing out of a parcel that nobody brings; false when somebody does. */
export async function deleteItem(tx: Tx, parcelId: string, id: number): Promise<boolean> {
  const result = await tx
    .deleteFrom("parcelItem")
    .where("parcelId", "=", parcelId)
    .where("id", "=", id)
    .where("pledged", "=", 0)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Counts pieces in, or out when negative; false when fewer are left than that. */
export async function countPledged(tx: Tx, id: number, pieces: number): Promise<boolean> {
  const result = await tx
    .updateTable("parcelItem")
    .set((eb) => ({ pledged: eb("pledged", "+", pieces) }))
    .where("id", "=", id)
    .where((eb) => eb(eb("pledged", "+", pieces), "<=", eb.ref("wanted")))
    .where((eb) => eb(eb("pledged", "+", pieces), ">=", 0))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
