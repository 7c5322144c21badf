import type { ServerType } from "@hono/node-server";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drainOnSignals } from "~/platform/http/drain.server";
import { startJobs } from "~/platform/jobs/jobs.server";
import type { Job } from "~/platform/jobs/lease.server";
import { START } from "../../setup/databases";
import { openTestApp, type TestApp } from "../../setup/test-app";

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp(() => START);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

test("stopping waits for the job under way, tells it to end, and begins no other", async () => {
  const work = longJob();
  const next = vi.fn(async () => 0);
  const jobs = startJobs(app, { jobs: [work.job, { ...work.job, name: "next", run: next }], everyMs: 5 });
  await work.begun;
  const stopped = vi.fn();
  const stopping = jobs.stop().then(stopped);
  expect(await work.mayGoOn()).toBe(false);
  expect(stopped).not.toHaveBeenCalled();
  work.end();
  await stopping;
  expect(next).not.toHaveBeenCalled();
  const runs = await app.db.selectFrom("jobRun").select(["name", "handled"]).execute();
  expect(runs).toEqual([{ name: "long", handled: 1 }]);
});

test("stopping between two ticks is done at once", async () => {
  await startJobs(app, { jobs: [longJob().job] }).stop();
});

test("the database is closed after the job under way", async () => {
  const order: string[] = [];
  const left = new Promise<void>((resolve) => {
    vi.spyOn(process, "exit").mockImplementation((() => resolve()) as () => never);
  });
  const work = longJob();
  const jobs = startJobs(app, { jobs: [work.job], everyMs: 5 });
  await work.begun;
  const server = { close: (done: () => void) => done() } as unknown as ServerType;
  const before = { SIGTERM: process.listeners("SIGTERM"), SIGINT: process.listeners("SIGINT") };
  drainOnSignals(server, {
    log: pino({ level: "silent" }),
    beforeClose: () => jobs.stop().then(() => void order.push("jobs")),
    afterClose: async () => void order.push("database"),
  });
  process.listeners("SIGINT").at(-1)?.("SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(order).toEqual([]);
  work.end();
  await left;
  expect(order).toEqual(["jobs", "database"]);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    for (const each of process.listeners(signal)) {
      if (!before[signal].includes(each)) process.removeListener(signal, each);
    }
  }
});

/** A job that lasts until it is ended by hand. */
function longJob() {
  let end = () => {};
  let begin = () => {};
  let mayGoOn = async () => true;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const job: Job = {
    name: "long",
    everyMs: 60_000,
    run: async (_now, keepOn) => {
      mayGoOn = keepOn;
      begin();
      await ended;
      return 1;
    },
  };
  return { job, begun, end: () => end(), mayGoOn: () => mayGoOn() };
}
