import type { Database } from "#db/connection.server";
import { inTransaction } from "#db/connection.server";
import { finishRun, insertRun, takeLease } from "#db/repositories/jobs";

export interface Job {
  name: string;
  everyMs: number;
  /** Does what is due at `now`; answers how many rows it handled. */
  run: (now: Date) => Promise<number>;
}

export type JobOutcome = { ran: false } | { ran: true; handled: number } | { ran: true; failure: string };

/**
 * Runs a job once if no other process holds its lease. The lease outlives a crash by `leaseMs`; the guarded
 * update decides between two runners that come at the same instant.
 */
export async function runJob(
  db: Database,
  job: Job,
  { holder, clock, leaseMs = 5 * 60_000 }: { holder: string; clock: () => Date; leaseMs?: number },
): Promise<JobOutcome> {
  const started = clock();
  const until = new Date(started.getTime() + leaseMs).toISOString();
  if (!(await takeLease(db, job.name, holder, started.toISOString(), until))) return { ran: false };
  const runId = await insertRun(db, job.name, started.toISOString());
  let outcome: JobOutcome;
  try {
    outcome = { ran: true, handled: await job.run(started) };
  } catch (error) {
    outcome = { ran: true, failure: error instanceof Error ? error.name : "unknown" };
  }
  const finished = clock().toISOString();
  const nextAt = new Date(started.getTime() + job.everyMs).toISOString();
  await inTransaction(db, async (tx) => {
    await finishRun(tx, runId, finished, outcome);
    await takeLease(tx, job.name, holder, until, nextAt, holder);
  });
  return outcome;
}
