import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { insertAll } from "#db/repositories/bulk";
import { saveCredential } from "#db/repositories/people";
import { readCell } from "~/domain/export/csv";
import { parseListQuery, type Sort, sorts } from "~/features/desk/prisoner-list";
import { listPrisoners } from "~/features/desk/prisoners.server";
import type { Export } from "~/features/export/allowed.server";
import { exportLoad } from "~/features/export/load.server";
import { exportPrisoners } from "~/features/export/prisoners.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { limits } from "~/platform/rate-limit.server";
import { onEachEngine } from "../../setup/databases";

const PASSWORD = "зима в горах тиха";

onEachEngine((world) => {
  let coordinator: MadePerson;
  const query = (asked = "") => parseListQuery(new URLSearchParams(asked));
  const table = (asked: string, language: "en" | "ru" = "en", password = PASSWORD) =>
    exportPrisoners(world.app, coordinator, { query: query(asked), password, language }, world.clock.now);
  const deeds = () => world.app.db.selectFrom("auditEntry").selectAll().orderBy("id").execute();

  beforeAll(async () => {
    const { app, clock } = world;
    coordinator = await makeVolunteer(app, { role: "coordinator" }, clock.now);
    await givePassword(coordinator);
    for (let n = 0; n < 60; n += 1) await makePrisoner(app, { name: `Ясенев ${n % 7} Лев` }, clock.now);
    await makePrisoner(app, { name: "=cmd|'/c calc'!A1" }, clock.now);
    await makePrisoner(app, { name: "Кленов Пётр", status: "released" }, clock.now);
    const made = await makeCorrespondence(app, {}, clock.now);
    await sendLetter(app, made, {}, clock.now);
  });

  beforeEach(() => world.clock.forward({ minutes: 20 }));

  async function givePassword({ id }: MadePerson) {
    const secret = await hashPassword(PASSWORD);
    const changedAt = world.clock.now.toISOString();
    await saveCredential(world.app.db, { personId: id, kind: "password", secret, changedAt });
  }

  test.each(sorts)("the file holds what the table shows, all pages, ordered by %s", async (sort) => {
    const rows = read(await whole(await table(`sort=${sort}`)), ",");
    const shown = await everyPage(sort);
    expect(rows.slice(1).map((row) => readCell(row.at(-1) ?? ""))).toEqual(shown.map(({ id }) => id));
    expect(rows.slice(1).map((row) => readCell(row[0] ?? ""))).toEqual(shown.map(({ name }) => name));
    expect(rows.slice(1).map((row) => Number(row[6]))).toEqual(shown.map(({ writers }) => writers));
  });

  async function everyPage(sort: Sort) {
    const rows = [];
    for (let after: string | null = ""; after !== null; ) {
      const page = await listPrisoners(world.app, { ...query(), sort, after }, world.clock.now);
      rows.push(...page.rows);
      after = page.next;
    }
    return rows;
  }

  test("a filter narrows the file as it does the table, and a Russian file is parted by semicolons", async () => {
    const file = await whole(await table("q=клен&status=all", "ru"));
    const [header, ...rows] = read(file, ";");
    expect(header?.slice(0, 3)).toEqual(["Имя", "Имя латиницей", "Статус"]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.slice(0, 3)).toEqual(["Кленов Пётр", "Klenov Pyotr", "На свободе"]);
    expect(rows[0]?.[10]).toMatch(/^\d+,\d$/);
  });

  test("a name that is a formula arrives as text", async () => {
    expect(await whole(await table("q=cmd"))).toContain("\r\n'=cmd|'/c calc'!A1,");
  });

  test("it is kept in the record with the count, and nothing else", async () => {
    const before = (await deeds()).length;
    await whole(await table("q=ясенев"));
    const [deed, ...more] = (await deeds()).slice(before);
    expect(more).toEqual([]);
    expect(deed).toMatchObject({ action: "list-exported", personId: coordinator.id, prisonerId: null });
    expect(JSON.parse(deed?.detail ?? "")).toEqual({ rows: 60, filtered: 1 });
  });

  test("without the right password there is no file and no record of one", async () => {
    const before = (await deeds()).length;
    expect(await table("", "en", "something else")).toEqual({ ok: false, reason: "wrong" });
    expect(await table("q=нетникого")).toEqual({ ok: false, reason: "nobody" });
    expect(await deeds()).toHaveLength(before);
  });

  test("the loads of one list are told by band, without whoever is free, hidden or in another list", async () => {
    const { app, clock } = world;
    const at = clock.now;
    const written = await makeCorrespondence(app, {}, at);
    const people = {
      "00017": (await makePrisoner(app, {}, at)).id,
      "18": written.prisonerId,
      "19": (await makePrisoner(app, { status: "released" }, at)).id,
      "20": (await makePrisoner(app, { hideLoad: 1 }, at)).id,
    };
    const recognised = (list: string, externalId: string, prisonerId: string) => ({
      list,
      externalId,
      prisonerId,
      url: null,
      rowDigest: "",
      importRunId: null,
      seenAt: at.toISOString(),
    });
    await insertAll(app.db, "recognition", [
      ...Object.entries(people).map(([id, prisonerId]) => recognised("viasna", id, prisonerId)),
      recognised("another", "x", people["00017"]),
    ]);
    const asked = { list: "viasna", password: PASSWORD };
    const first = await whole(await exportLoad(app, coordinator, asked, at));
    const rows = read(first, ",");
    expect(rows[0]).toEqual(["list", "list_id", "band", "as_of", "campaign"]);
    const told = rows.slice(1).map((row) => row.slice(0, 4).map(readCell));
    expect(told).toEqual([
      ["viasna", "00017", "nobody", "2026-11-20"],
      ["viasna", "18", "1–2", "2026-11-20"],
    ]);
    expect(await whole(await exportLoad(app, coordinator, asked, at))).toBe(first);
    const none = { list: "nothing", password: PASSWORD };
    expect(await exportLoad(app, coordinator, none, at)).toEqual({ ok: false, reason: "nobody" });
  });

  test("lists are not taken out without end", async () => {
    const { app, clock } = world;
    const greedy = await makeVolunteer(app, { role: "coordinator" }, clock.now);
    await givePassword(greedy);
    const asked = { list: "nothing", password: PASSWORD };
    const tries = [];
    for (let n = 0; n <= limits.export.attempts; n += 1)
      tries.push(await exportLoad(app, greedy, asked, clock.now));
    expect(tries.slice(0, -1)).toEqual(Array(limits.export.attempts).fill({ ok: false, reason: "nobody" }));
    expect(tries.at(-1)).toMatchObject({ ok: false, reason: "wait" });
  });
});

async function whole(made: Export): Promise<string> {
  if (!made.ok) throw new Error(made.reason);
  return text(Readable.from(made.pieces));
}

function read(file: string, delimiter: string): string[][] {
  return parse(file, { delimiter, bom: true });
}
