import type { Database } from "#db/connection.server";
import { inTransaction } from "#db/connection.server";
import { finishRun, insertRun, moveLease, takeLease } from "#db/repositories/jobs";

export interface Job {
  name: string;
  everyMs: number;
  /**
   * Does what is due at `now`; answers how many rows it handled. A long one asks `keepOn` between its steps, which
   * renews the lease; false means that somebody else has it, and the job stops.
   */
  run: (now: Date, keepOn: () => Promise<boolean>) => Promise<number>;
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
  const leaseEnd = () => new Date(clock().getTime() + leaseMs).toISOString();
  if (!(await takeLease(db, job.name, holder, started.toISOString(), leaseEnd()))) return { ran: false };
  const runId = await insertRun(db, job.name, started.toISOString());
  let outcome: JobOutcome;
  try {
    const keepOn = () => moveLease(db, job.name, holder, leaseEnd());
    outcome = { ran: true, handled: await job.run(started, keepOn) };
  } catch (error) {
    outcome = { ran: true, failure: error instanceof Error ? error.name : "unknown" };
  }
  const finished = clock().toISOString();
  const nextAt = new Date(started.getTime() + job.everyMs).toISOString();
  await inTransaction(db, async (tx) => {
    await finishRun(tx, runId, finished, outcome);
    await moveLease(tx, job.name, holder, nextAt);
  });
  return outcome;
}
