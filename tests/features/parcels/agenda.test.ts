import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { saveCredential } from "#db/repositories/people";
import { dayAfter } from "~/domain/dates/instants";
import { noteSanction } from "~/features/custody/sanctions.server";
import { exportAgenda } from "~/features/export/parcels.server";
import { countConflicts, readAgenda } from "~/features/parcels/desk-agenda.server";
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
    expect(await countConflicts(world.app, clock.now)).toBe(0);
    const from = { date: today, precision: "day" } as const;
    const sanction = { kind: "shizo", from, until: { date: null, precision: "unknown" } } as const;
    const noted = { ...sanction, source: "family", key: randomToken() };
    expect(await noteSanction(world.app, coordinator, prisonerId, noted, clock.now)).toMatchObject({
      ok: true,
    });
    const { conflicts, months } = await readAgenda(world.app, clock.now);
    expect(conflicts).toMatchObject([{ id, conflict: "shizo" }]);
    expect(months.flatMap(({ lines }) => lines)).toHaveLength(2);
    expect(await countConflicts(world.app, clock.now)).toBe(1);
  });

  test("the file holds the agenda, a formula as text, and not why something may not come", async () => {
    const { id } = await makeParcelPrisoner(world.app, { name: "=cmd|'/c calc'!A1" }, clock.now);
    await makeParcel(world.app, { prisonerId: id, grams: 6_400 }, clock.now);
    expect(await file("something else")).toEqual({ ok: false, reason: "wrong" });
    const made = await file(PASSWORD);
    if (!made.ok) throw new Error(made.reason);
    const lines = (await text(Readable.from(made.pieces))).trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain("Should arrive,Send by,Name");
    expect(lines.find((line) => line.includes("cmd"))).toMatch(/,'=cmd\|'\/c calc'!A1,.*,6\.4,no$/);
    const [deed] = await world.app.db.selectFrom("auditEntry").selectAll().orderBy("id", "desc").execute();
    expect(deed).toMatchObject({ action: "parcels-exported", personId: coordinator.id, prisonerId: null });
    expect(JSON.parse(deed?.detail ?? "")).toEqual({ rows: 3 });
  });
});
