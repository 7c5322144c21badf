import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { type MovedTable, movedTables } from "../merge-tables";
import type { Row, RowChange } from "../schema";

/** How many rows of a record each table holds: what a merge would move. */
export async function countRowsOf(tx: Tx, prisonerId: string): Promise<Record<MovedTable, number>> {
  const counts: Partial<Record<MovedTable, number>> = {};
  for (const table of movedTables) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} where prisoner_id = ${prisonerId}`.execute(tx);
    counts[table] = Number(rows[0]?.count ?? 0);
  }
  return counts as Record<MovedTable, number>;
}

/** Whether anything was noted of a prisoner after an instant, and stands. */
export async function isAnythingNewerThan(tx: Tx, prisonerId: string, instant: string): Promise<boolean> {
  for (const table of [...movedTables, "correspondence"] as const) {
    const column = { correspondence: "claimed_at", ...madeAt }[table as string] ?? "recorded_at";
    const { rows } = await sql<{ one: number }>`
      select 1 as one from ${sql.table(table)}
      where prisoner_id = ${prisonerId} and ${sql.ref(column)} > ${instant} ${standing(table)} limit 1`.execute(
      tx,
    );
    if (rows.length > 0) return true;
  }
  return false;
}

/**
 * Whether a spreadsheet of the past brought writers or letters of a prisoner after an instant: such rows bear the days
 * they tell of.
 */
export async function isAnySheetNewerThan(tx: Tx, prisonerId: string, instant: string): Promise<boolean> {
  const letter = await tx
    .selectFrom("letter")
    .innerJoin("sheetLetter", "sheetLetter.letterId", "letter.id")
    .innerJoin("importRun", "importRun.id", "sheetLetter.importRunId")
    .select("letter.id")
    .where("letter.prisonerId", "=", prisonerId)
    .where("importRun.startedAt", ">", instant)
    .executeTakeFirst();
  if (letter) return true;
  const pair = await tx
    .selectFrom("correspondence")
    .innerJoin("sheetPair", "sheetPair.correspondenceId", "correspondence.id")
    .innerJoin("importRun", "importRun.id", "sheetPair.importRunId")
    .select("correspondence.id")
    .where("correspondence.prisonerId", "=", prisonerId)
    .where("importRun.startedAt", ">", instant)
    .executeTakeFirst();
  return pair !== undefined;
}

/** What an undone merge added is void and stays. */
function standing(table: string) {
  return table === "statusChange" || table === "need" ? sql`and voided_at is null` : sql``;
}

const madeAt = {
  invitation: "created_at",
  familyLink: "created_at",
  writerPermit: "created_at",
  succession: "opened_at",
};

/** Stays that go on, the chosen fields of which a merge may change. */
export async function updateStay(tx: Tx, id: number, change: RowChange<"stay">): Promise<void> {
  await tx.updateTable("stay").set(change).where("id", "=", id).execute();
}

/** Letters among these that were sent to one stay count for another. */
export async function restayLetters(tx: Tx, ids: readonly number[], from: number, to: number): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) {
    await tx
      .updateTable("letter")
      .set({ stayId: to })
      .where("stayId", "=", from)
      .where("id", "in", ids.slice(at, at + 500))
      .execute();
  }
}

export async function findOpenLinks(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("familyLink")
    .select(["id", "personId"])
    .where("prisonerId", "=", prisonerId)
    .where("revokedAt", "is", null)
    .execute();
}

/** Takes out of a line who waits in the other one as well, or writes to that person. */
export async function leaveDoubleLines(tx: Tx, lostId: string, keptId: string): Promise<void> {
  await tx
    .deleteFrom("lineEntry")
    .where("prisonerId", "=", lostId)
    .where((eb) =>
      eb.or([
        eb(
          "personId",
          "in",
          eb.selectFrom("lineEntry as other").select("other.personId").where("other.prisonerId", "=", keptId),
        ),
        eb(
          "personId",
          "in",
          eb
            .selectFrom("correspondence")
            .select((each) => each.fn.coalesce("correspondence.personId", sql<string>`''`).as("personId"))
            .where("correspondence.prisonerId", "=", keptId)
            .where("correspondence.state", "<>", "closed"),
        ),
      ]),
    )
    .execute();
}

/** Hands the entries of lists over; answers which. */
export async function moveRecognitions(
  tx: Tx,
  from: string,
  to: string,
): Promise<Pick<Row<"recognition">, "list" | "externalId">[]> {
  return tx
    .updateTable("recognition")
    .set({ prisonerId: to })
    .where("prisonerId", "=", from)
    .returning(["list", "externalId"])
    .execute();
}

export async function findRecognitionsOf(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("recognition")
    .select(["list", "externalId"])
    .where("prisonerId", "=", prisonerId)
    .orderBy("list")
    .execute();
}

export async function moveRecognition(tx: Tx, list: string, externalId: string, to: string): Promise<void> {
  await tx
    .updateTable("recognition")
    .set({ prisonerId: to })
    .where("list", "=", list)
    .where("externalId", "=", externalId)
    .execute();
}

export async function findExternalLoadsOf(tx: Tx, prisonerId: string): Promise<Row<"externalLoad">[]> {
  return tx.selectFrom("externalLoad").selectAll().where("prisonerId", "=", prisonerId).execute();
}

/** Replaces what other campaigns told of a prisoner's load. */
export async function replaceExternalLoads(
  tx: Tx,
  prisonerId: string,
  rows: readonly Row<"externalLoad">[],
): Promise<void> {
  await tx.deleteFrom("externalLoad").where("prisonerId", "=", prisonerId).execute();
  if (rows.length > 0) {
    await tx
      .insertInto("externalLoad")
      .values(rows.map((row) => ({ ...row, prisonerId })))
      .execute();
  }
}
