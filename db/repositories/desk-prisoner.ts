import type { Tx } from "../connection.server";

/** A prisoner as the desk shows one; none when missing or merged into another. */
export async function findDeskPrisoner(tx: Tx, id: string) {
  return tx
    .selectFrom("prisoner")
    .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .select([
      "prisoner.id",
      "prisoner.name",
      "prisoner.nameLatin",
      "prisoner.nameDative",
      "prisoner.gender",
      "prisoner.birthDate",
      "prisoner.birthPrecision",
      "prisoner.languageMask",
      "prisoner.about",
      "prisoner.articles",
      "prisoner.penalty",
      "prisoner.hideLoad",
      "prisoner.status",
      "prisoner.createdAt",
      "prisonerLoad.open",
      "prisonerLoad.writers",
      "prisonerLoad.loadRank",
      "prisonerLoad.aloneSince",
      "prisonerLoad.target",
      "prisonerLoad.cap",
      "prisonerLoad.seatsTaken",
      "prisonerLoad.seatsProvisional",
      "stay.confirmedOn",
      "facility.id as facilityId",
      "facility.name as facilityName",
      "facility.region",
      "facility.address",
      "facility.postcode",
    ])
    .where("prisoner.id", "=", id)
    .where("prisoner.mergedInto", "is", null)
    .executeTakeFirst();
}

/** Everybody who writes or wrote to a prisoner and is not erased, by signature only, those who write now first. */
export async function findAllSignatures(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("correspondence")
    .select((eb) => [
      "signature",
      "state",
      "weightMilli",
      "holdUntil",
      "lastLetterOn",
      "overCap",
      eb
        .selectFrom("letter")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("letter.correspondenceId", "=", "correspondence.id")
        .where("letter.state", "<>", "reserved")
        .as("letters"),
    ])
    .where("prisonerId", "=", prisonerId)
    .where("erasedAt", "is", null)
    .orderBy((eb) => eb.case().when("state", "=", "closed").then(1).else(0).end())
    .orderBy("claimedAt", "desc")
    .orderBy("id")
    .execute();
}
