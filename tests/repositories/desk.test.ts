import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";
import {
  countByWriters,
  countHoldsEnding,
  countNobodyWriting,
  countOverdueLetters,
  countSilentFacilities,
  findAllRegions,
} from "#db/repositories/desk";
import {
  countPrisoners,
  findPrisonerPage,
  type PrisonerFilter,
  type PrisonerOrder,
  type PrisonerPageRow,
} from "#db/repositories/desk-prisoners";
import { insertFacility } from "#db/repositories/facilities";
import { type Concern, concernDates, concerns, SILENT_FROM_LETTERS } from "~/domain/desk/concerns";
import { endedStatuses } from "~/domain/prisoners/custody";
import { searchKey } from "~/domain/prisoners/names";
import { type Postgres, startPostgres } from "../setup/postgres.mjs";
import { insertWorld, makeWorld, now, type World } from "./desk-world";

const world = makeWorld(41);
const folder = mkdtempSync(join(tmpdir(), "desk-"));
const engines = ["sqlite", "postgres"] as const;
const databases = {} as Record<(typeof engines)[number], Database>;
let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres();
  databases.sqlite = openDatabase(`file:${join(folder, "desk.db")}`);
  databases.postgres = openDatabase(await postgres.createDatabase());
  for (const engine of engines) {
    await migrateToLatest(databases[engine]);
    await insertWorld(databases[engine], world);
  }
});

