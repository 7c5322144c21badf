import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";
import { countPledged } from "./parcel-items";

type Pledge = Row<"itemPledge">;
/** How pledges and packers end: when, why, and by which change of custody. */
export type PledgeEnding = Pick<Pledge, "endedAt" | "endedReason"> & { custodyChangeId?: string };

/** Notes who brings how many pieces; who brings some already brings more. The caller counts the pieces in. */
export async function insertPledge(tx: Tx, pledge: NewRow<"itemPledge">): Promise<void> {
  await tx
    .insertInto("itemPledge")
    .values(pledge)
    .onConflict((conflict) =>
      conflict
        .columns(["itemId", "personId"])
        .where("endedAt", "is", null)
        .doUpdateSet((eb) => ({ pieces: eb("itemPledge.pieces", "+", pledge.pieces) })),
    )
    .execute();
}

/** What a person brings of one thing now. */
export async function findOpenPledge(tx: Tx, itemId: number, personId: string): Promise<Pledge | undefined> {
  return tx
    .selectFrom("itemPledge")
    .selectAll()
    .where("itemId", "=", itemId)
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
}

/** What anybody brings to a parcel now. */
export async function findOpenPledges(tx: Tx, parcelId: string): Promise<Pledge[]> {
  return tx
    .selectFrom("itemPledge")
    .innerJoin("parcelItem", "parcelItem.id", "itemPledge.itemId")
    .selectAll("itemPledge")
    .where("parcelItem.parcelId", "=", parcelId)
    .where("itemPledge.endedAt", "is", null)
    .orderBy("itemPledge.id")
    .execute();
}

/** Everything a person brings or brought, as long as it is kept. */
export async function findPledgesOf(tx: Tx, personId: string) {
  return tx
    .selectFrom("itemPledge")
    .innerJoin("parcelItem", "parcelItem.id", "itemPledge.itemId")
    .selectAll("itemPledge")
    .select(["parcelItem.parcelId", "parcelItem.code"])
    .where("itemPledge.personId", "=", personId)
    .orderBy("itemPledge.id")
    .execute();
}

/** Ends a pledge and counts its pieces out; false when it had ended. */
export async function handBackPledge(
  tx: Tx,
  { id, itemId, pieces }: Pick<Pledge, "id" | "itemId" | "pieces">,
  ending: PledgeEnding,
): Promise<boolean> {
  const result = await tx
    .updateTable("itemPledge")
    .set(ending)
    .where("id", "=", id)
    .where("pieces", "=", pieces)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n && (await countPledged(tx, itemId, -pieces));
}

/** Ends a pledge whose pieces stay counted; false when it had ended. */
export async function endPledge(tx: Tx, id: number, ending: PledgeEnding): Promise<boolean> {
  const result = await tx
    .updateTable("itemPledge")
    .set(ending)
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The parcel went its way: its pledges are kept, and their pieces count as brought. */
export async function finishPledges(tx: Tx, parcelId: string, endedAt: string): Promise<void> {
  await tx
    .updateTable("itemPledge")
    .set({ endedAt, endedReason: "done" })
    .where("itemId", "in", itemIdsOf(tx, parcelId))
    .where("endedAt", "is", null)
    .execute();
}

/** It did not after all. */
export async function reopenFinishedPledges(tx: Tx, parcelId: string): Promise<void> {
  await tx
    .updateTable("itemPledge")
    .set({ endedAt: null, endedReason: null })
    .where("itemId", "in", itemIdsOf(tx, parcelId))
    .where("endedReason", "=", "done")
    .execute();
}

/** Pledges that a change of custody ended. */
export async function findPledgesEndedBy(tx: Tx, custodyChangeId: string) {
  return tx
    .selectFrom("itemPledge")
    .innerJoin("parcelItem", "parcelItem.id", "itemPledge.itemId")
    .selectAll("itemPledge")
    .select("parcelItem.parcelId")
    .where("itemPledge.custodyChangeId", "=", custodyChangeId)
    .orderBy("itemPledge.id")
    .execute();
}

/** Lets a pledge stand again; the caller has counted its pieces in. */
export async function reopenPledge(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable("itemPledge")
    .set({ endedAt: null, endedReason: null, custodyChangeId: null })
    .where("id", "=", id)
    .execute();
}

/** What a person brings to one prisoner (null: to any) now, in the order parcels are locked. */
export async function findOpenPledgesOf(tx: Tx, personId: string, prisonerId: string | null) {
  let query = tx
    .selectFrom("itemPledge")
    .innerJoin("parcelItem", "parcelItem.id", "itemPledge.itemId")
    .innerJoin("parcel", "parcel.id", "parcelItem.parcelId")
    .selectAll("itemPledge")
    .select(["parcelItem.parcelId", "parcel.state"])
    .where("itemPledge.personId", "=", personId)
    .where("itemPledge.endedAt", "is", null);
  if (prisonerId !== null) query = query.where("itemPledge.prisonerId", "=", prisonerId);
  return query.orderBy("parcelItem.parcelId").orderBy("itemPledge.id").execute();
}

function itemIdsOf(tx: Tx, parcelId: string) {
  return tx.selectFrom("parcelItem").select("parcelItem.id").where("parcelId", "=", parcelId);
}
