import type { ExpressionBuilder } from "kysely";
import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange, Schema } from "../schema";

export async function insertImportDraft(tx: Tx, draft: NewRow<"importDraft">): Promise<void> {
  await tx.insertInto("importDraft").values(draft).execute();
}

/** A draft that is not too old at `now`. */
export async function findImportDraft(
  tx: Tx,
  id: string,
  now: string,
): Promise<Row<"importDraft"> | undefined> {
  return tx
    .selectFrom("importDraft")
    .selectAll()
    .where("id", "=", id)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
}

/** Files that wait to be imported, newest first, without what is in them. */
export async function findOpenImportDrafts(tx: Tx, now: string, limit: number) {
  return tx
    .selectFrom("importDraft")
    .select(["id", "personId", "kind", "list", "createdAt", "expiresAt"])
    .where("expiresAt", ">", now)
    .where("state", "<>", "done")
    .orderBy("createdAt", "desc")
    .limit(limit)
    .execute();
}

/** Changes a draft that nobody is importing at `now`; false: somebody is, or did. */
export async function updateFreeDraft(
  tx: Tx,
  id: string,
  change: RowChange<"importDraft">,
  now: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("importDraft")
    .set(change)
    .where("id", "=", id)
    .where(isFree(now))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Gives a free draft to one attempt. */
export async function takeImportDraft(
  tx: Tx,
  id: string,
  now: string,
  attempt: Pick<Row<"importDraft">, "attempt" | "leaseUntil" | "shown">,
): Promise<boolean> {
  return updateFreeDraft(tx, id, { ...attempt, state: "applying", failure: null }, now);
}

/** Ends an attempt; false: the draft is no longer this attempt's. */
export async function endAttempt(
  tx: Tx,
  id: string,
  attempt: string,
  change: RowChange<"importDraft">,
): Promise<boolean> {
  const result = await tx
    .updateTable("importDraft")
    .set({ ...change, attempt: null, leaseUntil: null })
    .where("id", "=", id)
    .where("attempt", "=", attempt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Files nobody came back for. */
export async function deleteOldImportDrafts(tx: Tx, now: string): Promise<number> {
  const result = await tx.deleteFrom("importDraft").where("expiresAt", "<=", now).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Nobody imports it, or whoever did has not come back in time. */
function isFree(now: string) {
  return (eb: ExpressionBuilder<Schema, "importDraft">) =>
    eb.or([eb("state", "=", "open"), eb.and([eb("state", "=", "applying"), eb("leaseUntil", "<=", now)])]);
}
