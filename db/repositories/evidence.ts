import type { Tx } from "../connection.server";
import type { Row } from "../schema";

/** What evidence hangs on: voiding it voids the events it caused. */
export type Cause = Partial<
  Pick<Row<"letterEvent">, "receiptLineId" | "replyId" | "moveReportId" | "custodyChangeId">
>;

/** Voids the events of a cause that still hold; answers the letters they were about. */
export async function voidEventsOf(tx: Tx, cause: Cause, voidedAt: string): Promise<number[]> {
  let update = tx.updateTable("letterEvent").set({ voidedAt }).where("voidedAt", "is", null);
  for (const [column, id] of Object.entries(cause) as [keyof Cause, number | string][]) {
    update = update.where(column, "=", id);
  }
  const rows = await update.returning("letterId").execute();
  return [...new Set(rows.map((row) => row.letterId))];
}

export async function voidEvent(tx: Tx, id: number, voidedAt: string): Promise<void> {
  await tx.updateTable("letterEvent").set({ voidedAt }).where("id", "=", id).execute();
}

/** The events of these letters that still hold, oldest first. */
export async function findEventsOf(tx: Tx, letterIds: readonly number[]): Promise<Row<"letterEvent">[]> {
  if (letterIds.length === 0) return [];
  return tx
    .selectFrom("letterEvent")
    .selectAll()
    .where("letterId", "in", letterIds)
    .where("voidedAt", "is", null)
    .orderBy("id")
    .execute();
}

/** To whom these letters are. */
export async function findPrisonersOf(tx: Tx, letterIds: readonly number[]): Promise<string[]> {
  if (letterIds.length === 0) return [];
  const rows = await tx
    .selectFrom("letter")
    .select("prisonerId")
    .distinct()
    .where("id", "in", letterIds)
    .orderBy("prisonerId")
    .execute();
  return rows.map((row) => row.prisonerId);
}

/** Sets what follows from a letter's events. */
export async function setLetterState(
  tx: Tx,
  letterId: number,
  change: Pick<Row<"letter">, "state" | "atRisk" | "contradicted">,
): Promise<void> {
  await tx.updateTable("letter").set(change).where("id", "=", letterId).execute();
}
