import type { Tx } from "../connection.server";

/** Everybody open for letters with what a plan rests on, in the order of their ids. */
export async function findAllForPlan(tx: Tx) {
  return forPlan(tx).orderBy("prisonerLoad.prisonerId").execute();
}

/** The same for a few of them. */
export async function findForPlan(tx: Tx, prisonerIds: readonly string[]) {
  if (prisonerIds.length === 0) return [];
  return forPlan(tx).where("prisonerLoad.prisonerId", "in", prisonerIds).execute();
}

/** How many are open for letters, and their loads added up. */
export async function countForPlan(tx: Tx): Promise<{ prisoners: number; loadMilli: number }> {
  const { prisoners, loadMilli } = await tx
    .selectFrom("prisonerLoad")
    .select((eb) => [eb.fn.countAll().as("prisoners"), eb.fn.sum("loadMilli").as("loadMilli")])
    .where("open", "=", 1)
    .executeTakeFirstOrThrow();
  return { prisoners: Number(prisoners), loadMilli: Number(loadMilli ?? 0) };
}

/** How many of those open for letters have each load, as a share of their target in millionths. */
export async function countLoadRanks(tx: Tx): Promise<{ loadRank: number; prisoners: number }[]> {
  return tx
    .selectFrom("prisonerLoad")
    .select((eb) => ["loadRank", eb.fn.countAll<number>().as("prisoners")])
    .where("open", "=", 1)
    .groupBy("loadRank")
    .execute();
}

function forPlan(tx: Tx) {
  return tx
    .selectFrom("prisonerLoad")
    .innerJoin("eligibilityClass", "eligibilityClass.id", "prisonerLoad.classId")
    .select([
      "prisonerLoad.prisonerId",
      "prisonerLoad.loadMilli",
      "prisonerLoad.target",
      "prisonerLoad.cap",
      "prisonerLoad.seatsTaken",
      "prisonerLoad.seatsProvisional",
      "prisonerLoad.lastLetterOn",
      "eligibilityClass.languageMask",
      "eligibilityClass.channelMask",
      "eligibilityClass.volunteers",
    ])
    .where("prisonerLoad.open", "=", 1);
}
