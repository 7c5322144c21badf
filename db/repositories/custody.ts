import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

/** The status in force: the newest entry of the history that was not taken back. */
export async function findCurrentStatus(
  tx: Tx,
  prisonerId: string,
): Promise<Row<"statusChange"> | undefined> {
  return tx
    .selectFrom("statusChange")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function insertCustodyChange(tx: Tx, change: NewRow<"custodyChange">): Promise<void> {
  await tx.insertInto("custodyChange").values(change).execute();
}

/** One change of this prisoner's custody; somebody else's is not found. */
export async function findCustodyChange(tx: Tx, prisonerId: string, id: string) {
  return tx
    .selectFrom("custodyChange")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** A change that was recorded at this instant and holds. */
export async function findCustodyChangeAt(tx: Tx, prisonerId: string, recordedAt: string) {
  return tx
    .selectFrom("custodyChange")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("recordedAt", "=", recordedAt)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
}

/** The moves of a prisoner to another place that hold, oldest first. */
export async function findStandingMoves(tx: Tx, prisonerId: string): Promise<Row<"custodyChange">[]> {
  return tx
    .selectFrom("custodyChange")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("isElsewhere", "=", 1)
    .where("undoneAt", "is", null)
    .orderBy("recordedAt")
    .execute();
}

/** The newest change that holds. */
export async function findLastCustodyChange(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("custodyChange")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("undoneAt", "is", null)
    .orderBy("statusChangeId", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Marks a change as undone and lets go of the stay it began, which may then be deleted; false when it was before. */
export async function undoCustodyChange(tx: Tx, id: string, undoneAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("custodyChange")
    .set({ undoneAt, stayId: null })
    .where("id", "=", id)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function voidStatusChange(tx: Tx, id: number, voidedAt: string): Promise<void> {
  await tx.updateTable("statusChange").set({ voidedAt }).where("id", "=", id).execute();
}

/** Deletes a stay nothing hangs on, and lets the one before it go on. */
export async function restoreStay(tx: Tx, stayId: number | null, endedStayId: number | null): Promise<void> {
  if (stayId !== null) await tx.deleteFrom("stay").where("id", "=", stayId).execute();
  if (endedStayId === null) return;
  await tx
    .updateTable("stay")
    .set({ current: 1, untilDate: null, untilPrecision: "unknown" })
    .where("id", "=", endedStayId)
    .execute();
}

/** Whether letters were posted, parcels sent, or the address was confirmed, since a stay began. */
export async function findBuiltOnStay(
  tx: Tx,
  prisonerId: string,
  stayId: number,
): Promise<"letters" | "parcels" | "confirmed" | null> {
  const letter = await tx
    .selectFrom("letter")
    .select("id")
    .where("prisonerId", "=", prisonerId)
    .where("stayId", "=", stayId)
    .limit(1)
    .executeTakeFirst();
  if (letter) return "letters";
  const parcel = await tx
    .selectFrom("parcel")
    .select("id")
    .where("stayId", "=", stayId)
    .where("sentOn", "is not", null)
    .limit(1)
    .executeTakeFirst();
  if (parcel) return "parcels";
  const word = await tx
    .selectFrom("addressConfirmation")
    .select("id")
    .where("stayId", "=", stayId)
    .where("voidedAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  return word ? "confirmed" : null;
}

export async function insertClosing(tx: Tx, closing: NewRow<"custodyClosing">): Promise<void> {
  await tx.insertInto("custodyClosing").values(closing).execute();
}

/** What a change closed, each with the correspondence as it stands now, in the order their writers are locked. */
export async function findClosings(tx: Tx, custodyChangeId: string) {
  return tx
    .selectFrom("custodyClosing")
    .innerJoin("correspondence", "correspondence.id", "custodyClosing.correspondenceId")
    .selectAll("correspondence")
    .select("custodyClosing.state as stateBefore")
    .where("custodyClosing.custodyChangeId", "=", custodyChangeId)
    .orderBy("correspondence.id")
    .execute();
}

/** Letters to a prisoner that are on their way, each with what decides whether a move puts it at risk. */
export async function findLettersOnTheirWay(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("letter")
    .select(["id", "sentOn", "stayId", "atRisk"])
    .where("prisonerId", "=", prisonerId)
    .where("state", "=", "sent")
    .execute();
}

export async function countOpenWriters(tx: Tx, prisonerId: string): Promise<number> {
  const row = await tx
    .selectFrom("correspondence")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("prisonerId", "=", prisonerId)
    .where("state", "<>", "closed")
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** A family's confirmed word waits for a decision again. */
export async function reopenMoveReport(tx: Tx, id: number): Promise<void> {
  await tx.updateTable("moveReport").set({ decision: null, decidedAt: null }).where("id", "=", id).execute();
}
