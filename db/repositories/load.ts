import { sql } from "kysely";
import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

export interface LoadDelta {
  weightMilli: number;
  taken: number;
  provisional: number;
  writers: number;
  /** The day of a letter just logged; an earlier one changes nothing. */
  letterOn?: string;
}

/** Whose seat the change takes: then the statement holds only while one is left for that account. */
export type SeatGuard = "known" | "new" | null;

/**
 * Changes a prisoner's stored load by what one correspondence changed. With a guard the condition "a seat is left"
 * stands in the statement itself; false means none was.
 */
export async function applyLoadDelta(
  tx: Tx,
  prisonerId: string,
  delta: LoadDelta,
  guard: SeatGuard = null,
): Promise<boolean> {
  const load = sql<number>`load_milli + ${delta.weightMilli}`;
  const taken = sql<number>`seats_taken + ${delta.taken}`;
  const letterOn = delta.letterOn ?? "";
  let update = tx
    .updateTable("prisonerLoad")
    .set({
      loadMilli: load,
      loadRank: sql`(${load}) * 1000 / target`,
      seatsTaken: taken,
      seatsProvisional: sql`seats_provisional + ${delta.provisional}`,
      writers: sql`writers + ${delta.writers}`,
      lastLetterOn: sql`case when ${letterOn} > last_letter_on then ${letterOn} else last_letter_on end`,
      suggestable: sql`case when open = 1 and ${taken} < cap then 1 else 0 end`,
    })
    .where("prisonerId", "=", prisonerId);
  if (guard) update = update.whereRef("seatsTaken", "<", "cap");
  if (guard === "new") update = update.whereRef("seatsProvisional", "<", "cap");
  const result = await update.executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes the newest day of a letter anew, after one was taken back. */
export async function recountLastLetter(tx: Tx, prisonerId: string): Promise<void> {
  await tx
    .updateTable("prisonerLoad")
    .set({
      lastLetterOn: sql`coalesce((select max(sent_on) from letter where letter.prisoner_id = ${prisonerId} and letter.state <> 'reserved'), '')`,
    })
    .where("prisonerId", "=", prisonerId)
    .execute();
}

export async function findLoad(tx: Tx, prisonerId: string): Promise<Row<"prisonerLoad"> | undefined> {
  return tx.selectFrom("prisonerLoad").selectAll().where("prisonerId", "=", prisonerId).executeTakeFirst();
}

/** Replaces a prisoner's stored load as a whole. */
export async function saveLoad(tx: Tx, load: NewRow<"prisonerLoad">): Promise<void> {
  const { prisonerId, ...columns } = load;
  await tx
    .insertInto("prisonerLoad")
    .values({ prisonerId, ...columns })
    .onConflict((conflict) => conflict.column("prisonerId").doUpdateSet(columns))
    .execute();
}

/** What a prisoner's load is made of, read from the rows that cause it. */
export async function findLoadSums(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("correspondence")
    .select([
      sql<number>`coalesce(sum(weight_milli), 0)`.as("weightMilli"),
      sql<number>`coalesce(sum(case when seat = 'taken' then 1 else 0 end), 0)`.as("seatsTaken"),
      sql<number>`coalesce(sum(case when seat = 'provisional' then 1 else 0 end), 0)`.as("seatsProvisional"),
      sql<number>`coalesce(sum(case when weight_milli > 0 then 1 else 0 end), 0)`.as("writers"),
      sql<string>`coalesce((select max(sent_on) from letter where letter.prisoner_id = ${prisonerId} and letter.state <> 'reserved'), '')`.as(
        "lastLetterOn",
      ),
    ])
    .where("prisonerId", "=", prisonerId)
    .executeTakeFirstOrThrow();
}

export async function findAllExternalLoads(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("externalLoad")
    .select(["list", "band", "asOf"])
    .where("prisonerId", "=", prisonerId)
    .execute();
}

/** Ids of every prisoner, in order, a page at a time. */
export async function findPrisonerIdsAfter(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("prisoner")
    .select("id")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
