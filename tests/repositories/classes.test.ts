import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { applyLoadDelta, findLoad } from "#db/repositories/load";
import { checkDatabase } from "~/features/check/check.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import { onEachEngine } from "../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  test("volunteers who join while classes are made are counted once in each", async () => {
    const work: Promise<unknown>[] = [];
    for (let mask = 1; mask < 16; mask += 1) {
      work.push(makeVolunteer(world.app, { languages: mask % 2 ? ["ru"] : ["ru", "en"] }, clock.now));
      work.push(makePrisoner(world.app, { languageMask: mask }, clock.now));
    }
    await Promise.all(work);
    expect((await checkDatabase(world.app.db, clock.now)).differences).toEqual([]);
  });

  test("a load recomputed while it changes forgets nothing", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const delta = { weightMilli: 0, taken: 1, provisional: 0, writers: 0 };
    let inside = (): void => {};
    const refreshing = new Promise<void>((resolve) => {
      inside = resolve;
    });
    const refresh = inTransaction(world.app.db, async (tx) => {
      await refreshPrisonerLoad(tx, id, clock.now);
      inside();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await refreshPrisonerLoad(tx, id, clock.now);
    });
    await refreshing;
    await Promise.all([refresh, inTransaction(world.app.db, (tx) => applyLoadDelta(tx, id, delta))]);
    expect(await findLoad(world.app.db, id)).toMatchObject({ seatsTaken: 1 });
  });
});