afterAll(async () => {
  for (const engine of engines) await databases[engine].destroy();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const dates = concernDates(now);
const everyone: PrisonerFilter = {
  concern: null,
  dates,
  silentLetters: SILENT_FROM_LETTERS,
  status: null,
  except: [],
  region: null,
  facilityId: null,
  search: null,
};
const orders: PrisonerOrder[] = (["load", "name", "letter", "alone"] as const).flatMap((by) => [
  { by, descending: false },
  { by, descending: true },
]);
const positionOf = (row: PrisonerPageRow, by: PrisonerOrder["by"]) => ({
  id: row.id,
  key: { load: row.loadRank, name: row.nameSearch, letter: row.lastLetterOn, alone: row.aloneSince }[by],
});

describe.each(engines)("on %s", (engine) => {
  const db = () => databases[engine];

  test.each(orders)(
    "pages by %o hold every row once, forwards and backwards, ties included",
    async (order) => {
      const whole = await findPrisonerPage(db(), everyone, order, null, 1000);
      expect(new Set(whole.map((row) => row.id))).toEqual(new Set(living(world).map((row) => row.id)));
      expect(await walk(db(), order, false)).toEqual(whole.map((row) => row.id));
      expect(await walk(db(), order, true)).toEqual(whole.map((row) => row.id));
    },
  );

  test.each(orders)("rows by %o stand in the order of code points", async (order) => {
    const keys = (await findPrisonerPage(db(), everyone, order, null, 1000)).map(
      (row) => positionOf(row, order.by).key,
    );
    const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(keys).toEqual(order.descending ? sorted.reverse() : sorted);
  });

  test.each(concerns)("the filter %s finds whom a plain recount finds", async (concern) => {
    const filter = { ...everyone, concern, except: endedStatuses };
    const found = await findPrisonerPage(db(), filter, { by: "load", descending: false }, null, 1000);
    const expected = living(world).filter(
      (each) => !endedStatuses.includes(each.status) && recount[concern](each),
    );
    expect(new Set(found.map((row) => row.id))).toEqual(new Set(expected.map((each) => each.id)));
    expect(expected.length).toBeGreaterThan(0);
    expect(await countPrisoners(db(), filter)).toBe(expected.length);
  });

  test("the numbers of the desk are those of a plain recount", async () => {
    const { length: heldHolds } = endingHolds.filter(({ owner }) => isHeld(owner));
    const { length: heldLetters } = overdue.filter(({ owner }) => isHeld(owner));
    expect((await countHoldsEnding(db(), dates, endedStatuses)).count).toBe(heldHolds);
    expect((await countOverdueLetters(db(), dates, endedStatuses)).count).toBe(heldLetters);
    expect(await countSilentFacilities(db(), dates, SILENT_FROM_LETTERS)).toBe(silent.length);
    const open = living(world).filter((each) => each.open === 1);
    expect(await countNobodyWriting(db())).toBe(open.filter((each) => each.writers === 0).length);
    expect(await countByWriters(db())).toEqual(
      [0, 1, 2, 3, 4, 5].map((writers) => ({
        writers,
        prisoners: open.filter((each) => each.writers === writers).length,
      })),
    );
  });

  test.each([
    ["ёлкин", 2],
    ["ЕЛКИН пётр", 2],
    ["%", 1],
    ["_", 1],
    ["\\", 0],
    ["smith", 1],
    ["yashin", 1],
    ["'; drop table prisoner; --", 0],
  ])("searching %s finds %i of the names and nothing by accident", async (typed, names) => {
    const found = await search(db(), typed);
    expect(new Set(found.map((row) => row.name)).size).toBe(names);
  });

  test("a facility is found by its name, its region and its address in the list", async () => {
    const byName = await search(db(), "елочка");
    expect(byName.length).toBeGreaterThan(0);
    expect(new Set(byName.map((row) => row.facilityId))).toEqual(new Set(["f1"]));
    expect(await countPrisoners(db(), { ...everyone, facilityId: "f1" })).toBe(byName.length);
    const inPerm = living(world).filter((each) => each.facilityId !== null && each.facilityId < "f3");
    expect(await countPrisoners(db(), { ...everyone, region: "Пермский край" })).toBe(inPerm.length);
  });

  test("regions stand in the order of the alphabet, Ё after Е", async () => {
    const { id: _, ...like } = await db().selectFrom("facility").selectAll().executeTakeFirstOrThrow();
    for (const region of ["Ёлочный край", "Жигулёвский край", "Елецкий край"]) {
      await insertFacility(db(), { ...like, id: region, region });
    }
    const regions = ["Елецкий край", "Ёлочный край", "Жигулёвский край", "Москва", "Пермский край"];
    expect(await findAllRegions(db())).toEqual(regions);
  });
});

test.each(orders)("both engines give the same rows in the same turn by %o", async (order) => {
  const [sqlite, postgresRows] = await Promise.all(
    engines.map((engine) => findPrisonerPage(databases[engine], everyone, order, null, 1000)),
  );
  expect(postgresRows).toEqual(sqlite);
});

/** Ids in order, gathered seven at a time from one end or the other. */
async function walk(db: Database, order: PrisonerOrder, backwards: boolean): Promise<string[]> {
  const ids: string[] = [];
  let page: PrisonerPageRow[] = [];
  const last = {
    ...positionOf(
      {
        ...{ id: "~", loadRank: 2 ** 31 - 1, nameSearch: "\u{10FFFF}" },
        ...{ lastLetterOn: "9", aloneSince: "99999" },
      } as PrisonerPageRow,
      order.by,
    ),
  };
  const first = { id: "", key: order.by === "load" ? -1 : "" };
  let position = backwards !== order.descending ? last : first;
  do {
    page = await findPrisonerPage(db, everyone, order, { position, backwards }, 7);
    const edge = backwards ? page[0] : page.at(-1);
    if (edge) position = positionOf(edge, order.by);
    if (backwards) ids.unshift(...page.map((row) => row.id));
    else ids.push(...page.map((row) => row.id));
  } while (page.length === 7);
  return ids;
}

function search(db: Database, typed: string) {
  const filter = { ...everyone, search: searchKey(typed) };
  return findPrisonerPage(db, filter, { by: "name", descending: false }, null, 1000);
}

function living({ prisoners }: World) {
  return prisoners.filter((each) => !each.merged);
}

type Each = World["prisoners"][number];
const isHeld = (owner: number) => {
  const prisoner = world.prisoners[owner];
  return prisoner !== undefined && !prisoner.merged && !endedStatuses.includes(prisoner.status);
};
const endingHolds = world.holds.filter(
  ({ state, endsInHours }) => state === "held" && endsInHours > 0 && endsInHours <= 72,
);
const overdue = world.letters.filter(({ state, age }) => state === "sent" && age >= 45 && age < 90);
const silent = ["f0", "f1", "f2", "f3", "f4", "f5"].filter((id) => {
  const there = world.letters.filter(({ facilityId, age }) => facilityId === id && age >= 45 && age <= 180);
  return there.length >= 3 && there.every(({ state }) => state !== "confirmed");
});
const owns = (rows: { owner: number }[], each: Each) =>
  rows.some(({ owner }) => world.prisoners[owner]?.id === each.id);
const recount: Record<Concern, (each: Each) => boolean> = {
  nobody: (each) => each.open === 1 && each.writers === 0,
  holds: (each) => owns(endingHolds, each),
  unconfirmed: ({ confirmed, facilityId }) =>
    facilityId !== null && (confirmed === null || confirmed > 60 || facilityId === "f2"),
  overdue: (each) => owns(overdue, each),
  silent: (each) => each.facilityId !== null && silent.includes(each.facilityId),
};
