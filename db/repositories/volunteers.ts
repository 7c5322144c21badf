import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row } from "../schema";

type Profile = Row<"volunteerProfile">;
/** What a volunteer answers about writing, with the channels that follow from it. */
export type WritingProfile = Pick<
  Profile,
  "languageMask" | "ways" | "russianCard" | "postsFrom" | "channelMask" | "capacity"
>;

export async function insertVolunteerProfile(tx: Tx, profile: NewRow<"volunteerProfile">): Promise<void> {
  await tx.insertInto("volunteerProfile").values(profile).execute();
}

export async function findVolunteerProfile(tx: Tx, personId: string): Promise<Profile | undefined> {
  return (await profileOfPerson(tx, { personId }))[0];
}

const profileOfPerson = prepared((tx, param: Param<{ personId: string }>) =>
  tx.selectFrom("volunteerProfile").selectAll().where("personId", "=", param("personId")),
);

/**
 * Replaces the answers and tells the masks they had before. Undefined, and nothing changed: more
 * correspondences are open than the new capacity. The first statement locks the row, so the masks are those
 * this change replaces, also when two changes meet. Runs inside a transaction.
 */
export async function updateVolunteerProfile(
  tx: Tx,
  personId: string,
  profile: WritingProfile,
): Promise<Pick<Profile, "languageMask" | "channelMask"> | undefined> {
  const { capacity, ...answers } = profile;
  const before = await tx
    .updateTable("volunteerProfile")
    .set({ capacity })
    .where("personId", "=", personId)
    .where("openCount", "<=", capacity)
    .returning(["languageMask", "channelMask"])
    .executeTakeFirst();
  if (!before) return undefined;
  await tx.updateTable("volunteerProfile").set(answers).where("personId", "=", personId).execute();
  return before;
}

/**
 * Makes a new account a known one, and holds its profile for the rest of the transaction. False: it was known, or the
 * desk took its trust back, which only the desk undoes (`byDesk`).
 */
export async function trustWriter(tx: Tx, personId: string, { byDesk = false } = {}): Promise<boolean> {
  let update = tx
    .updateTable("volunteerProfile")
    .set({ trust: "known", trustWithdrawn: 0 })
    .where("personId", "=", personId)
    .where("trust", "=", "new");
  if (!byDesk) update = update.where("trustWithdrawn", "=", 0);
  return (await update.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Makes a known account a new one until the desk says otherwise. False: it was new. */
export async function distrustWriter(tx: Tx, personId: string): Promise<boolean> {
  const result = await tx
    .updateTable("volunteerProfile")
    .set({ trust: "new", trustWithdrawn: 1 })
    .where("personId", "=", personId)
    .where("trust", "=", "known")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Changes a capacity that is still `from`, never below what is open. False: one of the two did not hold. */
export async function changeCapacity(
  tx: Tx,
  personId: string,
  { from, to }: { from: number; to: number },
): Promise<boolean> {
  const result = await tx
    .updateTable("volunteerProfile")
    .set({ capacity: to })
    .where("personId", "=", personId)
    .where("capacity", "=", from)
    .where("openCount", "<=", to)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Notes with the profile whether the account is closed. */
export async function markClosed(tx: Tx, personId: string, closed: 0 | 1): Promise<void> {
  await tx.updateTable("volunteerProfile").set({ closed }).where("personId", "=", personId).execute();
}
