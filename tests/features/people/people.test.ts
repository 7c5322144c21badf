import { afterEach, beforeEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { type MadePerson, makeSession, makeVolunteer } from "#db/factories/volunteers";
import { findColleagueInvitation } from "#db/repositories/colleague-invitations";
import { findFollowed } from "#db/repositories/family-links";
import { findInvitationByToken } from "#db/repositories/invitations";
import { findPerson } from "#db/repositories/people";
import { invitationState } from "~/domain/family/invitation";
import { inviteColleague } from "~/features/colleagues/invite.server";
import { createInvitation } from "~/features/invitations/invitations.server";
import { lockPerson, offboardPerson } from "~/features/people/closing.server";
import { openPerson } from "~/features/people/opening.server";
import { listPeople } from "~/features/people/people.server";
import { parsePeopleQuery } from "~/features/people/people-list";
import { readPerson } from "~/features/people/person.server";
import { changeRole } from "~/features/people/role.server";
import { countAllSessions, endAllSessions } from "~/features/people/sessions.server";
import { digest, randomToken } from "~/platform/crypto/random.server";
import { readSession } from "~/platform/session/sessions.server";
import { onEachEngine, type World } from "../../setup/databases";
import { expectSound, rowOf } from "../correspondence/acts";
import { waitingFor, written } from "../volunteers/acts";

const ORIGIN = "http://127.0.0.1:3000";

onEachEngine((world) => {
  const { clock } = world;
  /** A link for a colleague and one for a relative. */
  const giveLinks = async (app: World["app"], maker: MadePerson) => {
    clock.forward({ minutes: 1 });
    const prisoner = await makePrisoner(app, {}, clock.now);
    const key = () => randomToken();
    const colleague = { role: "coordinator", note: "", password: "", key: key() } as const;
    const links = [
      await inviteColleague(app, maker, colleague, clock.now),
      await createInvitation(app, maker, prisoner.id, { note: "", key: key() }, clock.now),
    ];
    const hashes = links.map((link) => digest(link.ok ? link.token : ""));
    return {
      open: async (at: Date) => {
        const found = [
          await findColleagueInvitation(app.db, hashes[0] ?? ""),
          await findInvitationByToken(app.db, hashes[1] ?? ""),
        ];
        return found.map((link) => link !== undefined && invitationState(link, at.toISOString()) === "open");
      },
    };
  };
  let admin: MadePerson;
  const demo = () => ({ ...world.app, config: { ...world.app.config, demo: true } });
  const role = (id: string, to: "volunteer" | "coordinator" | "admin") =>
    changeRole(demo(), admin, id, { role: to, password: "" }, clock.now);
  const person = (id: string) => readPerson(world.app, id, clock.now);
  const session = (who: MadePerson) => makeSession(world.app, who, ORIGIN, clock.now);
  const viewerOf = async (cookie: string) =>
    (await readSession(world.app, cookie, ORIGIN, clock.now))?.viewer.role ?? null;

  beforeEach(async () => {
    await world.app.db
      .updateTable("person")
      .set({ role: "coordinator" })
      .where("role", "=", "admin")
      .execute();
    admin = await makeVolunteer(world.app, { role: "admin" }, clock.now);
  });
  afterEach(() => expectSound(world));

  test("a role counts from the next request, and its sessions have ended", async () => {
    const volunteer = await makeVolunteer(world.app, {}, clock.now);
    const cookie = await session(volunteer);
    expect(await viewerOf(cookie)).toBe("volunteer");
    expect(await role(volunteer.id, "coordinator")).toEqual({ ok: true });
    expect(await viewerOf(cookie)).toBeNull();
    expect(await viewerOf(await session(volunteer))).toBe("coordinator");
    expect(await role(volunteer.id, "coordinator")).toEqual({ ok: false, reason: "same" });
    expect(await role(volunteer.id, "volunteer")).toEqual({ ok: true });
    expect(await role("nobody", "volunteer")).toEqual({ ok: false, reason: "not-found" });
  });

  test("without the password nobody's role changes", async () => {
    const volunteer = await makeVolunteer(world.app, {}, clock.now);
    const form = { role: "admin", password: "wrong" } as const;
    expect(await changeRole(world.app, admin, volunteer.id, form, clock.now)).toMatchObject({
      reason: "wrong",
    });
    expect((await findPerson(world.app.db, volunteer.id))?.role).toBe("volunteer");
  });

  test("the last admin stays, also when two admins turn on each other at once", async () => {
    expect(await role(admin.id, "coordinator")).toEqual({ ok: false, reason: "last-admin" });
    expect(await lockPerson(world.app, admin, admin.id, clock.now)).toEqual({
      ok: false,
      reason: "last-admin",
    });
    const other = await makeVolunteer(world.app, { role: "admin" }, clock.now);
    const outcomes = await Promise.all([role(admin.id, "coordinator"), role(other.id, "coordinator")]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const left = await world.app.db.selectFrom("person").select("id").where("role", "=", "admin").execute();
    expect(left).toHaveLength(1);
  });

  test("locking ends sessions and loses nothing", async () => {
    const made = await written(world, 3);
    const { viewer } = made;
    await session({ ...viewer, id: viewer.personId, signInName: "" });
    expect(await lockPerson(world.app, admin, viewer.personId, clock.now)).toEqual({ ok: true });
    expect(await lockPerson(world.app, admin, viewer.personId, clock.now)).toEqual({
      ok: false,
      reason: "already",
    });
    expect((await person(viewer.personId))?.ending).toMatchObject({ kind: "locked", did: { sessions: 1 } });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "active" });
    await expectSound(world);
    clock.forward({ days: 30 });
    expect(await openPerson(world.app, admin, viewer.personId, clock.now)).toEqual({ ok: true });
    expect((await person(viewer.personId))?.ending).toBeNull();
  });

  test("offboarding ends everything in one step, says what, and 7 days bring it back", async () => {
    const made = await written(world, 3);
    const more = await makeCorrespondence(world.app, { viewer: made.viewer }, clock.now);
    const { personId } = made.viewer;
    expect(await offboardPerson(world.app, admin, personId, clock.now)).toEqual({ ok: true });
    expect((await person(personId))?.ending).toMatchObject({
      kind: "offboarded",
      brings: true,
      did: { sessions: 0, people: 2, links: 0, lines: 0 },
    });
    expect(await waitingFor(world, more.prisonerId)).toHaveLength(1);
    const heir = await makeVolunteer(world.app, {}, clock.now);
    await makeCorrespondence(world.app, { viewer: heir, prisonerId: more.prisonerId }, clock.now);
    clock.forward({ days: 7 });
    expect(await openPerson(world.app, admin, personId, clock.now)).toEqual({ ok: true });
    expect((await person(personId))?.opened).toMatchObject({ restored: 1, taken: 1, over: 0, links: 0 });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "active" });
    expect(await rowOf(world.app, more.id)).toMatchObject({ state: "closed" });
  });

  test("links somebody gave out end with them, when they are locked, closed or given another role; others' stay", async () => {
    const endings = [
      (id: string) => lockPerson(world.app, admin, id, clock.now),
      (id: string) => offboardPerson(world.app, admin, id, clock.now),
      (id: string) => role(id, "coordinator"),
    ];
    for (const end of endings) {
      const maker = await makeVolunteer(world.app, { role: "admin" }, clock.now);
      const [theirs, ours] = [await giveLinks(demo(), maker), await giveLinks(demo(), admin)];
      clock.forward({ minutes: 1 });
      await end(maker.id);
      expect(await theirs.open(clock.now)).toEqual([false, false]);
      expect(await ours.open(clock.now)).toEqual([true, true]);
    }
  });

  test("on the eighth day only the account opens", async () => {
    const made = await written(world, 3);
    const { personId } = made.viewer;
    await offboardPerson(world.app, admin, personId, clock.now);
    clock.forward({ days: 7, minutes: 1 });
    expect((await person(personId))?.ending).toMatchObject({ brings: false });
    await openPerson(world.app, admin, personId, clock.now);
    expect((await person(personId))?.opened).toMatchObject({ restored: 0, links: 0 });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed" });
  });

  test("a relative follows nobody any more, and again once opened in time", async () => {
    const prisoner = await makePrisoner(world.app, {}, clock.now);
    const relative = await makeRelative(world.app, { prisonerIds: [prisoner.id] }, clock.now);
    const follows = () => findFollowed(world.app.db, relative.id, prisoner.id);
    await offboardPerson(world.app, admin, relative.id, clock.now);
    expect(await follows()).toBeUndefined();
    expect((await person(relative.id))?.ending).toMatchObject({ did: { links: 1 } });
    await openPerson(world.app, admin, relative.id, clock.now);
    expect(await follows()).toBeDefined();
  });

  test("the list shows short names by newest, a role or one name, page by page, without names and days", async () => {
    const made = await makeVolunteer(world.app, { role: "translator" }, clock.now);
    const list = (asked: string) => listPeople(world.app, parsePeopleQuery(new URLSearchParams(asked)));
    const all = await list("");
    expect(all.rows[0]).toMatchObject({ id: made.id, role: "translator", closed: false });
    expect(JSON.stringify(all)).not.toContain(made.signInName);
    expect(JSON.stringify(all)).not.toContain(clock.now.toISOString().slice(0, 10));
    const handle = all.rows[0]?.handle ?? "";
    expect((await list(`q=${handle.toLowerCase()}`)).rows.map(({ id }) => id)).toEqual([made.id]);
    expect((await list("role=translator")).rows).toHaveLength(1);
    expect((await list("q=zz")).rows).toEqual([]);
    for (let each = 0; each < 51; each += 1)
      await makeVolunteer(world.app, { role: "translator" }, clock.now);
    const first = await list("role=translator");
    expect([first.rows.length, first.newer]).toEqual([50, null]);
    const second = await list(`role=translator&older=${first.older}`);
    expect([second.rows.length, second.older]).toEqual([2, null]);
    const back = await list(`role=translator&newer=${second.newer}`);
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect(back.newer).toBeNull();
  });

  test("everybody is signed out at once by whoever proves who they are", async () => {
    await session(await makeVolunteer(world.app, {}, clock.now));
    const own = await session(admin);
    const there = await countAllSessions(world.app, clock.now);
    expect(await endAllSessions(world.app, admin, "wrong", clock.now)).toMatchObject({ reason: "wrong" });
    expect(await viewerOf(own)).toBe("admin");
    expect(await endAllSessions(demo(), admin, "", clock.now)).toEqual({ ok: true, sessions: there });
    expect(await viewerOf(own)).toBeNull();
    expect(await countAllSessions(world.app, clock.now)).toBe(0);
  });
});
