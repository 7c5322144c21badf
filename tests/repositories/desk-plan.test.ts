import { CamelCasePlugin, type CompiledQuery, Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqliteDialect } from "#db/dialects/sqlite";
import { migrateToLatest } from "#db/migrations";
import {
  countByWriters,
  countHoldsEnding,
  countNobodyWriting,
  countOverdueLetters,
  countSilentFacilities,
} from "#db/repositories/desk";
import { countPrisoners, findPrisonerPage, type PrisonerOrder } from "#db/repositories/desk-prisoners";
import { findContradicted } from "#db/repositories/desk-receipts";
import { findOpenPage } from "#db/repositories/profiles";
import { countUnplacedReplies, findNewestDeskReplies } from "#db/repositories/replies";
import type { Schema } from "#db/schema";
import { concernDates, SILENT_FROM_LETTERS } from "~/domain/desk/concerns";
import { endedStatuses } from "~/domain/prisoners/custody";

const asked: CompiledQuery[] = [];
const db = new Kysely<Schema>({
  dialect: sqliteDialect(":memory:"),
  plugins: [new CamelCasePlugin()],
  log: (event) => void asked.push(event.query),
});

beforeAll(() => migrateToLatest(db));
afterAll(() => db.destroy());

const dates = concernDates("2026-11-20T09:30:00.000Z");
const filter = {
  concern: null,
  dates,
  silentLetters: SILENT_FROM_LETTERS,
  status: null,
  except: endedStatuses,
  region: null,
  facilityId: null,
  search: null,
};
const indexOf = {
  load: "prisoner_load_rank",
  name: "prisoner_name",
  letter: "prisoner_load_silence",
  alone: "prisoner_load_alone",
};
const keyOf = { load: 333_333, name: "иванов", letter: "2026-10-01", alone: "2026-10-01" };
const pages = (Object.keys(indexOf) as PrisonerOrder["by"][]).flatMap((by) =>
  [false, true].flatMap((descending) => [
    { by, descending, from: null },
    { by, descending, from: { position: { key: keyOf[by], id: "x" }, backwards: false } },
    { by, descending, from: { position: { key: keyOf[by], id: "x" }, backwards: true } },
  ]),
);

test.each(pages)(
  "the page by $by (descending: $descending, from $from) walks its index and sorts nothing",
  async ({ from, ...order }) => {
    const plan = await planOf(() => findPrisonerPage(db, filter, order, from, 51));
    const verb = from ? "SEARCH" : "SCAN";
    expect(plan[0]).toMatch(new RegExp(`^${verb} \\w+ USING (COVERING )?INDEX ${indexOf[order.by]}\\b`));
    expect(plan.slice(1).filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  },
);

test.each([null, { loadRank: 333_333, id: "x" }])(
  "the volunteers' list after %o walks the index of load and sorts nothing",
  async (after) => {
    const plan = await planOf(() =>
      findOpenPage(db, { classIds: [1, 2], except: ["y"], search: "", after, limit: 26 }),
    );
    expect(plan[0]).toMatch(
      /^SEARCH prisoner_load USING INDEX prisoner_load_rank \(\(load_rank,prisoner_id\)>/,
    );
    expect(plan.slice(1).filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  },
);

test("the numbers read indexes, never a whole table of letters or correspondences", async () => {
  const plans = await planOf(async () => {
    await countByWriters(db);
    await countNobodyWriting(db);
    await countHoldsEnding(db, dates, endedStatuses);
    await countOverdueLetters(db, dates, endedStatuses);
    await countSilentFacilities(db, dates, SILENT_FROM_LETTERS);
    await countPrisoners(db, filter);
  });
  const scanned = plans.filter((step) => step.startsWith("SCAN") && !step.includes(" COVERING INDEX "));
  expect(scanned).toEqual([]);
  for (const index of [
    "letter_without_word",
    "correspondence_due",
    "prisoner_load_writers",
    "prisoner_status",
  ]) {
    expect(plans.join("\n")).toMatch(new RegExp(`COVERING INDEX ${index}\\b`));
  }
});

test("a search reads the indexes of names, never the rows of everybody", async () => {
  const plan = await planOf(() => countPrisoners(db, { ...filter, search: "иванов" }));
  expect(plan.join("\n")).toMatch(/SCAN named USING COVERING INDEX prisoner_name/);
  expect(plan.join("\n")).toMatch(/SCAN latin USING COVERING INDEX prisoner_latin/);
  expect(plan.filter((step) => /^SCAN (prisoner|prisoner_load|stay|letter)\b/.test(step))).toEqual([]);
});

test("what waits at the desk is counted and listed by indexes", async () => {
  const plans = await planOf(async () => {
    await countUnplacedReplies(db);
    await findNewestDeskReplies(db, 50);
    await findContradicted(db, null, 50);
  });
  expect(plans.join("\n")).toMatch(/reply USING INDEX reply_source/);
  expect(plans.join("\n")).toMatch(/letter USING INDEX letter_contradicted/);
  expect(plans.filter((step) => /^SCAN (reply|letter)$/.test(step))).toEqual([]);
});

/** How SQLite would run what `work` asks, step by step. */
async function planOf(work: () => Promise<unknown>): Promise<string[]> {
  asked.length = 0;
  await work();
  const steps: string[] = [];
  for (const query of asked.splice(0)) {
    const explain = { ...query, sql: `explain query plan ${query.sql}` } as CompiledQuery<{ detail: string }>;
    const { rows } = await db.executeQuery(explain);
    steps.push(...rows.map((row) => row.detail));
  }
  return steps;
}
