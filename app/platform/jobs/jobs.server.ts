import { deleteOldIdempotencyKeys } from "#db/repositories/idempotency";
import { deleteOldImportDrafts } from "#db/repositories/import-drafts";
import { deleteRunsBefore } from "#db/repositories/jobs";
import { deleteLinesOver } from "#db/repositories/line";
import { deleteExpiredPendingSignIns } from "#db/repositories/pending-sign-ins";
import { deleteEndedCounters } from "#db/repositories/rate-counters";
import { deleteExpiredSessions } from "#db/repositories/sessions";
import { endedStatuses } from "~/domain/prisoners/custody";
import { measureAgain } from "~/features/balance/measure.server";
import { settleDue } from "~/features/correspondence/settle.server";
import { applyAddressesOfDay } from "~/features/facilities/address.server";
import { judgeParcels } from "~/features/parcels/judge-parcels.server";
import { resumePlans } from "~/features/plans/ask-plan.server";
import { refreshLoadsOfDay } from "~/features/prisoners/load.server";
import { forget } from "~/features/retention/forget.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { frozenSince } from "~/platform/frozen.server";
import { type Job, runJob } from "./lease.server";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Looks every minute for work whose lease is free; several processes may do so at once. `stop` begins nothing more,
 * asks a long job to end after its present step, and is done when nothing runs any longer. While the site is frozen
 * jobs rest.
 */
export function startJobs(
  app: App,
  { jobs = allJobs(app), everyMs = MINUTE_MS }: { jobs?: readonly Job[]; everyMs?: number } = {},
): { stop: () => Promise<void> } {
  const holder = randomId();
  let stopping = false;
  let running: Promise<void> | null = null;
  const tick = async () => {
    const rests = async () => stopping || (await frozenSince(app.db)) !== null;
    for (const job of jobs) {
      if (await rests()) return;
      const run: Job["run"] = (now, keepOn) => job.run(now, async () => !(await rests()) && keepOn());
      await runJob(app.db, { ...job, run }, { holder, clock: app.clock })
        .then((outcome) => outcome.ran && app.log.info({ job: job.name, ...outcome }, "job"))
        .catch((error: unknown) => app.log.error({ job: job.name, err: error }, "job could not run"));
    }
  };
  const timer = setInterval(() => {
    running ??= tick()
      .catch((error: unknown) => app.log.error({ err: error }, "jobs could not begin"))
      .finally(() => {
        running = null;
      });
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Everything the clock alone causes. */
export function allJobs(app: App): Job[] {
  return [
    { name: "settle", everyMs: MINUTE_MS / 2, run: (now, keepOn) => settleDue(app, now, keepOn) },
    { name: "new-day", everyMs: DAY_MS / 24, run: (now) => newDay(app, now) },
    { name: "sweep", everyMs: DAY_MS / 24, run: (now) => sweep(app, now) },
    { name: "measure", everyMs: DAY_MS, run: (now, keepOn) => measureAgain(app, now, keepOn) },
    { name: "plans", everyMs: MINUTE_MS, run: (now) => resumePlans(app, now) },
    { name: "parcels", everyMs: MINUTE_MS / 2, run: (now, keepOn) => judgeParcels(app, now, keepOn) },
    { name: "forget", everyMs: DAY_MS / 24, run: (now, keepOn) => forget(app, now, keepOn) },
  ];
}

/** What a date alone brings: addresses whose day has come, then the loads that rest on the day. */
async function newDay(app: App, now: Date): Promise<number> {
  const moved = await applyAddressesOfDay(app.db, now);
  return moved + (await refreshLoadsOfDay(app.db, now));
}

/** Removes what has served its purpose: ended sessions and half sign-ins, used form keys, ended rate windows, old job runs, old files, lines that are over. */
async function sweep(app: App, now: Date): Promise<number> {
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString();
  const monthAgo = new Date(now.getTime() - 30 * DAY_MS).toISOString();
  const removed = [
    await deleteExpiredSessions(app.db, now.toISOString()),
    await deleteExpiredPendingSignIns(app.db, now.toISOString()),
    await deleteOldIdempotencyKeys(app.db, dayAgo),
    await deleteEndedCounters(app.db, now.toISOString()),
    await deleteRunsBefore(app.db, monthAgo),
    await deleteOldImportDrafts(app.db, now.toISOString()),
    await deleteLinesOver(app.db, endedStatuses, monthAgo),
  ];
  return removed.reduce((sum, count) => sum + count, 0);
}
