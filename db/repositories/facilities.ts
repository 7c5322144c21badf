import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";

export async function insertFacility(tx: Tx, facility: NewRow<"facility">): Promise<void> {
  await tx.insertInto("facility").values(facility).execute();
}

export async function insertFacilityChannel(tx: Tx, channel: NewRow<"facilityChannel">): Promise<void> {
  await tx.insertInto("facilityChannel").values(channel).execute();
}

export async function findFacility(tx: Tx, id: string) {
  return tx.selectFrom("facility").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Every channel ever known at these facilities, with the days it worked. */
export async function findAllChannels(tx: Tx, facilityIds: readonly string[]) {
  if (facilityIds.length === 0) return [];
  return tx
    .selectFrom("facilityChannel")
    .select(["facilityId", "channel", "worksSince", "worksUntil", "note", "source", "checkedOn"])
    .where("facilityId", "in", facilityIds)
    .orderBy("id")
    .execute();
}

/** What facilities are told apart by: an import finds the one a row means among all of them. */
export async function findAllFacilityAddresses(tx: Tx) {
  return tx.selectFrom("facility").select(["id", "name", "address", "postcode"]).orderBy("id").execute();
}
