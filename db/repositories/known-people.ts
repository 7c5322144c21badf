import type { Tx } from "../connection.server";

/** Everybody who is not merged into another, with where they are held now: what a list is compared with. */
export async function findAllKnownPeople(tx: Tx) {
  return tx
    .selectFrom("prisoner")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .select([
      "prisoner.id as prisonerId",
      "prisoner.name",
      "prisoner.birthDate",
      "prisoner.birthPrecision",
      "prisoner.status",
      "prisoner.about",
      "prisoner.articles",
      "prisoner.penalty",
      "stay.facilityId",
    ])
    .where("prisoner.mergedInto", "is", null)
    .execute();
}
