import type { Tx } from "../connection.server";

/**
 * Takes a lease that is free: nobody ever held it, or its time is over at `now`. The condition stands in the
 * statement, so of two takers one gets 0 rows.
 */
export async function takeLease(
  tx: Tx,
  name: string,
  holder: string,
  now: string,
  until: string,
): Promise<boolean> {
  const row = await tx
    .insertInto("jobLease")
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({ holder, until }).where("jobLease.until", "<=", now),
    )
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves the end of a lease that `holder` still has; false: somebody else has taken it. */
export async function moveLease(tx: Tx, name: string, holder: string, until: string): Promise<boolean> {
  const result = await tx
    .updateTable("jobLease")
    .set({ until })
    .where("name", "=", name)
    .where("holder", "=", holder)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
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
