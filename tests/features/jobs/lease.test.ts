import { expect, test } from "vitest";
import type { Row } from "#db/schema";
import { type Job, runJob } from "~/platform/jobs/lease.server";
import { onEachEngine } from "../../setup/databases";

const MINUTE_MS = 60_000;

onEachEngine((world) => {
  const { clock } = world;
  let jobs = 0;

  /** A job of its own for each test; `run` may be anything. */
  function makeJob(run: Job["run"] = async () => 1): Job {
    jobs += 1;
    return { name: `job-${jobs}`, everyMs: 10 * MINUTE_MS, run };
  }
  const runAs = (holder: string, job: Job) =>
    runJob(world.app.db, job, { holder, clock: () => clock.now, leaseMs: 5 * MINUTE_MS });
  const runsOf = (job: Job): Promise<Row<"jobRun">[]> =>
    world.app.db.selectFrom("jobRun").selectAll().where("name", "=", job.name).orderBy("id").execute();

  test("of two that come at the same instant one runs", async () => {
    const job = makeJob();
    const outcomes = await Promise.all(["a", "b", "c"].map((holder) => runAs(holder, job)));
    expect(outcomes.filter((each) => each.ran)).toEqual([{ ran: true, handled: 1 }]);
    expect(await runsOf(job)).toMatchObject([{ handled: 1, failure: null }]);
  });

  test("it runs again when it is due and not before, whoever asks", async () => {
    const job = makeJob();
    await runAs("a", job);
    clock.forward({ minutes: 9 });
    expect(await runAs("a", job)).toEqual({ ran: false });
    expect(await runAs("b", job)).toEqual({ ran: false });
    clock.forward({ minutes: 1 });
    expect(await runAs("b", job)).toMatchObject({ ran: true });
  });

  test("a runner that died is followed once its lease has run out", async () => {
    const job = makeJob();
    const died = new Promise<number>(() => {});
    void runAs("dead", { ...job, run: () => died });
    await expect.poll(async () => (await runsOf(job)).length).toBe(1);
    clock.forward({ minutes: 4 });
    expect(await runAs("b", job)).toEqual({ ran: false });
    clock.forward({ minutes: 1 });
    expect(await runAs("b", job)).toMatchObject({ ran: true });
    expect(await runsOf(job)).toMatchObject([{ finishedAt: null }, { handled: 1 }]);
  });

  test("a long one that renews its lease is not followed", async () => {
    const job = makeJob(async (_now, keepOn) => {
      for (let step = 0; step < 3; step += 1) {
        clock.forward({ minutes: 4 });
        expect(await runAs("b", job)).toEqual({ ran: false });
        expect(await keepOn()).toBe(true);
      }
      return 3;
    });
    expect(await runAs("a", job)).toEqual({ ran: true, handled: 3 });
  });

  test("one that overslept learns that another has its lease, and leaves it alone", async () => {
    const answers: boolean[] = [];
    const job = makeJob(async (_now, keepOn) => {
      clock.forward({ minutes: 6 });
      expect(await runAs("b", { ...job, run: async () => 7 })).toEqual({ ran: true, handled: 7 });
      answers.push(await keepOn());
      return 0;
    });
    await runAs("a", job);
    expect(answers).toEqual([false]);
    clock.forward({ minutes: 9 });
    expect(await runAs("a", job)).toEqual({ ran: false });
    clock.forward({ minutes: 1 });
    expect(await runAs("c", makeJobLike(job))).toMatchObject({ ran: true });
  });

  test("a failure is kept by its kind, and the next run comes in its time", async () => {
    const job = makeJob(() => Promise.reject(new RangeError("Иванов")));
    expect(await runAs("a", job)).toEqual({ ran: true, failure: "RangeError" });
    expect(await runsOf(job)).toMatchObject([{ failure: "RangeError" }]);
    clock.forward({ minutes: 10 });
    expect(await runAs("b", makeJobLike(job))).toMatchObject({ handled: 1 });
  });

  /** The same job doing something harmless. */
  function makeJobLike(job: Job): Job {
    return { ...job, run: async () => 1 };
  }
});
