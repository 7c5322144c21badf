import type { ExpressionBuilder } from "kysely";
import type { Tx } from "../connection.server";
import type { NewRow, Row, Schema } from "../schema";
import { insertAll } from "./bulk";

type Entry = Row<"bulkEntry">;

/** Keeps who was chosen, all of them waiting. */
export async function insertBulkRun(
  tx: Tx,
  run: NewRow<"bulkRun">,
  prisonerIds: readonly string[],
): Promise<void> {
  await tx.insertInto("bulkRun").values(run).execute();
  const waiting = {
    runId: run.id,
    result: "waiting",
    valueBefore: null,
    valueAfter: null,
    undoResult: null,
  } as const;
  await insertAll(
    tx,
    "bulkEntry",
    prisonerIds.map((prisonerId) => ({ ...waiting, prisonerId })),
  );
}

/** Keeps a deed that was done in one go, with what it wrote over what. */
export async function insertFinishedRun(
  tx: Tx,
  run: NewRow<"bulkRun">,
  entries: readonly Pick<Entry, "prisonerId" | "valueBefore" | "valueAfter">[],
): Promise<void> {
  await tx.insertInto("bulkRun").values(run).execute();
  await insertAll(
    tx,
    "bulkEntry",
    entries.map((entry) => ({ ...entry, runId: run.id, result: "done" as const, undoResult: null })),
  );
}

export async function findBulkRun(tx: Tx, id: string): Promise<Row<"bulkRun"> | undefined> {
  return tx.selectFrom("bulkRun").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The newest deeds, with how many were done and how many of those taken back. */
export async function findBulkRuns(tx: Tx, limit: number) {
  return tx
    .selectFrom("bulkRun")
    .selectAll("bulkRun")
    .select((eb) => [
      countOf(eb, "result", "done").as("done"),
      countOf(eb, "undoResult", "undone").as("undone"),
    ])
    .orderBy("startedAt", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

function countOf(eb: ExpressionBuilder<Schema, "bulkRun">, column: "result" | "undoResult", word: string) {
  return eb
    .selectFrom("bulkEntry")
    .select((each) => each.fn.countAll<number>().as("count"))
    .whereRef("bulkEntry.runId", "=", "bulkRun.id")
    .where(column, "=", word as never);
}

/** Holds a deed for the rest of the transaction: whoever would go on with it waits. */
export async function lockBulkRun(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("bulkRun")
    .set((eb) => ({ id: eb.ref("id") }))
    .where("id", "=", id)
    .execute();
}

/** Notes that a deed is being taken back; false: it was before. */
export async function markRunUndone(tx: Tx, id: string, undoneAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("bulkRun")
    .set({ undoneAt })
    .where("id", "=", id)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** People a deed has yet to be done to. */
export async function findWaitingEntries(tx: Tx, runId: string, limit: number): Promise<Entry[]> {
  return tx
    .selectFrom("bulkEntry")
    .selectAll()
    .where("runId", "=", runId)
    .where("result", "=", "waiting")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** People to whom a deed was done that has yet to be taken back. */
export async function findUndoableEntries(tx: Tx, runId: string, limit: number): Promise<Entry[]> {
  return tx
    .selectFrom("bulkEntry")
    .selectAll()
    .where("runId", "=", runId)
    .where("result", "=", "done")
    .where("undoResult", "is", null)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Writes what became of these people, in one statement. */
export async function saveEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto("bulkEntry")
    .values([...entries])
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((eb) => ({
        result: eb.ref("excluded.result"),
        valueBefore: eb.ref("excluded.valueBefore"),
        valueAfter: eb.ref("excluded.valueAfter"),
        undoResult: eb.ref("excluded.undoResult"),
      })),
    )
    .execute();
}

/** How many people a deed left in which state. */
export async function countEntries(tx: Tx, runId: string) {
  return tx
    .selectFrom("bulkEntry")
    .select((eb) => ["result", "undoResult", eb.fn.countAll<number>().as("count")])
    .where("runId", "=", runId)
    .groupBy(["result", "undoResult"])
    .execute();
}

/** Those a deed was not done to, or could not be taken back from, by name, at most `limit`. */
export async function findEntriesLeft(tx: Tx, runId: string, limit: number) {
  return tx
    .selectFrom("bulkEntry")
    .innerJoin("prisoner", "prisoner.id", "bulkEntry.prisonerId")
    .leftJoin("prisoner as survivor", "survivor.id", "prisoner.mergedInto")
    .select((eb) => [
      eb.fn.coalesce("survivor.id", "prisoner.id").as("id"),
      "prisoner.name",
      "bulkEntry.result",
      "bulkEntry.undoResult",
    ])
    .where("bulkEntry.runId", "=", runId)
    .where((eb) =>
      eb.or([eb("result", "not in", ["done", "waiting"]), eb("undoResult", "=", "changed-since")]),
    )
    .orderBy("prisoner.nameSearch")
    .orderBy("prisoner.id")
    .limit(limit)
    .execute();
}
