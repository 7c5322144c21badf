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
