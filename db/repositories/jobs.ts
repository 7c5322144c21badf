import type { Tx } from "../connection.server";

/**
 * Takes or renews a lease. Free means: its time is over at `now`, or `renewing` holds it. The condition stands
 * in the statement, so of two takers one gets 0 rows.
 */
export async function takeLease(
  tx: Tx,
  name: string,
  holder: string,
  now: string,
  until: string,
  renewing: string | null = null,
): Promise<boolean> {
  const row = await tx
    .insertInto("jobLease")
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ holder, until })
        .where((eb) => eb.or([eb("jobLease.until", "<=", now), eb("jobLease.holder", "=", renewing ?? "")])),
    )
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRun(tx: Tx, name: string, startedAt: string): Promise<number> {
  const row = await tx
    .insertInto("jobRun")
    .values({ name, startedAt, finishedAt: null, handled: 0, failure: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function finishRun(
  tx: Tx,
  id: number,
  finishedAt: string,
  outcome: { handled?: number; failure?: string },
): Promise<void> {
  await tx
    .updateTable("jobRun")
    .set({ finishedAt, handled: outcome.handled ?? 0, failure: outcome.failure ?? null })
    .where("id", "=", id)
    .execute();
}

export async function deleteRunsBefore(tx: Tx, before: string): Promise<number> {
  const result = await tx.deleteFrom("jobRun").where("startedAt", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
