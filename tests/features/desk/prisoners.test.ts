import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";
import { readDesk } from "~/features/desk/desk.server";
import { type ListQuery, parseListQuery, type Sort, sorts } from "~/features/desk/prisoner-list";
import { listPrisoners } from "~/features/desk/prisoners.server";
import type { App } from "~/platform/app.server";
import { insertWorld, makeWorld, now } from "../../repositories/desk-world";

const app = { db: openDatabase(":memory:") } as App;
const world = makeWorld(5);
const unasked = { ...parseListQuery(new URLSearchParams("status=all")) };
const list = (query: Partial<ListQuery>) => listPrisoners(app, { ...unasked, ...query }, new Date(now));

beforeAll(async () => {
  await migrateToLatest(app.db);
  await insertWorld(app.db, world);
});
afterAll(() => app.db.destroy());

test.each(sorts)("pages by %s lead through everybody once and back again", async (sort) => {
  const there = await follow(sort, "next");
  const everybody = world.prisoners.filter((each) => !each.merged).length;
  expect(new Set(there.ids).size).toBe(everybody);
  expect(there.ids).toHaveLength(everybody);
  const back = await follow(sort, "previous", there.lastAsked);
  expect(back.pages.toReversed()).toEqual(there.pages);
});

test("the first page has nothing before it, the last nothing after", async () => {
  const first = await list({});
  expect(first.rows).toHaveLength(50);
  expect(first.previous).toBeNull();
  const last = await list((await follow("load", "next")).lastAsked);
  expect(last.next).toBeNull();
  expect(first.count).toBe(last.count);
});

test("a cursor of another order, of nobody, or no cursor at all shows the first page", async () => {
  const first = await list({});
  const byName = await list({ sort: "name" });
  const odd = [
    byName.next ?? "",
    "x",
    "bnVsbA",
    cursor(["load", "0", "a"]),
    cursor(["load", 1.5, "a"]),
    cursor(["load", 2 ** 31, "a"]),
    cursor(["load", 0, "'; drop table prisoner"]),
    cursor(["load", 0]),
    cursor({ load: 0 }),
    cursor(["load", 2 ** 31 - 1, "zzzzzzzzzz"]),
  ];
  for (const after of odd) expect(await list({ after })).toEqual(first);
  for (const before of odd.slice(0, -1)) expect(await list({ before })).toEqual(first);
  expect(await list({ sort: "name", after: cursor(["name", "a\u0000b", "a"]) })).toEqual(byName);
});

test("whatever is typed into the address, a page comes back", async () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...Object.keys(unasked)), text), async (typed) => {
      const query = parseListQuery(new URLSearchParams(typed));
      const page = await listPrisoners(app, query, new Date(now));
      expect(page.rows.length).toBeLessThanOrEqual(50);
    }),
    { numRuns: 200 },
  );
});

test("a search says how many more it finds among the released and the dead", async () => {
  const search = { q: "а", status: "held" } as const;
  const held = await list(search);
  const all = await list({ ...search, status: "all" });
  expect(held.elsewhere).toBe(all.count - held.count);
  expect(held.elsewhere).toBeGreaterThan(0);
  expect(all.elsewhere).toBe(0);
  expect((await list({ status: "held" })).elsewhere).toBe(0);
});

test("each number of the desk leads to as many people as it says", async () => {
  const { concerns, bars } = await readDesk(app, new Date(now));
  for (const { concern, people } of concerns) {
    expect((await list({ status: "held", show: concern })).count, concern).toBe(people);
  }
  const open = world.prisoners.filter((each) => !each.merged && each.open === 1);
  expect(bars).toHaveLength(5);
  expect(bars.reduce((sum, count) => sum + count, 0)).toBe(open.length);
  expect(bars[4]).toBe(open.filter((each) => each.writers >= 4).length);
});

async function follow(sort: Sort, to: "next" | "previous", from: Partial<ListQuery> = {}) {
  const pages: string[][] = [];
  let lastAsked: Partial<ListQuery> = { ...from, sort };
  for (;;) {
    const page = await list(lastAsked);
    pages.push(page.rows.map((row) => row.id));
    const edge = page[to];
    if (!edge) return { pages, ids: pages.flat(), lastAsked };
    lastAsked = to === "next" ? { sort, after: edge } : { sort, before: edge };
  }
}

function cursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
