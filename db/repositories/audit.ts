import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";

export async function insertAuditEntry(tx: Tx, entry: NewRow<"auditEntry">): Promise<void> {
  await tx.insertInto("auditEntry").values(entry).execute();
}

/** What the desk did for one prisoner, newest first. */
export async function findAuditEntriesOf(tx: Tx, prisonerId: string, limit: number) {
  return tx
    .selectFrom("auditEntry")
    .select(["id", "action", "detail", "recordedAt"])
    .where("prisonerId", "=", prisonerId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
