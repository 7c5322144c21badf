import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { findOverrides } from "#db/repositories/overrides";
import { insertParcels } from "#db/repositories/parcels";
import { saveCredential } from "#db/repositories/people";
import { dayAfter } from "~/domain/dates/instants";
import { noteSanction } from "~/features/custody/sanctions.server";
import { exportAgenda } from "~/features/export/parcels.server";
import { addOverride, withdrawOverride } from "~/features/overrides/overrides.server";
import { wholeAgenda } from "~/features/parcels/agenda-query";
import { countConflicts, readAgenda } from "~/features/parcels/desk-agenda.server";
import { judgeParcels } from "~/features/parcels/judge-parcels.server";
import { emptyEntry } from "~/features/parcels/plan-entry.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

const PASSWORD = "зима в горах тиха";

onEachEngine((world) => {
  const { clock } = world;
  let coordinator: MadePerson;
  const file = (password: string) =>
    exportAgenda(world.app, coordinator, { password, language: "en" }, clock.now);

  beforeAll(async () => {
    coordinator = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const secret = await hashPassword(PASSWORD);
    const changedAt = clock.now.toISOString();
    await saveCredential(world.app.db, { personId: coordinator.id, kind: "password", secret, changedAt });
  });

  test("with nothing planned there is no file", async () => {
    expect(await file(PASSWORD)).toEqual({ ok: false, reason: "nobody" });
  });

  test("what may not come stands first and is counted for the desk", async () => {
    await makeParcel(world.app, {}, clock.now);
    const today = clock.now.toISOString().slice(0, 10);
    const { id, prisonerId } = await makeParcel(world.app, { day: dayAfter(today, 20) }, clock.now);
    expect(await countConflicts(world.app, clock.now)).toEqual({ conflicts: 0, isJudged: true });
    const from = { date: today, precision: "day" } as const;
    const sanction = { kind: "shizo", from, until: { date: null, precision: "unknown" } } as const;
    const noted = { ...sanction, source: "family", key: randomToken() };
    expect(await noteSanction(world.app, coordinator, prisonerId, noted, clock.now)).toMatchObject({
      ok: true,
    });
    const { conflicts, lines } = await readAgenda(world.app, wholeAgenda, clock.now);
    expect(conflicts).toMatchObject([{ id, conflict: "shizo" }]);
    expect(lines).toHaveLength(2);
    expect(await countConflicts(world.app, clock.now)).toEqual({ conflicts: 1, isJudged: true });
  });

  test("what a rule set aside and a new day change is counted at once", async () => {
    const { prisonerId } = await makeParcel(world.app, {}, clock.now);
    const counted = async () => (await countConflicts(world.app, clock.now)).conflicts;
    const before = await counted();
    const subject = { of: "prisoner", id: prisonerId } as const;
    const since = clock.now.toISOString().slice(0, 10);
    const none = { rule: "parcels-a-year", stance: "changed", figure: 0, note: "нельзя", since } as const;
    expect(
      await addOverride(world.app, coordinator, subject, { ...none, key: randomToken() }, clock.now),
    ).toEqual({
      ok: true,
    });
    expect(await counted()).toBe(before + 1);
    const [override] = await findOverrides(world.app.db, { facilityId: null, prisonerId });
    await withdrawOverride(world.app, coordinator, override?.id ?? 0, clock.now);
    expect(await counted()).toBe(before);
    const later = new Date(clock.now.getTime() + 100 * 86_400_000);
    expect(await judgeParcels(world.app, later, async () => true)).toBeGreaterThan(0);
    expect((await countConflicts(world.app, later)).conflicts).toBeGreaterThan(before);
    await judgeParcels(world.app, clock.now, async () => true);
    expect(await counted()).toBe(before);
  });

  test("thousands are read page by page, forth and back, and none is left out", async () => {
    const { id: prisonerId } = await makeParcelPrisoner(world.app, {}, clock.now);
    const today = clock.now.toISOString().slice(0, 10);
    const rows = Array.from({ length: 130 }, (_, at) => ({
      ...emptyEntry(clock.now),
      ...{ prisonerId, facilityId: null, stayId: null, kind: "parcel" as const, who: "family" as const },
      ...{ purpose: "food" as const, plannedOn: dayAfter(today, 40 + (at % 3)) },
    }));
    await insertParcels(world.app.db, rows);
    const pages: string[][] = [];
    const before: (typeof query)[] = [];
    let query: typeof wholeAgenda = wholeAgenda;
    for (let isMore = true; isMore; ) {
      const { lines, next, previous, months } = await readAgenda(world.app, query, clock.now);
      const [first] = lines;
      expect(months?.days.find(({ day }) => day === first?.plannedOn)?.count).toBeGreaterThan(0);
      expect(previous).toEqual(before.length === 0 ? null : place(before.at(-1)));
      pages.push(lines.map(({ id }) => id));
      before.push(query);
      isMore = next !== null;
      if (next) query = { ...query, ...next };
    }
    const all = pages.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(rows.filter(({ id }) => !all.includes(id))).toEqual([]);
    expect(pages.length).toBeGreaterThan(2);
    expect((await readAgenda(world.app, { ...wholeAgenda, part: "conflicts" }, clock.now)).lines.length).toBe(
      50,
    );
    await world.app.db.deleteFrom("parcel").where("prisonerId", "=", prisonerId).execute();
  });

  test("the file holds the agenda, a formula as text, and not why something may not come", async () => {
    const { id } = await makeParcelPrisoner(world.app, { name: "=cmd|'/c calc'!A1" }, clock.now);
    await makeParcel(world.app, { prisonerId: id, grams: 6_400 }, clock.now);
    expect(await file("something else")).toEqual({ ok: false, reason: "wrong" });
    const made = await file(PASSWORD);
    if (!made.ok) throw new Error(made.reason);
    const lines = (await text(Readable.from(made.pieces))).trimEnd().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain("Should arrive,Send by,Name");
    expect(lines.find((line) => line.includes("cmd"))).toMatch(/,'=cmd\|'\/c calc'!A1,.*,6\.4,no$/);
    const [deed] = await world.app.db.selectFrom("auditEntry").selectAll().orderBy("id", "desc").execute();
    expect(deed).toMatchObject({ action: "parcels-exported", personId: coordinator.id, prisonerId: null });
    expect(JSON.parse(deed?.detail ?? "")).toEqual({ rows: 4 });
  });
});

function place(query = wholeAgenda) {
  return { from: query.from, after: query.after };
}
