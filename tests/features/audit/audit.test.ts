import { expect, test } from "vitest";
import { makePrisoner } from "#db/factories/prisoners";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { createStaff, disableAccount } from "~/features/account/staff.server";
import { parseAuditQuery } from "~/features/audit/audit-list";
import { exportAudit } from "~/features/audit/export.server";
import { readAudit } from "~/features/audit/read.server";
import { recordDeed } from "~/features/audit/record.server";
import { freezeByCommand, unfreezeByCommand } from "~/features/freeze/freeze.server";
import { listPeople } from "~/features/people/people.server";
import { parsePeopleQuery } from "~/features/people/people-list";
import { endSessionsByCommand } from "~/features/people/sessions.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const read = (viewer: MadePerson, asked: string) =>
    readAudit(world.app, viewer, parseAuditQuery(new URLSearchParams(asked)), clock.now);
  const handle = async (id: string) =>
    (await listPeople(world.app, parsePeopleQuery(new URLSearchParams()))).rows.find((row) => row.id === id)
      ?.handle;

  test("who did what to which kind of thing, by person, deed and day, page by page", async () => {
    const [admin, coordinator] = [
      await makeVolunteer(world.app, { role: "admin" }, clock.now),
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
    ];
    const prisoner = await makePrisoner(world.app, {}, clock.now);
    const about = { prisonerId: prisoner.id };
    await recordDeed(world.app.db, coordinator, { action: "note-added", ...about }, clock.now);
    const who = await handle(coordinator.id);
    clock.forward({ days: 1 });
    for (let each = 0; each < 51; each += 1) {
      await recordDeed(
        world.app.db,
        coordinator,
        { action: "prisoner-edited", ...about, detail: { secret: "Любит шахматы" } },
        clock.now,
      );
    }
    await recordDeed(world.app.db, admin, { action: "account-locked", subjectId: coordinator.id }, clock.now);

    const all = await read(admin, "");
    expect(all.rows[0]).toMatchObject({
      deed: "account-locked",
      about: { kind: "account", id: coordinator.id, handle: who },
    });
    expect(all.rows[1]).toMatchObject({
      deed: "prisoner-edited",
      who,
      about: { kind: "prisoner", id: prisoner.id },
    });
    expect(JSON.stringify(all)).not.toContain("шахматы");
    expect((await read(admin, "deed=note-added")).rows).toHaveLength(1);
    const day = clock.now.toISOString().slice(0, 10);
    const edits = await read(admin, `who=${who}&day=${day}`);
    expect([edits.count, edits.rows.length, edits.newer]).toEqual([51, 50, null]);
    const rest = await read(admin, `who=${who}&day=${day}&older=${edits.older}`);
    expect([rest.rows.length, rest.older]).toEqual([1, null]);
    const back = await read(admin, `who=${who}&day=${day}&newer=${rest.newer}`);
    expect(back.rows.map(({ id }) => id)).toEqual(edits.rows.map(({ id }) => id));
    expect((await read(admin, "who=zz")).rows).toEqual([]);
  });

  test("reading the record and taking it out stay in it", async () => {
    const admin = await makeVolunteer(world.app, { role: "admin" }, clock.now);
    const before = (await read(admin, "deed=audit-read")).count;
    expect((await read(admin, "deed=audit-read")).count).toBe(before + 1);
    const demo = { ...world.app, config: { ...world.app.config, demo: true } };
    const query = parseAuditQuery(new URLSearchParams("deed=audit-read"));
    const asked = { query, password: "", language: "en" } as const;
    expect(await exportAudit(world.app, admin, { ...asked, password: "no" }, clock.now)).toMatchObject({
      ok: false,
      reason: "wrong",
    });
    const made = await exportAudit(demo, admin, asked, clock.now);
    if (!made.ok) throw new Error(made.reason);
    const lines = (await textOf(made.pieces)).trimEnd().split("\r\n");
    expect(lines).toHaveLength(before + 3);
    expect(lines[1]).toContain("Read the record");
    expect((await read(admin, "deed=audit-exported")).count).toBe(1);
  });

  test("commands on the server stand in it as the server's, each once", async () => {
    const { app } = world;
    const now = clock.forward({ days: 1 });
    const admin = await makeVolunteer(app, { role: "admin" }, now);
    const made = await createStaff(app, "coordinator", "en", now);
    expect(await disableAccount(app, made.signInName, now)).toBe(true);
    expect(await disableAccount(app, made.signInName, now)).toBe(false);
    expect([await freezeByCommand(app, now), await freezeByCommand(app, now)]).toEqual([true, false]);
    expect([await unfreezeByCommand(app, now), await unfreezeByCommand(app, now)]).toEqual([true, false]);
    await endSessionsByCommand(app, now);
    const { rows } = await read(admin, `day=${now.toISOString().slice(0, 10)}`);
    expect(rows.map(({ deed, who, byServer }) => ({ deed, who, byServer }))).toEqual(
      ["sessions-ended", "site-unfrozen", "site-frozen", "account-disabled", "account-created"].map(
        (deed) => ({ deed, who: null, byServer: true }),
      ),
    );
    expect(rows.at(-1)?.about).toMatchObject({ kind: "account" });
    await app.db.insertInto("auditEntry").values(ofAnAccountThatIsGone(now)).execute();
    expect(
      (await read(admin, `deed=note-added&day=${now.toISOString().slice(0, 10)}`)).rows.every(
        ({ byServer }) => !byServer,
      ),
    ).toBe(true);
  });
});

const ofAnAccountThatIsGone = (now: Date) => ({
  ...{ personId: null, prisonerId: null, facilityId: null, subjectId: null, detail: null },
  action: "note-added",
  recordedAt: now.toISOString(),
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
