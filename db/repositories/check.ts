import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { findBrokenStorage } from "../dialects/integrity";

export { findBrokenStorage };

/** Volunteers whose count of open correspondences is not what their correspondences add up to. */
export async function findOpenCountDifferences(tx: Tx) {
  return tx
    .selectFrom("volunteerProfile")
    .leftJoin("correspondence", (join) =>
      join
        .onRef("correspondence.personId", "=", "volunteerProfile.personId")
        .on("correspondence.state", "<>", "closed"),
    )
    .select((eb) => [
      "volunteerProfile.personId",
      "volunteerProfile.openCount",
      eb.fn.count<number>("correspondence.id").as("counted"),
    ])
    .groupBy(["volunteerProfile.personId", "volunteerProfile.openCount"])
    .having(sql<boolean>`volunteer_profile.open_count <> count(correspondence.id)`)
    .orderBy("volunteerProfile.personId")
    .execute();
}

/** Volunteers without a number, or whose profile does not say whether they may write: closed accounts and other roles may not. */
export async function findProfileDifferences(tx: Tx) {
  return tx
    .selectFrom("volunteerProfile")
    .innerJoin("person", "person.id", "volunteerProfile.personId")
    .leftJoin("volunteerNumber", "volunteerNumber.personId", "volunteerProfile.personId")
    .select([
      "volunteerProfile.personId",
      "volunteerProfile.closed",
      "person.disabledAt",
      "person.role",
      "volunteerNumber.id",
    ])
    .where((eb) =>
      eb.or([
        eb("volunteerNumber.id", "is", null),
        eb(
          "volunteerProfile.closed",
          "<>",
          sql<0 | 1>`case when person.disabled_at is null and person.role = 'volunteer' then 0 else 1 end`,
        ),
      ]),
    )
    .orderBy("volunteerProfile.personId")
    .execute();
}

/** A page of correspondences in the order of their ids, with the trust in the writer and what the letters say. */
export async function findCorrespondencesAfter(tx: Tx, after: string, limit: number) {
  return tx
    .selectFrom("correspondence")
    .leftJoin("volunteerProfile", "volunteerProfile.personId", "correspondence.personId")
    .selectAll("correspondence")
    .select("volunteerProfile.trust")
    .select((eb) => [
      eb
        .selectFrom("letter")
        .select((letter) => letter.fn.max("letter.sentOn").as("sentOn"))
        .whereRef("letter.correspondenceId", "=", "correspondence.id")
        .where("letter.state", "<>", "reserved")
        .as("lastSentOn"),
      eb
        .selectFrom("letter")
        .select((letter) => letter.fn.max("letter.number").as("number"))
        .whereRef("letter.correspondenceId", "=", "correspondence.id")
        .as("highestNumber"),
    ])
    .where("correspondence.id", ">", after)
    .orderBy("correspondence.id")
    .limit(limit)
    .execute();
}

/** A page of letters in the order of their ids. */
export async function findLettersAfter(tx: Tx, after: number, limit: number) {
  return tx
    .selectFrom("letter")
    .select(["id", "state", "sentOn", "atRisk", "contradicted"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The events that still hold for these letters, oldest first. */
export async function findHoldingEvents(tx: Tx, letterIds: readonly number[]) {
  if (letterIds.length === 0) return [];
  return tx
    .selectFrom("letterEvent")
    .select(["letterId", "kind", "occurredFrom", "occurredUntil"])
    .where("letterId", "in", letterIds)
    .where("voidedAt", "is", null)
    .orderBy("id")
    .execute();
}

/** Correspondences that time has changed and nobody has settled yet. */
export async function countOverdue(tx: Tx, now: string): Promise<number> {
  const row = await tx
    .selectFrom("correspondence")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("dueAt", "<=", now)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
