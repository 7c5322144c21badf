import { sql } from "kysely";
import type { Tx } from "../connection.server";

/** People who have been on the way since that day or before, longest first. */
export async function findLongInTransit(tx: Tx, untilDay: string, limit: number) {
  return longInTransit(tx, untilDay)
    .select([
      "prisoner.id",
      "prisoner.name",
      sql<string>`coalesce(status_change.since_date, status_change.recorded_at)`.as("since"),
    ])
    .orderBy("since")
    .limit(limit)
    .execute();
}

export async function countLongInTransit(tx: Tx, untilDay: string): Promise<number> {
  const row = await longInTransit(tx, untilDay)
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** Of the entries in force, an index finds the few people on the way. */
function longInTransit(tx: Tx, untilDay: string) {
  return tx
    .selectFrom("prisoner")
    .innerJoin("statusChange", "statusChange.prisonerId", "prisoner.id")
    .where("prisoner.status", "=", "in-transit")
    .where("prisoner.mergedInto", "is", null)
    .where(
      sql<boolean>`status_change.id = (select max(latest.id) from status_change as latest where latest.prisoner_id = prisoner.id and latest.voided_at is null)`,
    )
    .where(
      sql<boolean>`substr(coalesce(status_change.since_date, status_change.recorded_at), 1, 10) <= ${untilDay}`,
    );
}
