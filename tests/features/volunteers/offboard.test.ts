import { afterEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { findPerson } from "#db/repositories/people";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { takeBackOffboarding } from "~/features/volunteers/offboard.server";
import { openVolunteer } from "~/features/volunteers/read.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, expectSound, openCountOf, rowOf } from "../correspondence/acts";
import { custodyActs, release } from "../custody/acts";
import { close, coordinator, waitingFor, written } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const opened = async (personId: string) =>
    openVolunteer(world.app, await coordinator(world), personId, clock.now);
  const reopen = async (personId: string) =>
    takeBackOffboarding(world.app, await coordinator(world), personId, clock.now);
  const sessionsOf = (personId: string) =>
    world.app.db.selectFrom("session").selectAll().where("personId", "=", personId).execute();

  afterEach(() => expectSound(world));

  test("offboarding closes the account with its sessions and hands everybody over with one note", async () => {
    const made = await written(world, 3);
    const held = await makeCorrespondence(world.app, { viewer: made.viewer }, clock.now);
    const { personId } = made.viewer;
    await makeSession(world.app, { id: personId, role: "volunteer" }, "http://localhost", clock.now);
    expect(await close(world, await coordinator(world), personId)).toEqual({ ok: true });
    expect((await findPerson(world.app.db, personId))?.disabledAt).toBe(clock.now.toISOString());
    expect(await sessionsOf(personId)).toEqual([]);
    expect(await openCountOf(world.app, made.viewer)).toBe(0);
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", seat: "none" });
    expect(await opened(personId)).toMatchObject({ closed: true, offboarding: { people: 2, taken: 0 } });
    for (const { prisonerId } of [made, held]) expect(await waitingFor(world, prisonerId)).toHaveLength(1);
    const next = await makeVolunteer(world.app, {}, clock.now);
    const taken = await makeCorrespondence(
      world.app,
      { viewer: next, prisonerId: made.prisonerId },
      clock.now,
    );
    const desk = await readLetterDesk(world.app, next, taken.id, clock.now);
    expect(desk?.goesOn).toEqual({ note: "Пишите о море" });
    expect(await opened(personId)).toMatchObject({ offboarding: { people: 2, taken: 1 } });
    expect(await reopen(personId)).toEqual({ ok: false, reason: "taken" });
  });

  test("taken back while nothing hangs on it, everybody is theirs again", async () => {
    const made = await written(world, 3);
    const more = await written(world, 40, made.viewer);
    const { personId } = made.viewer;
    await close(world, await coordinator(world), personId);
    expect(await reopen(personId)).toEqual({ ok: true, restored: 2, over: 0 });
    expect((await findPerson(world.app.db, personId))?.disabledAt).toBeNull();
    for (const { id } of [made, more]) expect(await rowOf(world.app, id)).toMatchObject({ state: "active" });
    expect(await waitingFor(world, made.prisonerId)).toEqual([]);
    expect(await reopen(personId)).toEqual({ ok: false, reason: "already" });
    expect(await opened(personId)).toMatchObject({ closed: false, open: 2, offboarding: null });
  });

  test("taken back after one of its people was released, the others are theirs again", async () => {
    const staff = await coordinator(world);
    const gone = await written(world);
    const here = await written(world, 0, gone.viewer);
    await close(world, staff, gone.viewer.personId);
    await custodyActs(world).record(gone.prisonerId, release);
    expect(await takeBackOffboarding(world.app, staff, gone.viewer.personId, clock.now)).toEqual({
      ...{ ok: true, restored: 1, over: 1 },
    });
    expect((await rowOf(world.app, gone.id)).state).toBe("closed");
    expect((await rowOf(world.app, here.id)).state).toBe("active");
    expect(await openCountOf(world.app, gone.viewer)).toBe(1);
  });

  test("twice the same form is one deed, and the second of two coordinators is told", async () => {
    const { viewer } = await written(world);
    const staff = await coordinator(world);
    const key = randomToken();
    expect(await close(world, staff, viewer.personId, key)).toEqual({ ok: true });
    expect(await close(world, staff, viewer.personId, key)).toEqual({ ok: true });
    const already = { ok: false, reason: "already" };
    expect(await close(world, await coordinator(world), viewer.personId)).toEqual(already);
  });

  test("coordinators, relatives and nobody are not offboarded here", async () => {
    const staff = await coordinator(world);
    const relative = await makeVolunteer(world.app, { role: "family" }, clock.now);
    const missing = { ok: false, reason: "not-found" };
    for (const id of [staff.id, relative.id, "nobody"]) {
      expect(await close(world, staff, id)).toEqual(missing);
      expect(await reopen(id)).toMatchObject({ ok: false });
    }
  });

  test("an offboarding that meets a claim leaves no place held by a closed account", async () => {
    for (let round = 0; round < 6; round += 1) {
      const viewer = await makeVolunteer(world.app, {}, clock.now);
      const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
      const staff = await coordinator(world);
      await Promise.all([claim(world, viewer, prisonerId), close(world, staff, viewer.personId)]);
      expect(await openCountOf(world.app, viewer)).toBe(0);
      await expectSound(world);
    }
  });
});
