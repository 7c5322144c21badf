import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { Config } from "~/platform/config.server";
import { createThreads } from "~/platform/jobs/thread.server";

const folder = mkdtempSync(join(tmpdir(), "perepiska-thread-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Answers which thread did it, or fails. */
const program = join(folder, "program.mjs");
writeFileSync(
  program,
  `import { parentPort, threadId } from "node:worker_threads";
  parentPort.on("message", async ({ task, input }) => {
    if (task === "fail") throw new Error("failed");
    parentPort.postMessage({ done: 1, of: 2 });
    await new Promise((resolve) => setTimeout(resolve, input));
    parentPort.postMessage({ result: threadId, spent: task === "last" });
  });`,
);

const open = () => createThreads({} as Config, pathToFileURL(program));

test("work after work is done by the same thread, and how far it is can be asked", async () => {
  const threads = open();
  const first = await threads.run("work", "first", 0);
  const second = threads.run("work", "second", 200);
  await expect.poll(() => threads.progressOf("second")).toEqual({ done: 1, of: 2 });
  expect(await second).toBe(first);
  expect(threads.progressOf("second")).toBe(null);
  await threads.rest();
});

test("a thread that says it is spent is not asked again", async () => {
  const threads = open();
  const first = await threads.run("last", "first", 0);
  expect(await threads.run("work", "second", 0)).not.toBe(first);
  await threads.rest();
});

test("two at once are done by two", async () => {
  const threads = open();
  const [one, two] = await Promise.all([threads.run("work", "one", 50), threads.run("work", "two", 50)]);
  expect(one).not.toBe(two);
  await threads.rest();
});

test("work that fails is told to whoever waits, and the next one gets another thread", async () => {
  const threads = open();
  const first = await threads.run("work", "first", 0);
  await expect(threads.run("fail", "second", 0)).rejects.toThrow("failed");
  expect(await threads.run("work", "third", 0)).not.toBe(first);
  await threads.rest();
});
