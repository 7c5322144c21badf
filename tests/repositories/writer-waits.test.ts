import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, inTransaction, openDatabase } from "#db/connection.server";
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

test("while another connection writes, a writer waits and readers beside it do not", async () => {
  const order: string[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const long = inTransaction(one, async (tx) => {
    await saveSetting(tx, "who", "the first");
    begun();
    await finished;
  });
  await hasBegun;
  const waiting = inTransaction(two, (tx) => saveSetting(tx, "who", "the second")).then(() =>
    order.push("written"),
  );
  for (let times = 0; times < 5; times += 1) {
    expect(await findSetting(two, "who")).toBeNull();
    order.push("read");
  }
  finish();
  await Promise.all([long, waiting]);
  expect(order).toEqual([...Array(5).fill("read"), "written"]);
  expect(await findSetting(two, "who")).toBe("the second");
});
