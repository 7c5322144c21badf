import { CamelCasePlugin, type CompiledQuery, Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqliteDialect } from "#db/dialects/sqlite";
import { migrateToLatest } from "#db/migrations";
import {
  countByConcern,
  countByTrust,
  countVolunteersOf,
  findLastLettersOf,
  findOpenOfAll,
  findReportedOf,
  findVolunteerPage,
  type VolunteerOrder,
} from "#db/repositories/desk-volunteers";
import { countDormant, findDormant, findOpenSuccessions } from "#db/repositories/successions";
import type { Schema } from "#db/schema";
import { volunteerDates } from "~/domain/desk/volunteer-concerns";

const asked: CompiledQuery[] = [];
const db = new Kysely<Schema>({
  dialect: sqliteDialect(":memory:"),
  plugins: [new CamelCasePlugin()],
  log: (event) => void asked.push(event.query),
});

beforeAll(() => migrateToLatest(db));
afterAll(() => db.destroy());

const dates = volunteerDates("2026-11-20T09:30:00.000Z");
const everybody = { concern: null, dates, search: null };
const pages = (["joined", "open"] as const).flatMap((by) =>
  [false, true].flatMap((descending) => [
    { by, descending, from: null },
    { by, descending, from: { position: { key: 5, id: "x" }, backwards: false } },
    { by, descending, from: { position: { key: 5, id: "x" }, backwards: true } },
  ]),
);

test.each(pages)(
  "the page by $by (descending: $descending, from $from) walks an order that is there and sorts nothing",
  async ({ from, ...order }: { from: Parameters<typeof findVolunteerPage>[3] } & VolunteerOrder) => {
    const plan = await planOf(() => findVolunteerPage(db, everybody, order, from, 51));
    expect(plan.join("\n")).not.toMatch(/TEMP B-TREE/);
    const way =
      order.by === "open" ? /volunteer_profile USING INDEX volunteer_profile_open/ : /volunteer_number/;
    expect(plan[0]).toMatch(way);
    expect(plan.slice(1).filter((step) => /^SCAN/.test(step))).toEqual([]);
  },
);

test.each(["new", "known"] as const)("the page of %s accounts walks the numbers", async (concern) => {
  const order = { by: "joined", descending: true } as const;
  const plan = await planOf(() => findVolunteerPage(db, { ...everybody, concern }, order, null, 51));
  expect(plan[0]).toBe("SCAN volunteer_number");
  expect(plan.join("\n")).not.toMatch(/TEMP B-TREE/);
});

test("the numbers above the table read indexes alone", async () => {
  const plans = await planOf(async () => {
    await countByTrust(db);
    await countByConcern(db, "dormant", dates);
    await countByConcern(db, "silent", dates);
    await countByConcern(db, "holds", dates);
    await countByConcern(db, "full", dates);
    await countDormant(db);
  });
  const whole = plans.filter((step) => step.startsWith("SCAN") && !step.includes("INDEX"));
  expect(whole.filter((step) => !/SCAN found|\(subquery/.test(step))).toEqual([]);
  for (const index of [
    "volunteer_profile_trust",
    "correspondence_dormant",
    "correspondence_living",
    "correspondence_due",
    "volunteer_profile_full",
  ]) {
    expect(plans.join("\n")).toMatch(new RegExp(`INDEX ${index}\\b`));
  }
});

test.each(["dormant", "silent", "holds", "reported"] as const)(
  "counting the %s never reads every correspondence",
  async (concern) => {
    const plan = await planOf(() => countByConcern(db, concern, dates));
    expect(plan.filter((step) => /SCAN correspondence|INDEX correspondence_person/.test(step))).toEqual([]);
  },
);

test("a signature is found by its beginning in its index, a handle by its number", async () => {
  const search = { number: 7, signatureKey: "аня" };
  const plan = await planOf(() => countVolunteersOf(db, { ...everybody, search }));
  expect(plan.join("\n")).toMatch(/correspondence_signed/);
  const byHandle = await planOf(() =>
    countVolunteersOf(db, { ...everybody, search: { number: 7, signatureKey: "" } }),
  );
  expect(byHandle.join("\n")).toMatch(/SEARCH volunteer_number USING INTEGER PRIMARY KEY/);
  expect([...plan, ...byHandle].filter((step) => /^SCAN/.test(step))).toEqual([]);
});

test("what stands beside a line is looked up for the lines of the page alone", async () => {
  const plans = await planOf(async () => {
    await findOpenOfAll(db, ["a", "b"]);
    await findLastLettersOf(db, ["a", "b"]);
    await findReportedOf(db, ["a", "b"]);
    await findOpenSuccessions(db, "p", 1);
  });
  expect(plans.filter((step) => /^SCAN/.test(step))).toEqual([]);
});

test.each([null, { key: "2026-01-01", id: "x" }])(
  "correspondences without a writer after %o come in the order of their index",
  async (after) => {
    const plan = await planOf(() => findDormant(db, after, 51));
    expect(plan[0]).toMatch(/correspondence USING (COVERING )?INDEX correspondence_dormant/);
    expect(plan.filter((step) => /TEMP B-TREE/.test(step))).toEqual([]);
  },
);

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
