import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange } from "../schema";

export async function insertVolunteerProfile(tx: Tx, profile: NewRow<"volunteerProfile">): Promise<void> {
  await tx.insertInto("volunteerProfile").values(profile).execute();
}

export async function findVolunteerProfile(
  tx: Tx,
  personId: string,
): Promise<Row<"volunteerProfile"> | undefined> {
  return tx.selectFrom("volunteerProfile").selectAll().where("personId", "=", personId).executeTakeFirst();
}

export async function updateVolunteerProfile(
  tx: Tx,
  personId: string,
  change: RowChange<"volunteerProfile">,
): Promise<void> {
  await tx.updateTable("volunteerProfile").set(change).where("personId", "=", personId).execute();
}
