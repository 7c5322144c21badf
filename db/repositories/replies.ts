import { sql } from "kysely";
import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

export async function insertReply(tx: Tx, reply: NewRow<"reply">): Promise<number> {
  const row = await tx.insertInto("reply").values(reply).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function findAllReplies(tx: Tx, correspondenceId: string): Promise<Row<"reply">[]> {
  return tx
    .selectFrom("reply")
    .selectAll()
    .where("correspondenceId", "=", correspondenceId)
    .where("voidedAt", "is", null)
    .orderBy("receivedOn")
    .orderBy("id")
    .execute();
}

/** A reply of this correspondence, taken back or not. */
export async function findReply(
  tx: Tx,
  correspondenceId: string,
  id: number,
): Promise<Row<"reply"> | undefined> {
  return tx
    .selectFrom("reply")
    .selectAll()
    .where("id", "=", id)
    .where("correspondenceId", "=", correspondenceId)
    .executeTakeFirst();
}

/** Takes a reply back once; false when it was taken back before or is not of this correspondence. */
export async function voidReply(
  tx: Tx,
  correspondenceId: string,
  id: number,
  voidedAt: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("reply")
    .set({ voidedAt })
    .where("id", "=", id)
    .where("correspondenceId", "=", correspondenceId)
    .where("voidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Per correspondence: the day of the last reply. */
export async function findReplySummaries(tx: Tx, correspondenceIds: readonly string[]) {
  if (correspondenceIds.length === 0) return [];
  return tx
    .selectFrom("reply")
    .select(["correspondenceId", sql<string>`max(received_on)`.as("lastReplyOn")])
    .where("correspondenceId", "in", correspondenceIds)
    .where("voidedAt", "is", null)
    .groupBy("correspondenceId")
    .execute();
}
