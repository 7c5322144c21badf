import { sql } from "kysely";
import type { Tx } from "../connection.server";

/** Counts one attempt in a window; a window that ended begins anew. Answers the attempts in it so far. */
export async function countAttempt(
  tx: Tx,
  bucket: string,
  now: string,
  windowEndsAt: string,
): Promise<number> {
  const row = await tx
    .insertInto("rateCounter")
    .values({ bucket, hits: 1, windowEndsAt })
    .onConflict((conflict) =>
      conflict.column("bucket").doUpdateSet({
        hits: sql<number>`case when rate_counter.window_ends_at <= ${now} then 1 else rate_counter.hits + 1 end`,
        windowEndsAt: sql<string>`case when rate_counter.window_ends_at <= ${now} then ${windowEndsAt} else rate_counter.window_ends_at end`,
      }),
    )
    .returning("hits")
    .executeTakeFirstOrThrow();
  return row.hits;
}

export async function deleteEndedCounters(tx: Tx, now: string): Promise<number> {
  const result = await tx.deleteFrom("rateCounter").where("windowEndsAt", "<=", now).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Takes one attempt out of the count again. */
export async function uncountAttempt(tx: Tx, bucket: string): Promise<void> {
  await tx
    .updateTable("rateCounter")
    .set((eb) => ({ hits: eb("hits", "-", 1) }))
    .where("bucket", "=", bucket)
    .where("hits", ">", 0)
    .execute();
}
