import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction, sqlitePath } from "#db/connection.server";
import { makeVolunteer, personRow } from "#db/factories/volunteers";
import { insertCorrespondence } from "#db/repositories/correspondence";
import { insertPerson } from "#db/repositories/people";
import { keptDays } from "~/domain/retention/kept";
import { forget } from "~/features/retention/forget.server";
import { randomId } from "~/platform/crypto/random.server";
import { TestClock } from "../setup/databases";
import { openTestApp, type TestApp } from "../setup/test-app";
import { closedPair } from "./pair";

/** So many that SQLite moves rows between pages, where copies of them stay behind. */
const PAIRS = 1500;

let app: TestApp;
const clock = new TestClock();

beforeAll(async () => {
  app = await openTestApp(() => clock.now);
});

afterAll(() => app.close());

test("no byte of the erased is in the file, its log or its index of it; before, all were", async ({
  task,
}) => {
  const world = { app, clock, engine: "sqlite" as const };
  const { prisonerId, personId, signature } = await closedPair(world, "ПодписьКоторуюИщут");
  const planted = [personId, signature, ...(await plantPairs(prisonerId))];
  const staying = await makeVolunteer(app, { role: "admin", signInName: "остаётся-здесь" }, clock.now);
  const before = scan(planted);
  expect(before).toBe(planted.length);
  clock.forward({ days: keptDays.pair + 1 });
  expect(await forget(app, clock.now)).toBeGreaterThan(PAIRS);
  clock.forward({ days: keptDays.account });
  await forget(app, clock.now);
  expect(scan(planted)).toBe(0);
  expect(scan([staying.signInName])).toBe(1);
  Object.assign(task.meta, { planted: planted.length, foundBefore: before, foundAfter: scan(planted) });
}, 240_000);

/** Closed correspondences of as many people with one prisoner; their ids and signatures. */
async function plantPairs(prisonerId: string): Promise<string[]> {
  const texts: string[] = [];
  await inTransaction(app.db, async (tx) => {
    for (let made = 0; made < PAIRS; made += 1) {
      const id = `planted${randomId()}`;
      const signature = `planted${randomId()}`;
      texts.push(id, signature);
      await insertPerson(tx, personRow({ id, role: "volunteer" }, clock.now));
      await insertCorrespondence(tx, {
        ...{ id: randomId(), prisonerId, personId: id, circleId: null, signature, signatureKey: signature },
        ...{ channel: "post", state: "closed", seat: "none", weightMilli: 0, lastNumber: 0, overCap: 0 },
        ...{
          claimedAt: clock.now.toISOString(),
          closedAt: clock.now.toISOString(),
          closedReason: "finished",
        },
      });
    }
  });
  return texts;
}

/** How many of these texts stand in one of the files. */
function scan(texts: readonly string[]): number {
  const path = sqlitePath(app.config.databaseUrl);
  const files = ["", "-wal", "-shm"].map((end) => path + end).filter(existsSync);
  const bytes = files.map((file) => readFileSync(file));
  return texts.filter((text) => bytes.some((each) => each.includes(text))).length;
}
