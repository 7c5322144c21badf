import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { lockTable } from "../dialects/locks";
import { type Param, prepared } from "../prepared";

/** Languages and channels, a bit each. */
export interface Masks {
  languageMask: number;
  channelMask: number;
}

/** Whether a row with these two columns has a language and a channel in common with them. */
export const overlaps = (masks: Masks) =>
  sql<boolean>`(language_mask & ${masks.languageMask}) <> 0 and (channel_mask & ${masks.channelMask}) <> 0`;

/**
 * The class of prisoners with these languages and channels, made when it is the first of its kind; a new class
 * counts the volunteers there are. Runs inside a transaction, as {@link countVolunteerIn} does: somebody who joins
 * while a class is made would be counted twice or not at all if the two did not wait for each other.
 */
export async function findOrInsertClass(tx: Tx, masks: Masks): Promise<number> {
  const known = await tx
    .selectFrom("eligibilityClass")
    .select("id")
    .where("languageMask", "=", masks.languageMask)
    .where("channelMask", "=", masks.channelMask)
    .executeTakeFirst();
  if (known) return known.id;
  await lockTable(tx, "eligibilityClass");
  const { languageMask, channelMask } = masks;
  const row = await tx
    .insertInto("eligibilityClass")
    .values({ languageMask, channelMask, volunteers: await countVolunteers(tx, masks) })
    .onConflict((conflict) => conflict.columns(["languageMask", "channelMask"]).doUpdateSet({ languageMask }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Adds a volunteer to (or takes one from) every class of prisoners they may write to. */
export async function countVolunteerIn(tx: Tx, masks: Masks, delta: 1 | -1): Promise<void> {
  await lockTable(tx, "eligibilityClass");
  await tx
    .updateTable("eligibilityClass")
    .set((eb) => ({ volunteers: eb("volunteers", "+", delta) }))
    .where(overlaps(masks))
    .execute();
}

/** Classes a volunteer may write to, each with the number of volunteers who may. */
export function findAllClassesFor(tx: Tx, { languageMask, channelMask }: Masks) {
  return classesFor(tx, { languageMask, channelMask });
}

const classesFor = prepared((tx, param: Param<Masks>) =>
  tx
    .selectFrom("eligibilityClass")
    .select(["id", "volunteers"])
    .where(overlaps({ languageMask: param("languageMask"), channelMask: param("channelMask") })),
);

/** Volunteers whose languages and channels meet these, counted from the profiles of open accounts. */
export async function countVolunteers(tx: Tx, masks: Masks): Promise<number> {
  const row = await tx
    .selectFrom("volunteerProfile")
    .innerJoin("person", "person.id", "volunteerProfile.personId")
    .select(sql<number>`count(*)`.as("volunteers"))
    .where(overlaps(masks))
    .where("person.disabledAt", "is", null)
    .where("person.role", "=", "volunteer")
    .executeTakeFirstOrThrow();
  return Number(row.volunteers);
}

export async function findAllClasses(tx: Tx) {
  return tx.selectFrom("eligibilityClass").selectAll().orderBy("id").execute();
}
