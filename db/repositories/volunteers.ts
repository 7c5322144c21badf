import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { Row } from "../schema";

type Profile = Row<"volunteerProfile">;
/** What a volunteer answers about writing, with the channels that follow from it. */
export type WritingProfile = Pick<
  Profile,
  "languageMask" | "ways" | "russianCard" | "postsFrom" | "channelMask" | "capacity"
>;

export async function insertVolunteerProfile(tx: Tx, profile: Profile): Promise<void> {
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

/** Makes a new account a known one, and holds its profile for the rest of the transaction. False: it was known. */
export async function trustWriter(tx: Tx, personId: string): Promise<boolean> {
  const result = await tx
    .updateTable("volunteerProfile")
    .set({ trust: "known" })
    .where("personId", "=", personId)
    .where("trust", "=", "new")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
