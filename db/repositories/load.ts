import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { insertRows } from "../dialects/many-rows";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row } from "../schema";
import { forgetVerdicts } from "./parcel-verdicts";

/** What `alone_since` holds while somebody writes. */
const ATTENDED = "9999-12-31";

interface Ids {
  prisonerIds: readonly string[];
}

export interface LoadDelta {
  weightMilli: number;
  taken: number;
  provisional: number;
  /** Whoever leaves nobody behind also says since when; see {@link saveAloneSince}. */
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
  const writers = sql<number>`writers + ${delta.writers}`;
  const letterOn = delta.letterOn ?? "";
  let update = tx
    .updateTable("prisonerLoad")
    .set({
      loadMilli: load,
      loadRank: sql`cast((${load}) * 1000 / target as integer)`,
      seatsTaken: taken,
      seatsProvisional: sql`seats_provisional + ${delta.provisional}`,
      writers,
      aloneSince: sql`case when ${writers} > 0 then ${ATTENDED} else alone_since end`,
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

/** Stored loads of these prisoners. */
export async function findAllLoads(tx: Tx, prisonerIds: readonly string[]): Promise<Row<"prisonerLoad">[]> {
  if (prisonerIds.length === 0) return [];
  return tx.selectFrom("prisonerLoad").selectAll().where("prisonerId", "in", prisonerIds).execute();
}

/**
 * Makes whoever else would change these loads wait until this transaction ends. Whoever holds a load may change what
 * decides about parcels, so that those of these prisoners are judged again.
 */
export async function lockLoads(tx: Tx, prisonerIds: readonly string[]): Promise<void> {
  await touchLoads(tx, { prisonerIds });
  await forgetVerdicts(tx, prisonerIds);
}

const touchLoads = prepared((tx, param: Param<Ids>) =>
  tx
    .updateTable("prisonerLoad")
    .set((eb) => ({ prisonerId: eb.ref("prisonerId") }))
    .where(isAmong(tx, "prisonerId", param("prisonerIds"))),
);

/** Replaces the stored loads of these prisoners as a whole. */
export async function saveLoads(tx: Tx, loads: readonly NewRow<"prisonerLoad">[]): Promise<void> {
  await insertRows(tx, "prisonerLoad", loads, "prisonerId");
}

/**
 * What the loads of these prisoners (at most 500) rest on, read from the rows that cause them: status and languages,
 * where they are held, the consent in force, the sums over their correspondences.
 */
export function findAllLoadFacts(tx: Tx, prisonerIds: readonly string[]) {
  return loadFacts(tx, { prisonerIds });
}

const loadFacts = prepared((tx, param: Param<Ids>) =>
  tx
    .selectFrom("prisoner")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("correspondence")
          .select([
            "correspondence.prisonerId",
            sql<number>`sum(weight_milli)`.as("weightMilli"),
            sql<number>`sum(case when seat = 'taken' then 1 else 0 end)`.as("seatsTaken"),
            sql<number>`sum(case when seat = 'provisional' then 1 else 0 end)`.as("seatsProvisional"),
            sql<number>`sum(case when weight_milli > 0 then 1 else 0 end)`.as("writers"),
          ])
          .where(isAmong(tx, "correspondence.prisonerId", param("prisonerIds")))
          .groupBy("correspondence.prisonerId")
          .as("sums"),
      (join) => join.onRef("sums.prisonerId", "=", "prisoner.id"),
    )
    .select([
      "prisoner.id",
      "prisoner.status",
      "prisoner.mergedInto",
      "prisoner.createdAt",
      "prisoner.birthDate",
      "prisoner.birthPrecision",
      "prisoner.languageMask",
      "prisoner.target",
      "prisoner.cap",
      "stay.facilityId",
      "facility.address",
      "facility.postcode",
      "sums.weightMilli",
      "sums.seatsTaken",
      "sums.seatsProvisional",
      "sums.writers",
    ])
    .select((eb) => [
      eb
        .selectFrom("consent")
        .select("consent.state")
        .whereRef("consent.prisonerId", "=", "prisoner.id")
        .where("consent.purpose", "=", "letters")
        .where("consent.withdrawnAt", "is", null)
        .orderBy("consent.id", "desc")
        .limit(1)
        .as("consentLetters"),
      eb
        .selectFrom("letter")
        .select((letter) => letter.fn.max("letter.sentOn").as("sentOn"))
        .whereRef("letter.prisonerId", "=", "prisoner.id")
        .where("letter.state", "<>", "reserved")
        .as("lastLetterOn"),
    ])
    .where(isAmong(tx, "prisoner.id", param("prisonerIds"))),
);

/** Every correspondence in which one of these prisoners was ever written to, as far as it tells until when. */
export async function findAllPastThreads(tx: Tx, prisonerIds: readonly string[]) {
  return prisonerIds.length === 0 ? [] : pastThreads(tx, { prisonerIds });
}

const pastThreads = prepared((tx, param: Param<Ids>) =>
  tx
    .selectFrom("correspondence")
    .select(["prisonerId", "weightMilli", "lastLetterOn", "rhythmDays", "closedAt"])
    .where(isAmong(tx, "prisonerId", param("prisonerIds")))
    .where("lastLetterOn", "is not", null),
);

/** Since when a prisoner has been without a living writer, as long as that is so. */
export async function saveAloneSince(tx: Tx, prisonerId: string, since: string): Promise<void> {
  await tx
    .updateTable("prisonerLoad")
    .set({ aloneSince: since })
    .where("prisonerId", "=", prisonerId)
    .where("writers", "=", 0)
    .execute();
}

export function findAllExternalLoads(tx: Tx, prisonerIds: readonly string[]) {
  return externalLoads(tx, { prisonerIds });
}

const externalLoads = prepared((tx, param: Param<Ids>) =>
  tx
    .selectFrom("externalLoad")
    .select(["prisonerId", "band"])
    .where(isAmong(tx, "prisonerId", param("prisonerIds"))),
);

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
