import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllFacilityAddresses, findFacility } from "#db/repositories/facilities";
import { findAllLetters } from "#db/repositories/letters";
import { findCurrentStay } from "#db/repositories/prisoners";
import { listFacilities } from "~/features/facilities/facilities.server";
import { parseFacilityQuery } from "~/features/facilities/facility-list";
import {
  mergeFacilities,
  searchFacilityDoubles,
  undoFacilityMerge,
} from "~/features/facilities/merge.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine, START } from "../../setup/databases";
import { expectSound, loadOf } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);
  const place = async (overrides = {}) => (await makeFacility(world.app, overrides, clock.now)).id;
  const version = async (id: string) => (await findFacility(world.app.db, id))?.rowVersion ?? 0;
  const merge = async (keptId: string, lostId: string) =>
    mergeFacilities(
      ...([world.app, await coordinator(), keptId] as const),
      { lostId, keptVersion: await version(keptId), lostVersion: await version(lostId), key: randomId() },
      clock.now,
    );
  const undo = async (keptId: string) => {
    const [done] = (await searchFacilityDoubles(world.app, keptId, ""))?.merges ?? [];
    return undoFacilityMerge(world.app, await coordinator(), keptId, done?.id ?? "", clock.now);
  };

  afterEach(async () => {
    await expectSound(world);
    clock.set(START);
  });

  test("people go over and are written to at the address that stays; letters keep where they went; undone, all is back", async () => {
    const kept = await place();
    const lost = await place({ channels: ["post"] });
    const { id: prisonerId } = await makePrisoner(world.app, { facilityId: lost }, clock.now);
    const made = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    const before = [
      await findAllLetters(world.app.db, made.id),
      (await loadOf(world.app, prisonerId)).classId,
    ];
    expect(await merge(kept, lost)).toEqual({ ok: true });
    expect((await findCurrentStay(world.app.db, prisonerId))?.facilityId).toBe(kept);
    expect(await findAllLetters(world.app.db, made.id)).toEqual(before[0]);
    expect((await loadOf(world.app, prisonerId)).classId).not.toBe(before[1]);
    expect(await undo(kept)).toEqual({ ok: true, lostId: lost });
    expect((await findCurrentStay(world.app.db, prisonerId))?.facilityId).toBe(lost);
    expect((await loadOf(world.app, prisonerId)).classId).toBe(before[1]);
  });

  test("a double leaves the table, and its name leads an import to the one that stays, through a chain as well", async () => {
    const name = `ФКУ Двойня ${world.engine}`;
    const [a, b, c] = [await place({ name }), await place({ name }), await place({ name })];
    await merge(b, a);
    await merge(c, b);
    const list = await listFacilities(world.app, parseFacilityQuery(new URLSearchParams({ q: name })));
    expect(list.rows.map(({ id }) => id)).toEqual([c]);
    const known = (await findAllFacilityAddresses(world.app.db)).filter((each) => each.name === name);
    expect(new Set(known.map(({ id }) => id))).toEqual(new Set([c]));
    expect(await undo(c)).toEqual({ ok: true, lostId: b });
    expect((await findFacility(world.app.db, a))?.mergedInto).toBe(b);
  });

  test("of two who merge at once one does, whichever way round; and none into itself", async () => {
    for (const turned of [false, true]) {
      const [a, b] = [await place(), await place()];
      const done = await Promise.all([merge(a, b), turned ? merge(b, a) : merge(a, b)]);
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      expect(done.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale" });
    }
    const [a, b] = [await place(), await place()];
    expect(await merge(a, a)).toEqual({ ok: false, reason: "same" });
    await merge(a, b);
    expect(await merge(b, await place())).toEqual({ ok: false, reason: "stale" });
  });
});
