import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, inTransaction, notWaiting, openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";
import { findSetting, saveSetting } from "#db/repositories/settings";

const folder = mkdtempSync(join(tmpdir(), "perepiska-busy-"));
let one: Database;
let two: Database;

beforeAll(async () => {
  one = openDatabase(join(folder, "busy.db"));
  await migrateToLatest(one);
  two = openDatabase(join(folder, "busy.db"));
});
afterAll(async () => {
  await one.destroy();
  await two.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** One connection writes until it is told to finish. */
async function writeFor(database: Database) {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let done = Promise.resolve();
  await new Promise<void>((begun) => {
    done = inTransaction(database, async (tx) => {
      await saveSetting(tx, "who", "the first");
      begun();
      await finished;
    });
  });
  return {
    finish: () => {
      finish();
      return done;
    },
  };
}

test("while another connection writes, a writer waits and readers beside it do not", async () => {
  const order: string[] = [];
  const long = await writeFor(one);
  const waiting = inTransaction(two, (tx) => saveSetting(tx, "who", "the second")).then(() =>
    order.push("written"),
  );
  for (let times = 0; times < 5; times += 1) {
    expect(await findSetting(two, "who")).toBeNull();
    order.push("read");
  }
  await long.finish();
  await waiting;
  expect(order).toEqual([...Array(5).fill("read"), "written"]);
  expect(await findSetting(two, "who")).toBe("the second");
});

test("what can be left undone does not wait for a writer", async () => {
  const long = await writeFor(one);
  const leave = () => notWaiting(two, (tx) => saveSetting(tx, "left", "here"));
  expect(await leave()).toBe("busy");
  await long.finish();
  expect(await leave()).toBeUndefined();
  expect(await findSetting(two, "left")).toBe("here");
});
