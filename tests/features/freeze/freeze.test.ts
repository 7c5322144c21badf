import { afterEach, expect, test, vi } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { freeze, unfreeze } from "~/features/freeze/freeze.server";
import { frozenSince, openSite } from "~/platform/frozen.server";
import { startJobs } from "~/platform/jobs/jobs.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const admin = () => makeVolunteer(world.app, { role: "admin" }, clock.now);
  const demo = () => ({ ...world.app, config: { ...world.app.config, demo: true } });
  const deeds = async () =>
    (
      await world.app.db
        .selectFrom("auditEntry")
        .select("action")
        .where("action", "like", "site-%")
        .orderBy("id")
        .execute()
    ).map(({ action }) => action);

  afterEach(() => openSite(world.app.db));

  test("freezing is one deed however often it is asked for, and opening again too", async () => {
    const viewer = await admin();
    expect(await frozenSince(world.app.db)).toBeNull();
    expect(await freeze(world.app, viewer, clock.now)).toBe(true);
    const since = clock.now.toISOString();
    clock.forward({ minutes: 5 });
    expect(await freeze(world.app, viewer, clock.now)).toBe(false);
    expect(await frozenSince(world.app.db)).toBe(since);
    expect(await unfreeze(demo(), viewer, "", clock.now)).toEqual({ ok: true });
    expect(await unfreeze(demo(), viewer, "", clock.now)).toEqual({ ok: true });
    expect(await frozenSince(world.app.db)).toBeNull();
    expect(await deeds()).toEqual(["site-frozen", "site-unfrozen"]);
  });

  test("a wrong password opens nothing", async () => {
    const viewer = await admin();
    await freeze(world.app, viewer, clock.now);
    expect(await unfreeze(world.app, viewer, "wrong", clock.now)).toEqual({ ok: false, reason: "wrong" });
    expect(await frozenSince(world.app.db)).not.toBeNull();
  });

  test("jobs rest while the site is frozen, and go on afterwards", async () => {
    await freeze(world.app, await admin(), clock.now);
    const run = vi.fn(async () => 0);
    const frozenDb = vi.spyOn(world.app.db, "executeQuery");
    const jobs = startJobs(world.app, { jobs: [{ name: "watched", everyMs: 1000, run }], everyMs: 5 });
    await vi.waitFor(() => expect(frozenDb.mock.calls.length).toBeGreaterThan(3));
    expect(run).not.toHaveBeenCalled();
    await openSite(world.app.db);
    await vi.waitFor(() => expect(run).toHaveBeenCalled());
    await jobs.stop();
    frozenDb.mockRestore();
  });
});
