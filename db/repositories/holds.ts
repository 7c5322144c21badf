import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row } from "../schema";

type Channel = Row<"holdWeight">["channel"];

/** What makes a claim a letter: one posted on the day of the claim or later, not one of a time before. */
const wroteSince = sql<boolean>`last_letter_on is not null and last_letter_on >= substr(claimed_at, 1, 10)`;

/**
 * Holds claimed in a span of time that is over for all of them, by channel: how many, and how many came to a letter. One
 * whose prisoner was released or asked for an end says nothing.
 */
export async function countDecidedHolds(tx: Tx, from: string, until: string) {
  const rows = await tx
    .selectFrom("correspondence")
    .select(["channel", sql<number>`count(*)`.as("holds")])
    .select(sql<number>`sum(case when ${wroteSince} then 1 else 0 end)`.as("active"))
    .where("claimedAt", ">=", from)
    .where("claimedAt", "<=", until)
    .where("holdUntil", "is not", null)
    .where((eb) =>
      eb.or([
        wroteSince,
        eb.and([eb("state", "=", "closed"), eb("closedReason", "in", ["released", "expired", "finished"])]),
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

/** What a hold weighs in a channel, where enough were observed. */
export async function findHoldWeight(tx: Tx, channel: Channel): Promise<number | undefined> {
  return (await weightOf(tx, { channel }))[0]?.weightMilli;
}

const weightOf = prepared((tx, param: Param<{ channel: Channel }>) =>
  tx.selectFrom("holdWeight").select("weightMilli").where("channel", "=", param("channel")),
);

/** What was measured last of every channel in which enough holds were observed. */
export async function findHoldWeights(tx: Tx): Promise<Map<Channel, Row<"holdWeight">>> {
  const rows = await tx.selectFrom("holdWeight").selectAll().execute();
  return new Map(rows.map((row) => [row.channel, row]));
}

export async function saveHoldWeight(tx: Tx, row: NewRow<"holdWeight">): Promise<void> {
  await tx
    .insertInto("holdWeight")
    .values(row)
    .onConflict((conflict) => conflict.column("channel").doUpdateSet(row))
    .execute();
}

/** Correspondences that are not over, with what a hold weighed when they were last weighed; a page by their ids. */
export async function findOpenWeights(tx: Tx, after: string, limit: number) {
  return tx
    .selectFrom("correspondence")
    .select(["id", "prisonerId", "channel", "holdWeightMilli"])
    .where("id", ">", after)
    .where("state", "<>", "closed")
    .orderBy("id")
    .limit(limit)
    .execute();
}
