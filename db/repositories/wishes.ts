import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { Row } from "../schema";

export async function findWish(tx: Tx, personId: string): Promise<Row<"assignmentWish"> | undefined> {
  const [wish] = await wishOf(tx, { personId });
  return wish;
}

const wishOf = prepared((tx, param: Param<{ personId: string }>) =>
  tx.selectFrom("assignmentWish").selectAll().where("personId", "=", param("personId")),
);

/** Asks for people, in place of what was asked before; when somebody was last given stays. */
export async function saveWish(
  tx: Tx,
  wish: Pick<Row<"assignmentWish">, "personId" | "people" | "signature" | "askedAt">,
): Promise<void> {
  const { people, signature, askedAt } = wish;
  await tx
    .insertInto("assignmentWish")
    .values({ ...wish, requestedAt: null })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet({ people, signature, askedAt }))
    .execute();
}

/** Wishes for nobody any more; the signature goes. */
export async function withdrawWish(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable("assignmentWish")
    .set({ people: 0, signature: "" })
    .where("personId", "=", personId)
    .execute();
}

/** Counts one person as given at `requestedAt`; false: no wish was left. The signature stays while the plan can be undone. */
export async function meetWish(tx: Tx, personId: string, requestedAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("assignmentWish")
    .set((eb) => ({ people: eb("people", "-", 1), requestedAt }))
    .where("personId", "=", personId)
    .where("people", ">", 0)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One given person was taken back; a wish that was withdrawn meanwhile stays so. */
export async function reopenWish(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable("assignmentWish")
    .set((eb) => ({ people: eb("people", "+", 1) }))
    .where("personId", "=", personId)
    .where("signature", "<>", "")
    .execute();
}

/** A request all of which was taken back counts as none. */
export async function forgetRequest(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable("assignmentWish")
    .set({ requestedAt: null })
    .where("personId", "=", personId)
    .execute();
}

/** Every open wish with what decides about it, in the order of the ids. */
export async function findOpenWishes(tx: Tx) {
  return tx
    .selectFrom("assignmentWish")
    .innerJoin("volunteerProfile", "volunteerProfile.personId", "assignmentWish.personId")
    .select([
      "assignmentWish.personId",
      "assignmentWish.people",
      "assignmentWish.requestedAt",
      "volunteerProfile.languageMask",
      "volunteerProfile.channelMask",
      "volunteerProfile.capacity",
      "volunteerProfile.openCount",
      "volunteerProfile.closed",
      "volunteerProfile.trust",
    ])
    .where("assignmentWish.people", ">", 0)
    .orderBy("assignmentWish.personId")
    .execute();
}

/** Whom those with an open wish wrote to or write to, whatever became of it. */
export async function findKnownToWishers(tx: Tx) {
  return tx
    .selectFrom("correspondence")
    .innerJoin("assignmentWish", "assignmentWish.personId", "correspondence.personId")
    .select(["assignmentWish.personId", "correspondence.prisonerId"])
    .distinct()
    .where("assignmentWish.people", ">", 0)
    .orderBy("assignmentWish.personId")
    .orderBy("correspondence.prisonerId")
    .execute();
}
