import { type ExpressionBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { Schema } from "../schema";
import { type Masks, overlaps } from "./eligibility";

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

/**
 * The classes a volunteer may write to that have somebody to suggest, each with its first tie group and how many
 * volunteers may write to it; a seek in `prisoner_load_suggestion` a class, in one statement.
 */
export async function findHeads(tx: Tx, { languageMask, channelMask }: Masks, seats: Seats) {
  const rows = await headsFor(tx, { languageMask, channelMask }, seats);
  return rows.flatMap(({ id, volunteers, loadRank, lastLetterOn }) =>
    loadRank === null || lastLetterOn === null ? [] : [{ id, volunteers, loadRank, lastLetterOn }],
  );
}

const headsFor = prepared((tx, param: Param<Masks>, seats: Seats) =>
  tx
    .selectFrom("eligibilityClass")
    .select((eb) => [
      "eligibilityClass.id",
      "eligibilityClass.volunteers",
      firstOfClass(eb, seats).select("prisonerLoad.loadRank").as("loadRank"),
      firstOfClass(eb, seats).select("prisonerLoad.lastLetterOn").as("lastLetterOn"),
    ])
    .where(overlaps({ languageMask: param("languageMask"), channelMask: param("channelMask") })),
);

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

/** The first prisoners of each of these classes, each up to its limit, tie group by tie group: in one statement. */
export async function findBatches(
  tx: Tx,
  parts: readonly { classId: number; limit: number }[],
  seats: Seats,
): Promise<Map<number, Candidate[]>> {
  const found = new Map<number, Candidate[]>(parts.map(({ classId }) => [classId, []]));
  if (parts.length === 0) return found;
  const params: Record<string, number> = {};
  for (const [at, { classId, limit }] of parts.entries()) {
    params[`class${at}`] = classId;
    params[`limit${at}`] = limit;
  }
  for (const { classId, ...candidate } of await batches(tx, params, `${seats} ${parts.length}`))
    found.get(classId ?? 0)?.push(candidate);
  return found;
}

const batches = prepared((tx, param: Param<Record<string, number>>, shape: `${Seats} ${number}`) => {
  const [seats, count] = shape.split(" ") as [Seats, string];
  const ofClass = (at: number) => {
    const first = inOrder(suggestable(tx, param(`class${at}`), seats).select(["classId", ...CANDIDATE]));
    return tx.selectFrom(first.limit(param(`limit${at}`)).as("first")).selectAll();
  };
  let all = ofClass(0);
  for (let at = 1; at < Number(count); at += 1) all = all.unionAll(ofClass(at));
  return all;
});

const CANDIDATE = ["prisonerId", "loadRank", "lastLetterOn", "ring"] as const;

const BEFORE_ALL: TieGroup = { loadRank: -1, lastLetterOn: "" };

const batch = prepared((tx, param: Param<TieGroup & { classId: number; limit: number }>, seats: Seats) =>
  inOrder(suggestable(tx, param("classId"), seats).select(CANDIDATE))
    .where(sql<boolean>`(load_rank, last_letter_on) > (${param("loadRank")}, ${param("lastLetterOn")})`)
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
      .select(CANDIDATE)
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

function inOrder<Row>(query: SelectQueryBuilder<Schema, "prisonerLoad", Row>) {
  return query.orderBy("loadRank").orderBy("lastLetterOn").orderBy("ring");
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
