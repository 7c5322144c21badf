import { sql } from "kysely";
import type { Tx } from "../connection.server";

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

const suggestable = (tx: Tx, classId: number, seats: Seats) => {
  const query = tx.selectFrom("prisonerLoad").where("suggestable", "=", 1).where("classId", "=", classId);
  return seats === "new" ? query.whereRef("seatsProvisional", "<", "cap") : query;
};

/** The first tie group of a class, or the first after another; one seek in `prisoner_load_suggestion`. */
export async function findNextGroup(
  tx: Tx,
  classId: number,
  seats: Seats,
  after: TieGroup | null,
): Promise<TieGroup | undefined> {
  let query = suggestable(tx, classId, seats).select(["loadRank", "lastLetterOn"]);
  if (after) {
    query = query.where(
      sql<boolean>`(load_rank, last_letter_on) > (${after.loadRank}, ${after.lastLetterOn})`,
    );
  }
  return query.orderBy("loadRank").orderBy("lastLetterOn").orderBy("ring").limit(1).executeTakeFirst();
}

/** Members of a tie group whose place in the ring is at or after `from` (or before it), in ring order. */
export async function findInGroup(
  tx: Tx,
  classId: number,
  seats: Seats,
  group: TieGroup,
  ring: { side: "from" | "before"; entry: number },
  limit: number,
): Promise<Candidate[]> {
  return suggestable(tx, classId, seats)
    .select(["prisonerId", "loadRank", "lastLetterOn", "ring"])
    .where("loadRank", "=", group.loadRank)
    .where("lastLetterOn", "=", group.lastLetterOn)
    .where("ring", ring.side === "from" ? ">=" : "<", ring.entry)
    .orderBy("ring")
    .orderBy("prisonerId")
    .limit(limit)
    .execute();
}
