import type { Tx } from "../connection.server";
import type { NewRow, RowChange } from "../schema";

const CHUNK = 500;

export async function updateRecognition(
  tx: Tx,
  list: string,
  externalId: string,
  change: RowChange<"recognition">,
): Promise<void> {
  await tx
    .updateTable("recognition")
    .set(change)
    .where("list", "=", list)
    .where("externalId", "=", externalId)
    .execute();
}

/** Everybody a list ever named, with what it said last. */
export async function findAllRecognitions(tx: Tx, list: string) {
  return tx
    .selectFrom("recognition")
    .select(["externalId", "prisonerId", "rowDigest"])
    .where("list", "=", list)
    .execute();
}

/** Notes that a list still names these people. */
export async function markSeen(
  tx: Tx,
  list: string,
  externalIds: readonly string[],
  seenAt: string,
): Promise<void> {
  for (let from = 0; from < externalIds.length; from += CHUNK) {
    await tx
      .updateTable("recognition")
      .set({ seenAt })
      .where("list", "=", list)
      .where("externalId", "in", externalIds.slice(from, from + CHUNK))
      .execute();
  }
}

export async function insertRecognition(tx: Tx, recognition: NewRow<"recognition">): Promise<void> {
  await tx.insertInto("recognition").values(recognition).execute();
}
