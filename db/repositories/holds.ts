import { sql } from "kysely";
import type { Tx } from "../connection.server";

/**
 * Holds that were begun since `from` and are decided by `now`, by channel: how many, and how many of them came to a
 * letter. One that waits still says nothing; one whose prisoner was released or asked for an end, neither.
 */
export async function countDecidedHolds(tx: Tx, from: string, now: string) {
  const rows = await tx
    .selectFrom("correspondence")
    .select(["channel", sql<number>`count(*)`.as("holds")])
    .select(sql<number>`sum(case when last_letter_on is null then 0 else 1 end)`.as("active"))
    .where("claimedAt", ">=", from)
    .where("claimedAt", "<=", now)
    .where("holdUntil", "is not", null)
    .where((eb) =>
      eb.or([
        eb("lastLetterOn", "is not", null),
        eb.and([eb("state", "=", "closed"), eb("closedReason", "in", ["released", "expired"])]),
      ]),
    )
    .groupBy("channel")
    .execute();
  return rows.map(({ channel, holds, active }) => ({
    channel,
    holds: Number(holds),
    active: Number(active),
  }));
}
