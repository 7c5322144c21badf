import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { type Param, prepared } from "../prepared";
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

/** A facility of this name in this region, doubles left out. */
export async function findFacilityNamed(tx: Tx, nameSearch: string, region: string) {
  return tx
    .selectFrom("facility")
    .select("id")
    .where("nameSearch", "=", nameSearch)
    .where("region", "=", region)
    .where("mergedInto", "is", null)
    .executeTakeFirst();
}

/** Every channel ever known at these facilities, with the days it worked. */
export async function findAllChannels(tx: Tx, facilityIds: readonly string[]) {
  if (facilityIds.length === 0) return [];
  return channelsAt(tx, { facilityIds });
}

const channelsAt = prepared((tx, param: Param<{ facilityIds: readonly string[] }>) =>
  tx
    .selectFrom("facilityChannel")
    .select(["facilityId", "channel", "worksSince", "worksUntil", "note", "source", "checkedOn"])
    .where(isAmong(tx, "facilityId", param("facilityIds")))
    .orderBy("id"),
);

/**
 * What facilities are told apart by: an import finds the one a row means among all of them. A double that was merged
 * goes by the id of the facility it belongs to, so that the name it came under leads there.
 */
export async function findAllFacilityAddresses(tx: Tx) {
  return tx
    .selectFrom("facility")
    .select((eb) => [eb.fn.coalesce("mergedInto", "id").as("id"), "name", "address", "postcode"])
    .orderBy("facility.id")
    .execute();
}

/** Every facility there is to choose from, by name. */
export async function findAllFacilityNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .selectFrom("facility")
    .select(["id", "name"])
    .where("mergedInto", "is", null)
    .execute();
  return rows.sort((a, b) => a.name.localeCompare(b.name, "ru"));
}
