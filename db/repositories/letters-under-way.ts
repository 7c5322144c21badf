import type { Tx } from "../connection.server";

/**
 * Letters to these prisoners that were posted on or after `since` and of which nobody has heard: by signature and
 * number, all that a family may know of them. The link to a writer that was erased is gone, and so is the signature.
 */
export async function findLettersUnderWay(tx: Tx, prisonerIds: readonly string[], since: string) {
  if (prisonerIds.length === 0) return [];
  return tx
    .selectFrom("letter")
    .innerJoin("correspondence", "correspondence.id", "letter.correspondenceId")
    .select(["letter.prisonerId", "correspondence.signature", "letter.number"])
    .where("letter.prisonerId", "in", prisonerIds)
    .where("letter.state", "=", "sent")
    .where("letter.sentOn", ">=", since)
    .orderBy("correspondence.signature")
    .orderBy("letter.number")
    .execute();
}
