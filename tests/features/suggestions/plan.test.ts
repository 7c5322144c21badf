import { CamelCasePlugin, CompiledQuery, Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqliteDialect } from "#db/dialects/sqlite";
import { migrateToLatest } from "#db/migrations";
import { isUnderReport } from "#db/repositories/reports";
import { findBatch, findBatches, findHeads, findInGroup } from "#db/repositories/suggestions";
import type { Schema } from "#db/schema";

const asked: CompiledQuery[] = [];
const db = new Kysely<Schema>({
  dialect: sqliteDialect(":memory:"),
  plugins: [new CamelCasePlugin()],
  log: (event) => void asked.push(event.query),
});
const masks = { languageMask: 3, channelMask: 3 };
const parts = [
  { classId: 1, limit: 12 },
  { classId: 2, limit: 11 },
];
const group = { loadRank: 200_000, lastLetterOn: "2026-10-01" };

beforeAll(() => migrateToLatest(db));
afterAll(() => db.destroy());

test.each(["known", "new"] as const)("every step for a %s account is a seek in the index", async (seats) => {
  const steps = await plansOf(async () => {
    await findHeads(db, masks, seats);
    await findBatches(db, parts, seats);
    await findBatch(db, 1, seats, null, 12);
    await findBatch(db, 1, seats, group, 12);
    await findInGroup(db, 1, seats, group, { side: "from", entry: 99 }, 12);
    await findInGroup(db, 1, seats, group, { side: "before", entry: 99 }, 12);
  });
  const onLoads = steps.filter((step) => step.includes("prisoner_load"));
  expect(onLoads).toHaveLength(8);
  for (const step of onLoads) {
    expect(step).toMatch(/^SEARCH prisoner_load USING (COVERING )?INDEX prisoner_load_suggestion /);
  }
  expect(steps.filter((step) => step.startsWith("SCAN") && step.includes("prisoner_load"))).toEqual([]);
});

test("every row comes out of the index alone and in its order: nothing is sorted or looked up beside it", async () => {
  const steps = await plansOf(async () => {
    await findHeads(db, masks, "known");
    await findBatches(db, parts, "known");
    await findBatch(db, 1, "known", group, 12);
    await findInGroup(db, 1, "known", group, { side: "from", entry: 99 }, 12);
    await findBatch(db, 1, "new", group, 12);
    await findInGroup(db, 1, "new", group, { side: "before", entry: 99 }, 12);
  });
  expect(steps.filter((step) => step.includes("TEMP B-TREE"))).toEqual([]);
  const onLoads = steps.filter((step) => step.includes("prisoner_load"));
  expect(onLoads.filter((step) => !step.includes("COVERING INDEX"))).toEqual([]);
});

test("whether an account is under report is two seeks", async () => {
  expect(await plansOf(() => isUnderReport(db, "somebody"))).toEqual([
    expect.stringMatching(/^SEARCH correspondence USING INDEX correspondence_person /),
    expect.stringMatching(/^SEARCH report USING INDEX report_correspondence /),
  ]);
});

/** The steps SQLite plans for every query that `ask` makes. */
async function plansOf(ask: () => Promise<unknown>): Promise<string[]> {
  asked.length = 0;
  await ask();
  const steps: string[] = [];
  for (const query of [...asked]) {
    const explained = CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]);
    const { rows } = await db.executeQuery<{ detail: string }>(explained);
    steps.push(...rows.map((row) => row.detail));
  }
  return steps;
}
