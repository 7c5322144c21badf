import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, makeReceipt, makeReply, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllFollowed, findFollowed } from "#db/repositories/family-links";
import { findAllLetters } from "#db/repositories/letters";
import { findExternalLoadsOf, replaceExternalLoads } from "#db/repositories/merge-rows";
import { findConsent } from "#db/repositories/prisoners";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { openNeeds, saveNeeds } from "~/features/family/needs.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import { stopWriting } from "~/features/reports/stop.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine, START } from "../../setup/databases";
import { claim, expectSound, loadOf, openCountOf, rowOf } from "../correspondence/acts";
import { mergeActs } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { merge, undo } = mergeActs(world);
  const prisoner = (overrides = {}) => makePrisoner(world.app, overrides, clock.now);
  const two = async (kept = {}, lost = {}) => [(await prisoner(kept)).id, (await prisoner(lost)).id] as const;
  const write = (prisonerId: string, overrides = {}) =>
    makeCorrespondence(world.app, { prisonerId, ...overrides }, clock.now);
  const idOf = (result: Awaited<ReturnType<typeof merge>>) => (result.ok ? result.id : result.reason);

  afterEach(async () => {
    await expectSound(world);
    clock.set(START);
  });

  test("writers, letters with their numbers, replies and receipts go over and keep working", async () => {
    const [kept, lost] = await two();
    const made = await write(lost, { signature: "Вера" });
    await sendLetter(world.app, made, {}, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
    await makeReply(world.app, made, {}, clock.now);
    const before = await findAllLetters(world.app.db, made.id);
    expect((await merge(kept, lost)).ok).toBe(true);
    const after = await findAllLetters(world.app.db, made.id);
    expect(after).toEqual(before.map((letter) => ({ ...letter, prisonerId: kept })));
    expect(await readLetterDesk(world.app, made.viewer, made.id, clock.now)).toMatchObject({
      ...{ prisonerId: kept, signature: "Вера", nextNumber: 3 },
    });
    await sendLetter(world.app, made, {}, clock.now);
    expect(await loadOf(world.app, kept)).toMatchObject({ writers: 1 });
    expect(await loadOf(world.app, lost)).toMatchObject({ writers: 0, open: 0, suggestable: 0 });
  });

  test("a writer with both goes on with the one of the later letter, and has one place less taken", async () => {
    const [kept, lost] = await two();
    const viewer = await makeVolunteer(world.app, { capacity: 5 }, clock.now);
    const first = await write(kept, { viewer });
    const second = await write(lost, { viewer });
    await sendLetter(world.app, second, {}, clock.now);
    expect((await merge(kept, lost)).ok).toBe(true);
    expect(await rowOf(world.app, first.id)).toMatchObject({ state: "closed", closedReason: "released" });
    expect(await rowOf(world.app, second.id)).toMatchObject({ state: "active", prisonerId: kept });
    expect(await openCountOf(world.app, viewer)).toBe(1);
    expect((await loadOf(world.app, kept)).writers).toBe(1);
  });

  test("of two who sign alike the lost record's writer gets a number, and letters stay as they are", async () => {
    const [kept, lost] = await two();
    const stays = await write(kept, { signature: "Аня" });
    const renamed = await write(lost, { signature: "АНЯ" });
    const other = await write(lost, { signature: "Аня 2" });
    await sendLetter(world.app, renamed, {}, clock.now);
    const result = await merge(kept, lost);
    expect((await rowOf(world.app, stays.id)).signature).toBe("Аня");
    expect((await rowOf(world.app, renamed.id)).signature).toBe("АНЯ 3");
    expect((await rowOf(world.app, other.id)).signature).toBe("Аня 2");
    await undo(kept, idOf(result));
    expect(await rowOf(world.app, renamed.id)).toMatchObject({ signature: "АНЯ", prisonerId: lost });
  });

  test("who was stopped for one record is stopped for both, also after the merge", async () => {
    const [kept, lost] = await two();
    const viewer = await makeVolunteer(world.app, { capacity: 5 }, clock.now);
    const family = await makeRelative(world.app, { prisonerIds: [lost] }, clock.now);
    const writes = await write(kept, { viewer });
    const stopped = await write(lost, { viewer, signature: "Игорь" });
    const choice = { what: "signature", signature: "Игорь" } as const;
    await stopWriting(world.app, family, lost, choice, randomId(), clock.now);
    expect((await rowOf(world.app, stopped.id)).closedReason).toBe("stopped");
    expect((await merge(kept, lost)).ok).toBe(true);
    expect((await rowOf(world.app, writes.id)).closedReason).toBe("stopped");
    expect((await claim(world, viewer, kept)).ok).toBe(false);
    expect(await openCountOf(world.app, viewer)).toBe(0);
  });

  test("the stricter consent stands, whichever record it is from", async () => {
    for (const [one, other] of [
      ["given", "refused"],
      ["refused", "presumed"],
    ] as const) {
      const [kept, lost] = await two({ consent: one }, { consent: other });
      expect((await merge(kept, lost)).ok).toBe(true);
      expect((await findConsent(world.app.db, kept, "letters"))?.state).toBe("refused");
      expect((await loadOf(world.app, kept)).open).toBe(0);
    }
  });

  test("a family follows the record that stays; who followed both follows once", async () => {
    const [kept, lost] = await two();
    const one = await makeRelative(world.app, { prisonerIds: [lost] }, clock.now);
    const both = await makeRelative(world.app, { prisonerIds: [kept, lost] }, clock.now);
    const result = await merge(kept, lost);
    for (const relative of [one, both]) {
      expect((await findAllFollowed(world.app.db, relative.personId)).map(({ id }) => id)).toEqual([kept]);
      expect(await findFollowed(world.app.db, relative.personId, lost)).toBeUndefined();
    }
    expect((await undo(kept, idOf(result))).ok).toBe(true);
    expect((await findAllFollowed(world.app.db, one.personId)).map(({ id }) => id)).toEqual([lost]);
    expect(await findAllFollowed(world.app.db, both.personId)).toHaveLength(2);
  });

  test("both families' needs stand together", async () => {
    const [kept, lost] = await two();
    for (const [id, diet] of [
      [kept, "без мяса"],
      [lost, "без молока"],
    ] as const) {
      const family = await makeRelative(world.app, { prisonerIds: [id] }, clock.now);
      const sizes = { chest: null, height: null, waist: null, shoe: 43, head: null, glove: null };
      const form = { texts: { diet, request: "" }, shownSizes: [], shownNeeds: [], key: randomId(), sizes };
      const measured = { date: null, precision: "unknown" } as const;
      expect((await saveNeeds(world.app, family, id, { ...form, measured }, clock.now)).ok).toBe(true);
    }
    const result = await merge(kept, lost);
    const told = await openNeeds(world.app, kept);
    expect(told.needs.map(({ text }) => text)).toEqual(["без мяса\nбез молока"]);
    expect(told.sizes).toHaveLength(1);
    await undo(kept, idOf(result));
    expect((await openNeeds(world.app, kept)).needs.map(({ text }) => text)).toEqual(["без мяса"]);
    expect((await openNeeds(world.app, lost)).sizes).toHaveLength(1);
  });

  test("a campaign's word about both counts once, the later one", async () => {
    const [kept, lost] = await two();
    const told = (prisonerId: string, list: string, band: "none" | "one-or-two", asOf: string) => ({
      ...{ prisonerId, list, band, asOf },
    });
    const mine = [told(kept, "A", "none", "2026-01-01")];
    const theirs = [told(lost, "A", "one-or-two", "2026-02-01"), told(lost, "B", "none", "2026-01-01")];
    await replaceExternalLoads(world.app.db, kept, mine);
    await replaceExternalLoads(world.app.db, lost, theirs);
    for (const id of [kept, lost]) await refreshPrisonerLoad(world.app.db, id, clock.now);
    const result = await merge(kept, lost);
    const joined = await findExternalLoadsOf(world.app.db, kept);
    expect(joined.map(({ list, band }) => [list, band]).sort()).toEqual([
      ["A", "one-or-two"],
      ["B", "none"],
    ]);
    await undo(kept, idOf(result));
    expect(await findExternalLoadsOf(world.app.db, kept)).toEqual(mine);
    expect(await findExternalLoadsOf(world.app.db, lost)).toHaveLength(2);
  });
});
