import type { Tx } from "../connection.server";
import { lockTable } from "../dialects/locks";
import type { NewRow, Row, RowChange } from "../schema";
import { insertAll } from "./bulk";

/** One import or undo at a time: two of them would both create the facilities that both name. */
export function lockImports(tx: Tx): Promise<void> {
  return lockTable(tx, "importRun");
}

export async function insertImportRun(tx: Tx, run: NewRow<"importRun">): Promise<number> {
  const row = await tx.insertInto("importRun").values(run).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function findImportRun(tx: Tx, id: number): Promise<Row<"importRun"> | undefined> {
  return tx.selectFrom("importRun").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The newest imports first; `before`: only those with a smaller id. */
export async function findImportRuns(tx: Tx, before: number, limit: number): Promise<Row<"importRun">[]> {
  return tx
    .selectFrom("importRun")
    .selectAll()
    .where("id", "<", before)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Marks a run as undone; false: it was undone before. */
export async function markRunUndone(tx: Tx, id: number, undoneAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("importRun")
    .set({ undoneAt })
    .where("id", "=", id)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Names of the lists that prisoners were ever taken over from. */
export async function findKnownLists(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom("importRun")
    .select("list")
    .where("kind", "=", "prisoners")
    .distinct()
    .orderBy("list")
    .execute();
  return rows.map(({ list }) => list);
}

export async function insertImportEntries(tx: Tx, entries: readonly NewRow<"importEntry">[]): Promise<void> {
  await insertAll(tx, "importEntry", entries);
}

/** What a run did, in the order it did it. */
export async function findImportEntries(tx: Tx, runId: number): Promise<Row<"importEntry">[]> {
  return tx.selectFrom("importEntry").selectAll().where("runId", "=", runId).orderBy("id").execute();
}

const CHUNK = 500;

/** Notes the same outcome of an undo beside many entries. */
export async function setOutcomes(
  tx: Tx,
  ids: readonly number[],
  change: RowChange<"importEntry">,
): Promise<void> {
  for (let from = 0; from < ids.length; from += CHUNK) {
    await tx
      .updateTable("importEntry")
      .set(change)
      .where("id", "in", ids.slice(from, from + CHUNK))
      .execute();
  }
}

/** Entries of one kind, a page of them. */
export async function findImportEntriesPage(
  tx: Tx,
  runId: number,
  { subject, action }: Pick<Row<"importEntry">, "subject" | "action">,
  from: number,
  limit: number,
): Promise<Row<"importEntry">[]> {
  return tx
    .selectFrom("importEntry")
    .selectAll()
    .where("runId", "=", runId)
    .where("subject", "=", subject)
    .where("action", "=", action)
    .orderBy("id")
    .offset(from)
    .limit(limit)
    .execute();
}

/** How many entries of a run had each outcome; null where nobody undid it. */
export async function countOutcomes(tx: Tx, runId: number) {
  return tx
    .selectFrom("importEntry")
    .select((eb) => ["outcome", eb.fn.countAll<number>().as("count")])
    .where("runId", "=", runId)
    .groupBy("outcome")
    .execute();
}
