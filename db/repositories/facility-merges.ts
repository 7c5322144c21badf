import { sql } from "kysely";
import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";
import { anywhere } from "./search";

const CHUNK = 500;

/** Rows that lead to a facility and go over with a merge: their table, and the column that leads there. */
const leading = {
  stay: "facility_id",
  ruleOverride: "facility_id",
  parcel: "facility_id",
  facility: "merged_into",
} as const;
export type LeadingTable = keyof typeof leading;
export const leadingTables = Object.keys(leading) as LeadingTable[];

/** Leads every row of a table from one facility to another; answers which. */
export async function leadRows(tx: Tx, table: LeadingTable, from: string, to: string) {
  const { rows } = await sql<{ id: number | string }>`
    update ${sql.table(table)} set ${sql.ref(leading[table])} = ${to}
    where ${sql.ref(leading[table])} = ${from} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Leads these rows back, those that still lead to where the merge led them. */
export async function leadBack(
  tx: Tx,
  table: LeadingTable,
  ids: readonly (number | string)[],
  from: string,
  to: string,
): Promise<void> {
  for (let at = 0; at < ids.length; at += CHUNK) {
    await sql`update ${sql.table(table)} set ${sql.ref(leading[table])} = ${to}
      where ${sql.ref(leading[table])} = ${from} and id in (${sql.join(ids.slice(at, at + CHUNK))})`.execute(
      tx,
    );
  }
}

/** Other facilities a search finds, by name. */
export async function findFacilityDoubles(tx: Tx, exceptId: string, search: string, limit: number) {
  return tx
    .selectFrom("facility")
    .select(["id", "name", "region", "address", "postcode"])
    .where("mergedInto", "is", null)
    .where("id", "<>", exceptId)
    .where(sql<boolean>`name_search like ${anywhere(search)} escape '\\'`)
    .orderBy("nameSearch")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function insertFacilityMerge(tx: Tx, merge: NewRow<"facilityMerge">): Promise<void> {
  await tx.insertInto("facilityMerge").values(merge).execute();
}

export async function findFacilityMerge(tx: Tx, id: string): Promise<Row<"facilityMerge"> | undefined> {
  return tx.selectFrom("facilityMerge").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Doubles that went into a facility and stand so, the newest first. */
export async function findFacilityMergesInto(tx: Tx, keptId: string) {
  return tx
    .selectFrom("facilityMerge")
    .innerJoin("facility", "facility.id", "facilityMerge.lostId")
    .select(["facilityMerge.id", "facilityMerge.recordedAt", "facility.name"])
    .where("keptId", "=", keptId)
    .where("undoneAt", "is", null)
    .orderBy("recordedAt", "desc")
    .execute();
}

/** Notes that a merge was undone; false when it was before. */
export async function endFacilityMerge(tx: Tx, id: string, undoneAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("facilityMerge")
    .set({ undoneAt })
    .where("id", "=", id)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Makes a double a place of its own again. */
export async function partFacility(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("facility")
    .set((eb) => ({ mergedInto: null, rowVersion: eb("rowVersion", "+", 1) }))
    .where("id", "=", id)
    .execute();
}
