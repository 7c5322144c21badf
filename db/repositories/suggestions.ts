import { type ExpressionBuilder, sql } from "kysely";
import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { Schema } from "../schema";

/** Prisoners with the same load and the same silence, in one eligibility class. */
export interface TieGroup {
  loadRank: number;
  lastLetterOn: string;
}

export interface Candidate extends TieGroup {
  prisonerId: string;
  ring: number;
}

/** A new account sees only those whose seats for new accounts are not all held. */
type Seats = "known" | "new";

/** The first tie group of each class that has one; a seek in `prisoner_load_suggestion` a class, in one statement. */
export async function findHeads(tx: Tx, classIds: readonly number[], seats: Seats) {
  if (classIds.length === 0) return [];
  const rows = await tx
    .selectFrom("eligibilityClass")
    .select((eb) => [
      "eligibilityClass.id",
      firstOfClass(eb, seats).select("prisonerLoad.loadRank").as("loadRank"),
      firstOfClass(eb, seats).select("prisonerLoad.lastLetterOn").as("lastLetterOn"),
    ])
    .where("eligibilityClass.id", "in", classIds)
    .execute();
  return rows.flatMap(({ id, loadRank, lastLetterOn }) =>
    loadRank === null || lastLetterOn === null ? [] : [{ id, loadRank, lastLetterOn }],
  );
}

/** The next prisoners of a class after a tie group (null: from the beginning), tie group by tie group. */
export function findBatch(
  tx: Tx,
  classId: number,
  seats: Seats,
  after: TieGroup | null,
  limit: number,
): Promise<Candidate[]> {
  return batch(tx, { classId, limit, ...(after ?? BEFORE_ALL) }, seats);
}

const BEFORE_ALL: TieGroup = { loadRank: -1, lastLetterOn: "" };

const batch = prepared((tx, param: Param<TieGroup & { classId: number; limit: number }>, seats: Seats) =>
  suggestable(tx, param("classId"), seats)
    .select(["prisonerId", "loadRank", "lastLetterOn", "ring"])
    .where(sql<boolean>`(load_rank, last_letter_on) > (${param("loadRank")}, ${param("lastLetterOn")})`)
    .orderBy("loadRank")
    .orderBy("lastLetterOn")
    .orderBy("ring")
    .limit(param("limit")),
);

/** Members of a tie group whose place in the ring is at or after `entry` (or before it), in ring order. */
export function findInGroup(
  tx: Tx,
  classId: number,
  seats: Seats,
  { loadRank, lastLetterOn }: TieGroup,
  ring: { side: "from" | "before"; entry: number },
  limit: number,
): Promise<Candidate[]> {
  const params = { classId, loadRank, lastLetterOn, entry: ring.entry, limit };
  return inGroup(tx, params, `${seats} ${ring.side}`);
}

const inGroup = prepared(
  (
    tx,
    param: Param<TieGroup & { classId: number; entry: number; limit: number }>,
    shape: `${Seats} ${"from" | "before"}`,
  ) =>
    suggestable(tx, param("classId"), shape.startsWith("new") ? "new" : "known")
      .select(["prisonerId", "loadRank", "lastLetterOn", "ring"])
      .where("loadRank", "=", param("loadRank"))
      .where("lastLetterOn", "=", param("lastLetterOn"))
      .where("ring", shape.endsWith("from") ? ">=" : "<", param("entry"))
      .orderBy("ring")
      .orderBy("prisonerId")
      .limit(param("limit")),
);

function suggestable(tx: Tx, classId: number, seats: Seats) {
  const query = tx.selectFrom("prisonerLoad").where("suggestable", "=", 1).where("classId", "=", classId);
  return seats === "new" ? query.whereRef("seatsProvisional", "<", "cap") : query;
}

function firstOfClass(eb: ExpressionBuilder<Schema, "eligibilityClass">, seats: Seats) {
  const query = eb
    .selectFrom("prisonerLoad")
    .where("prisonerLoad.suggestable", "=", 1)
    .whereRef("prisonerLoad.classId", "=", "eligibilityClass.id")
    .orderBy("prisonerLoad.loadRank")
    .orderBy("prisonerLoad.lastLetterOn")
    .orderBy("prisonerLoad.ring")
    .limit(1);
  return seats === "new" ? query.whereRef("prisonerLoad.seatsProvisional", "<", "prisonerLoad.cap") : query;
}
