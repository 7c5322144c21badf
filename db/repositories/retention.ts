import { sql } from "kysely";
import type { Tx } from "../connection.server";
import type { Schema } from "../schema";

/** What ends by a date alone, and what becomes of the row then. */
interface Ending {
  table: keyof Schema;
  /** The instant counted from; a row without it stays. */
  endedAt: string;
  /** A column that is emptied, and what stands there then; without one the whole row goes. */
  empties?: { column: string; to: "" | null };
  /** A further condition, in SQL. */
  only?: string;
}

/** Rows that go, or lose their text, some days after they ended, each kind under the name of its period. */
export const endings = {
  audit: [{ table: "auditEntry", endedAt: "recorded_at" }],
  link: [
    { table: "invitation", endedAt: "expires_at", only: "used_at is null" },
    { table: "takeOver", endedAt: "expires_at" },
    { table: "writerPermit", endedAt: "expires_at", only: "used_at is null" },
  ],
  withdrawn: [
    { table: "privateNote", endedAt: "withdrawn_at" },
    { table: "need", endedAt: "voided_at" },
    { table: "measurement", endedAt: "voided_at" },
    { table: "parcelFact", endedAt: "voided_at" },
    { table: "wantedThing", endedAt: "voided_at" },
    { table: "moveReport", endedAt: "decided_at", empties: { column: "place_encrypted", to: null } },
    { table: "deskView", endedAt: "removed_at" },
    { table: "parcel", endedAt: "closed_at", empties: { column: "tracking_encrypted", to: null } },
    {
      table: "parcelItem",
      endedAt: "(select closed_at from parcel where parcel.id = parcel_item.parcel_id)",
      empties: { column: "text_encrypted", to: null },
    },
  ],
  plan: [{ table: "plan", endedAt: "changed_at" }],
  complaint: [{ table: "report", endedAt: "decided_at", empties: { column: "text_encrypted", to: "" } }],
} as const satisfies Record<string, readonly Ending[]>;

/** Lets at most `limit` rows of one kind go that ended at `before` or earlier; answers how many. */
export async function endRows(tx: Tx, ending: Ending, before: string, limit: number): Promise<number> {
  const { table, endedAt, empties, only = "1 = 1" } = ending;
  const column = sql.raw(endedAt);
  const emptied = sql.raw(empties?.column ?? "id");
  const isLeft = empties === undefined ? sql`1 = 1` : sql`${emptied} <> ''`;
  const ids = sql`select id from ${sql.table(table)}
    where ${column} <= ${before} and ${sql.raw(only)} and ${isLeft} order by id limit ${limit}`;
  const done =
    empties === undefined
      ? await sql`delete from ${sql.table(table)} where id in (${ids})`.execute(tx)
      : await sql`update ${sql.table(table)} set ${emptied} = ${empties.to} where id in (${ids})`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/** Accounts nobody has signed in to since `before`, those of whoever runs the house included, oldest first. */
export async function findUnused(tx: Tx, before: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("person")
    .select("id")
    .where("lastSeenOn", "<=", before)
    .orderBy("lastSeenOn")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Writers of an old spreadsheet to whom nothing leads any more, with their links; answers how many. */
export async function deleteForgottenSheetWriters(tx: Tx, madeBefore: string): Promise<number> {
  const idle = tx
    .selectFrom("sheetWriter")
    .select("sheetWriter.id")
    .where("createdAt", "<=", madeBefore)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("sheetPair")
            .select("sheetPair.id")
            .whereRef("sheetPair.sheetWriterId", "=", "sheetWriter.id"),
        ),
      ),
    );
  await tx.deleteFrom("takeOver").where("sheetWriterId", "in", idle).execute();
  const result = await tx.deleteFrom("sheetWriter").where("id", "in", idle).executeTakeFirst();
  return Number(result.numDeletedRows);
}
