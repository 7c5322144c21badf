import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row } from "../schema";

export async function insertMoveReport(tx: Tx, report: NewRow<"moveReport">): Promise<number> {
  const row = await tx.insertInto("moveReport").values(report).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** Stores the sealed place, which is bound to the row's id. */
export async function setPlace(tx: Tx, id: number, placeEncrypted: string): Promise<void> {
  await tx.updateTable("moveReport").set({ placeEncrypted }).where("id", "=", id).execute();
}

export async function findMoveReport(tx: Tx, id: number) {
  return reports(tx).where("moveReport.id", "=", id).executeTakeFirst();
}

/** What waits for a decision, oldest first. */
export async function findOpenMoveReports(tx: Tx, limit: number) {
  return reports(tx)
    .where("moveReport.decidedAt", "is", null)
    .orderBy("moveReport.id")
    .limit(limit)
    .execute();
}

/** The newest decided ones. */
export async function findDecidedMoveReports(tx: Tx, limit: number) {
  return reports(tx)
    .where("moveReport.decidedAt", "is not", null)
    .orderBy("moveReport.decidedAt", "desc")
    .limit(limit)
    .execute();
}

/** What a family has told of one person and nobody has decided yet. */
export async function findOpenMoveReportsOf(tx: Tx, prisonerId: string): Promise<Row<"moveReport">[]> {
  return tx
    .selectFrom("moveReport")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("decidedAt", "is", null)
    .orderBy("id")
    .execute();
}

/** What a family has told of one person and a coordinator decided since then, oldest first. */
export async function findMoveReportsDecidedSince(
  tx: Tx,
  prisonerId: string,
  since: string,
): Promise<Row<"moveReport">[]> {
  return tx
    .selectFrom("moveReport")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("decidedAt", ">=", since)
    .orderBy("id")
    .execute();
}

export async function countOpenMoveReports(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("moveReport")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("decidedAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** Decides once; false when somebody did before. */
export async function decideMoveReport(
  tx: Tx,
  id: number,
  decision: "confirmed" | "declined",
  decidedAt: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("moveReport")
    .set({ decision, decidedAt })
    .where("id", "=", id)
    .where("decidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What a family has told of one person and nobody has declined, oldest first. */
export async function findStandingMoveReports(tx: Tx, prisonerId: string): Promise<Row<"moveReport">[]> {
  return tx
    .selectFrom("moveReport")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where((eb) => eb.or([eb("decision", "is", null), eb("decision", "=", "confirmed")]))
    .orderBy("id")
    .execute();
}

/** Those among these people of whom a move or release was told that nobody has decided yet. */
export async function findPrisonersWithOpenMoves(tx: Tx, prisonerIds: readonly string[]): Promise<string[]> {
  if (prisonerIds.length === 0) return [];
  const rows = await openMovesAmong(tx, { prisonerIds });
  return rows.map((row) => row.prisonerId);
}

const openMovesAmong = prepared((tx, param: Param<{ prisonerIds: readonly string[] }>) =>
  tx
    .selectFrom("moveReport")
    .select("prisonerId")
    .distinct()
    .where(isAmong(tx, "prisonerId", param("prisonerIds")))
    .where("decidedAt", "is", null),
);

/** Letters on their way to a prisoner that no risk was noted for, each with the day it was posted. */
export async function findLettersNotAtRisk(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("letter")
    .select(["id", "sentOn", "stayId"])
    .where("prisonerId", "=", prisonerId)
    .where("state", "=", "sent")
    .where("atRisk", "=", 0)
    .execute();
}

/** How many letters on their way are at risk, and how many write. */
export async function countTouchedByMove(tx: Tx, prisonerId: string) {
  const letters = await tx
    .selectFrom("letter")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("prisonerId", "=", prisonerId)
    .where("state", "=", "sent")
    .where("atRisk", "=", 1)
    .executeTakeFirstOrThrow();
  const writers = await tx
    .selectFrom("correspondence")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("prisonerId", "=", prisonerId)
    .where("state", "<>", "closed")
    .executeTakeFirstOrThrow();
  return { letters: Number(letters.rows), writers: Number(writers.rows) };
}

function reports(tx: Tx) {
  return tx
    .selectFrom("moveReport")
    .innerJoin("prisoner", "prisoner.id", "moveReport.prisonerId")
    .selectAll("moveReport")
    .select(["prisoner.name", "prisoner.nameLatin", "prisoner.status"])
    .select(
      sql<
        string | null
      >`(select facility.name from stay join facility on facility.id = stay.facility_id where stay.prisoner_id = prisoner.id and stay.current = 1)`.as(
        "facilityName",
      ),
    );
}
