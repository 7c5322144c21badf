import { sql } from "kysely";
import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange } from "../schema";

/** Changes a facility if nobody else did since it was read; false means somebody did. */
export async function updateFacility(
  tx: Tx,
  read: Pick<Row<"facility">, "id" | "rowVersion">,
  change: RowChange<"facility">,
): Promise<boolean> {
  const result = await tx
    .updateTable("facility")
    .set({ ...change, rowVersion: read.rowVersion + 1 })
    .where("id", "=", read.id)
    .where("rowVersion", "=", read.rowVersion)
    .where("mergedInto", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes the address that is in force, whoever else changes the facility meanwhile. */
export async function setFacilityAddress(
  tx: Tx,
  id: string,
  { address, postcode }: Pick<Row<"facility">, "address" | "postcode">,
): Promise<void> {
  await tx
    .updateTable("facility")
    .set((eb) => ({ address, postcode, rowVersion: eb("rowVersion", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Every address of a facility that was not taken back, the one that began last first. */
export async function findAddressHistory(tx: Tx, facilityId: string): Promise<Row<"facilityAddress">[]> {
  return tx
    .selectFrom("facilityAddress")
    .selectAll()
    .where("facilityId", "=", facilityId)
    .where("voidedAt", "is", null)
    .orderBy(sql`coalesce(valid_from, '')`, "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function insertFacilityAddress(tx: Tx, row: NewRow<"facilityAddress">): Promise<void> {
  await tx.insertInto("facilityAddress").values(row).execute();
}

/** Notes that the days of these addresses have come and the one in force was found anew. */
export async function markAddressesApplied(
  tx: Tx,
  facilityId: string,
  today: string,
  appliedAt: string,
): Promise<void> {
  await tx
    .updateTable("facilityAddress")
    .set({ appliedAt })
    .where("facilityId", "=", facilityId)
    .where("appliedAt", "is", null)
    .where((eb) => eb.or([eb("validFrom", "is", null), eb("validFrom", "<=", today)]))
    .execute();
}

/** Takes an address back before its day; false when its day has come or somebody was first. */
export async function voidComingAddress(tx: Tx, facilityId: string, id: number, voidedAt: string) {
  const result = await tx
    .updateTable("facilityAddress")
    .set({ voidedAt })
    .where("id", "=", id)
    .where("facilityId", "=", facilityId)
    .where("appliedAt", "is", null)
    .where("voidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Facilities with an address whose day has come and that was not applied yet. */
export async function findFacilitiesWithComingAddress(tx: Tx, today: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("facilityAddress")
    .select("facilityId")
    .distinct()
    .where("appliedAt", "is", null)
    .where("voidedAt", "is", null)
    .where("validFrom", "<=", today)
    .execute();
  return rows.map((row) => row.facilityId);
}

/** Everybody held at a facility now, in the order their loads are locked. */
export async function findPrisonersAt(tx: Tx, facilityId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("stay")
    .select("prisonerId")
    .where("facilityId", "=", facilityId)
    .where("current", "=", 1)
    .orderBy("prisonerId")
    .execute();
  return rows.map((row) => row.prisonerId);
}

/** The channels of one facility, each with its number. */
export async function findChannelsOf(tx: Tx, facilityId: string): Promise<Row<"facilityChannel">[]> {
  return tx
    .selectFrom("facilityChannel")
    .selectAll()
    .where("facilityId", "=", facilityId)
    .orderBy("channel")
    .orderBy("id")
    .execute();
}

export async function updateFacilityChannel(
  tx: Tx,
  id: number,
  change: RowChange<"facilityChannel">,
): Promise<void> {
  await tx.updateTable("facilityChannel").set(change).where("id", "=", id).execute();
}
