import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";
import type { PledgeEnding } from "./item-pledges";

type Packer = Row<"parcelPacker">;

/** Makes somebody the one who packs; false when somebody is already. */
export async function insertPacker(tx: Tx, packer: NewRow<"parcelPacker">): Promise<boolean> {
  const row = await tx
    .insertInto("parcelPacker")
    .values(packer)
    .onConflict((conflict) => conflict.column("parcelId").where("endedAt", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Who packs a parcel now. */
export async function findPacker(tx: Tx, parcelId: string): Promise<Packer | undefined> {
  return tx
    .selectFrom("parcelPacker")
    .selectAll()
    .where("parcelId", "=", parcelId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
}

/** Who packed a parcel that went its way. */
export async function findFormerPacker(tx: Tx, parcelId: string): Promise<Packer | undefined> {
  return tx
    .selectFrom("parcelPacker")
    .selectAll()
    .where("parcelId", "=", parcelId)
    .where("endedReason", "=", "done")
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** Everything a person packs or packed, as long as it is kept. */
export async function findPackingsOf(tx: Tx, personId: string): Promise<Packer[]> {
  return tx.selectFrom("parcelPacker").selectAll().where("personId", "=", personId).orderBy("id").execute();
}

/** What a person packs for one prisoner (null: for any) now. */
export async function findOpenPackingsOf(
  tx: Tx,
  personId: string,
  prisonerId: string | null,
): Promise<Packer[]> {
  let query = tx
    .selectFrom("parcelPacker")
    .selectAll()
    .where("personId", "=", personId)
    .where("endedAt", "is", null);
  if (prisonerId !== null) query = query.where("prisonerId", "=", prisonerId);
  return query.orderBy("parcelId").execute();
}

/** Ends somebody's packing; false when it had ended. */
export async function endPacking(tx: Tx, id: number, ending: PledgeEnding): Promise<boolean> {
  const result = await tx
    .updateTable("parcelPacker")
    .set(ending)
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Lets the one who packed a parcel that went its way go on; nothing happens where somebody else packs. */
export async function reopenPacking(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable("parcelPacker")
    .set({ endedAt: null, endedReason: null, custodyChangeId: null })
    .where("id", "=", id)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("parcelPacker as other")
            .select("other.id")
            .whereRef("other.parcelId", "=", "parcelPacker.parcelId")
            .where("other.endedAt", "is", null),
        ),
      ),
    )
    .execute();
}

/** Packings that a change of custody ended. */
export async function findPackingsEndedBy(tx: Tx, custodyChangeId: string): Promise<Packer[]> {
  return tx
    .selectFrom("parcelPacker")
    .selectAll()
    .where("custodyChangeId", "=", custodyChangeId)
    .orderBy("id")
    .execute();
}
