import { sql } from "kysely";
import type { Tx } from "../connection.server";

/** Whether a person brings or packs something for a prisoner, or did and it is not forgotten yet. */
export async function isInParcels(tx: Tx, personId: string, prisonerId: string): Promise<boolean> {
  for (const table of ["itemPledge", "parcelPacker"] as const) {
    const row = await tx
      .selectFrom(table)
      .select("id")
      .where("personId", "=", personId)
      .where("prisonerId", "=", prisonerId)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** Who brought or packed something for whom, where it ended at `before` or earlier. */
export async function findEndedParts(
  tx: Tx,
  table: "itemPledge" | "parcelPacker",
  before: string,
  limit: number,
) {
  return tx
    .selectFrom(table)
    .select(["id", "personId", "prisonerId"])
    .where("endedAt", "<=", before)
    .orderBy("endedAt")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function deletePart(tx: Tx, table: "itemPledge" | "parcelPacker", id: number): Promise<void> {
  await tx.deleteFrom(table).where("id", "=", id).execute();
}

/** Whether a correspondence or a family's link leads from a person to a prisoner. */
export async function isTied(tx: Tx, personId: string, prisonerId: string): Promise<boolean> {
  for (const table of ["correspondence", "familyLink"] as const) {
    const row = await tx
      .selectFrom(table)
      .select("id")
      .where("personId", "=", personId)
      .where("prisonerId", "=", prisonerId)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** What a person brings and packs, or did and it is not forgotten yet, for their own copy. */
export async function findPartsInParcels(tx: Tx, personId: string) {
  const brings = await tx
    .selectFrom("itemPledge")
    .innerJoin("prisoner", "prisoner.id", "itemPledge.prisonerId")
    .select(["prisoner.name", "itemPledge.pieces", "itemPledge.recordedAt", "itemPledge.endedAt"])
    .where("itemPledge.personId", "=", personId)
    .orderBy("itemPledge.id")
    .execute();
  const packs = await tx
    .selectFrom("parcelPacker")
    .innerJoin("prisoner", "prisoner.id", "parcelPacker.prisonerId")
    .select(["prisoner.name", "parcelPacker.recordedAt", "parcelPacker.endedAt"])
    .where("parcelPacker.personId", "=", personId)
    .orderBy("parcelPacker.id")
    .execute();
  return { brings, packs };
}

/** Things of planned parcels whose pieces promised are not what the pledges that stand add up to. */
export async function findPledgedDifferences(tx: Tx) {
  return tx
    .selectFrom("parcelItem")
    .innerJoin("parcel", "parcel.id", "parcelItem.parcelId")
    .leftJoin("itemPledge", (join) =>
      join.onRef("itemPledge.itemId", "=", "parcelItem.id").on("itemPledge.endedAt", "is", null),
    )
    .select((eb) => [
      "parcelItem.id",
      "parcelItem.pledged",
      eb.fn.coalesce(eb.fn.sum<number>("itemPledge.pieces"), sql<number>`0`).as("brought"),
    ])
    .where("parcel.state", "=", "planned")
    .groupBy(["parcelItem.id", "parcelItem.pledged"])
    .having(sql<boolean>`parcel_item.pledged <> coalesce(sum(item_pledge.pieces), 0)`)
    .orderBy("parcelItem.id")
    .execute();
}
