import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction, isStorageFull } from "#db/connection.server";
import { findSetting, saveSetting } from "#db/repositories/settings";
import { openTestApp, type TestApp } from "../setup/test-app";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp(() => new Date());
});
afterAll(() => app.close());

test("a write that finds no room leaves nothing of its transaction, and the next one goes on", async () => {
  await limitPages("(select page_count from pragma_page_count)");
  const failed = await write().then(
    () => null,
    (error: unknown) => error,
  );
  expect(isStorageFull(failed)).toBe(true);
  expect(await findSetting(app.db, "small")).toBeNull();
  await limitPages("4294967294");
  await write();
  expect(await findSetting(app.db, "small")).toBe("1");
});

test("other failures are not taken for a full disk", () => {
  for (const error of [new Error("full"), null, { code: "SQLITE_BUSY" }, { code: "23505" }]) {
    expect(isStorageFull(error)).toBe(false);
  }
  expect(isStorageFull({ code: "53100" })).toBe(true);
});

async function limitPages(most: string) {
  const { rows } = await sql<{ most: number }>`select ${sql.raw(most)} as most`.execute(app.db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.most}`).execute(app.db);
}

function write() {
  return inTransaction(app.db, async (tx) => {
    await saveSetting(tx, "small", "1");
    await saveSetting(tx, "large", "x".repeat(1_000_000));
  });
}
