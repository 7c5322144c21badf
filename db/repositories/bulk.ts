import type { Tx } from "../connection.server";
import { continueIds } from "../dialects/growing-ids";
import { insertRows } from "../dialects/many-rows";
import type { NewRow, Schema } from "../schema";

/** Tables whose rows have a growing integer id. */
export type NumberedTable = {
  [Table in keyof Schema]: "id" extends keyof NewRow<Table>
    ? number | undefined extends NewRow<Table>["id"]
      ? Table
      : never
    : never;
}[keyof Schema];

/** Inserts many rows, all with the same columns, in few statements. */
export async function insertAll<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: readonly NewRow<Table>[],
): Promise<void> {
  await insertRows(tx, table, rows);
}

/** The highest id in use, 0 in an empty table. */
export async function findLastId(tx: Tx, table: NumberedTable): Promise<number> {
  const row = await tx
    .selectFrom(table as "letter")
    .select((eb) => eb.fn.max("id").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** To be called after rows were inserted with ids of their own, so that the next one gets a free one. */
export async function continueIdsOf(tx: Tx, table: NumberedTable): Promise<void> {
  await continueIds(tx, table);
}

/** Counts every volunteer's open correspondences anew. */
export async function recountOpenCorrespondences(tx: Tx): Promise<void> {
  await tx
    .updateTable("volunteerProfile")
    .set((eb) => ({
      openCount: eb
        .selectFrom("correspondence")
        .select((each) => each.fn.countAll<number>().as("open"))
        .whereRef("correspondence.personId", "=", "volunteerProfile.personId")
        .where("correspondence.state", "<>", "closed"),
    }))
    .execute();
}
