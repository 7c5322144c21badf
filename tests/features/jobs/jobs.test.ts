import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeCorrespondence } from "#db/factories/correspondence";
import { channelRow, makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { insertFacilityChannel } from "#db/repositories/facilities";
import { countAttempt } from "#db/repositories/rate-counters";
import { checkDatabase } from "~/features/check/check.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import { allJobs } from "~/platform/jobs/jobs.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const runJobNamed = (name: string) => {
    const job = allJobs(world.app).find((each) => each.name === name);
    if (!job) throw new Error("no such job");
    return job.run(clock.now, async () => true);
  };
  const differences = async () => (await checkDatabase(world.app.db, clock.now)).differences;

  test("settling goes on batch by batch until nothing is due", async () => {
    for (let each = 0; each < 3; each += 1) await makeCorrespondence(world.app, {}, clock.now);
    clock.forward({ days: 15 });
    expect((await checkDatabase(world.app.db, clock.now)).overdue).toBe(3);
    expect(await runJobNamed("settle")).toBe(3);
    expect((await checkDatabase(world.app.db, clock.now)).overdue).toBe(0);
    expect(await differences()).toEqual([]);
  });

  test("sweeping removes what has served its purpose and keeps the rest", async () => {
    const person = await makeVolunteer(world.app, {}, clock.now);
    await makeSession(world.app, person, "http://127.0.0.1:3000", clock.now);
    await countAttempt(world.app.db, "old", clock.now.toISOString(), clock.now.toISOString());
    await runJobNamed("sweep");
    clock.forward({ days: 400 });
    await makeSession(world.app, person, "http://127.0.0.1:3000", clock.now);
    await runJobNamed("sweep");
    const count = async (table: "session" | "idempotencyKey" | "rateCounter") =>
      (await world.app.db.selectFrom(table).selectAll().execute()).length;
    expect([await count("session"), await count("idempotencyKey"), await count("rateCounter")]).toEqual([
      1, 0, 0,
    ]);
  });

  test("a new day opens who came of age and follows the channels that ended", async () => {
    const today = clock.now.toISOString().slice(0, 10);
    const adult = `${Number(today.slice(0, 4)) - 18}${new Date(clock.now.getTime() + 86_400_000).toISOString().slice(4, 10)}`;
    const young = await makePrisoner(world.app, { birthDate: adult }, clock.now);
    const facility = await makeFacility(world.app, { channels: ["post"] }, clock.now);
    const there = await makePrisoner(world.app, { facilityId: facility.id }, clock.now);
    await insertFacilityChannel(world.app.db, channelRow(facility.id, "relay", { worksUntil: today }));
    await inTransaction(world.app.db, (tx) => refreshPrisonerLoad(tx, there.id, clock.now));
    expect(await runJobNamed("new-day")).toBe(0);
    clock.forward({ days: 1 });
    const changed = (await differences()).map(({ id, column }) => [id, column]);
    expect(changed).toEqual(
      expect.arrayContaining([
        [young.id, "open"],
        [there.id, "classId"],
      ]),
    );
    expect(await runJobNamed("new-day")).toBe(2);
    expect(await differences()).toEqual([]);
  });
});
