import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findFollowed } from "#db/repositories/family-links";
import { findSurvivor } from "#db/repositories/prisoner-merges";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { tellExternalLoad } from "~/features/desk/external-load.server";
import { followByInvitation } from "~/features/invitations/accept.server";
import { revokeInvitation } from "~/features/invitations/invitations.server";
import { mergePrisoners } from "~/features/merge/merge.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine, START } from "../../setup/databases";
import { expectSound, openCountOf, rowOf } from "../correspondence/acts";
import { letterHeader, madeUp, pairHeader, sheet, takeLetters, takePairs } from "../import/sheets";
import { mergeActs } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { all, coordinator, formFor, merge, undo } = mergeActs(world);
  const prisoner = (overrides = {}) => makePrisoner(world.app, overrides, clock.now);
  const two = async (kept = {}, lost = {}) => [(await prisoner(kept)).id, (await prisoner(lost)).id] as const;
  const write = (prisonerId: string, overrides = {}) =>
    makeCorrespondence(world.app, { prisonerId, ...overrides }, clock.now);
  const idOf = (result: Awaited<ReturnType<typeof merge>>) => (result.ok ? result.id : result.reason);

  afterEach(async () => {
    await expectSound(world);
    clock.set(START);
  });

  test("chosen values, place and status of the lost record stand, and come back undone", async () => {
    const [kept, lost] = await two(
      { about: "шахматы" },
      { about: "сад", status: "remand", nameDative: "Ивану" },
    );
    const [atKept, atLost] = [
      await findCurrentStay(world.app.db, kept),
      await findCurrentStay(world.app.db, lost),
    ];
    const before = await findPrisoner(world.app.db, kept);
    const result = await merge(kept, lost, all("lost", { about: "kept" }));
    expect(await findPrisoner(world.app.db, kept)).toMatchObject({
      ...{ about: "шахматы", status: "remand", nameDative: "Ивану" },
    });
    expect(await findCurrentStay(world.app.db, kept)).toMatchObject({ id: atLost?.id, prisonerId: kept });
    expect((await findPrisoner(world.app.db, lost))?.mergedInto).toBe(kept);
    expect(await undo(kept, idOf(result))).toEqual({ ok: true, lostId: lost });
    expect(await undo(kept, idOf(result))).toEqual({ ok: true, lostId: lost });
    const { rowVersion: _, ...facts } = before ?? {};
    expect(await findPrisoner(world.app.db, kept)).toMatchObject(facts);
    expect((await findCurrentStay(world.app.db, kept))?.id).toBe(atKept?.id);
    expect((await findCurrentStay(world.app.db, lost))?.id).toBe(atLost?.id);
    expect((await findPrisoner(world.app.db, lost))?.mergedInto).toBeNull();
  });

  test("an undone merge leaves letters and writers as they stood, ended ones too", async () => {
    const [kept, lost] = await two();
    const viewer = await makeVolunteer(world.app, { capacity: 5 }, clock.now);
    const mine = await write(kept, { viewer });
    const theirs = await write(lost, { viewer });
    await sendLetter(world.app, theirs, {}, clock.now);
    const rows = async () => [await rowOf(world.app, mine.id), await rowOf(world.app, theirs.id)];
    const before = await rows();
    const result = await merge(kept, lost);
    expect((await undo(kept, idOf(result))).ok).toBe(true);
    const stood = (each: (typeof before)[number]) => ({ ...each, rowVersion: 0 });
    expect((await rows()).map(stood)).toEqual(before.map(stood));
    expect(await openCountOf(world.app, viewer)).toBe(2);
  });

  test("is not undone once something new hangs on it", async () => {
    const [kept, lost] = await two();
    const made = await write(lost);
    const result = await merge(kept, lost);
    clock.forward({ minutes: 1 });
    await sendLetter(world.app, made, {}, clock.now);
    expect(await undo(kept, idOf(result))).toEqual({ ok: false, reason: "newer" });
    expect(await undo(lost, idOf(result))).toEqual({ ok: false, reason: "not-found" });
  });

  test("is not undone once a sheet of the past told of letters or writers", async () => {
    for (const told of ["letters", "pairs"] as const) {
      const [kept, lost] = [await madeUp(world), await madeUp(world)];
      const { id } = await write(lost.id);
      const { signature } = await rowOf(world.app, id);
      const result = await merge(kept.id, lost.id);
      clock.forward({ minutes: 1 });
      if (told === "pairs") {
        await takePairs(world, sheet(pairHeader, `${kept.name},1985,ласточка,Лена,01.03.2026,05.10.2026,3,`));
      } else await takeLetters(world, sheet(letterHeader, `${kept.name},1985,${signature},05.10.2026,1,,,`));
      expect(await undo(kept.id, idOf(result))).toEqual({ ok: false, reason: "newer" });
    }
  });

  test("is not undone once another campaign told more of the load", async () => {
    const [kept, lost] = await two();
    const tell = async (id: string, band: "none" | "three-or-more", asOf: string) =>
      tellExternalLoad(world.app, await coordinator(), id, { list: "Другие", band, asOf }, clock.now);
    await tell(lost, "none", "2026-11-01");
    const [first, second] = [await merge(kept, lost), await two()];
    clock.forward({ minutes: 1 });
    await tell(kept, "three-or-more", "2026-11-19");
    expect(await undo(kept, idOf(first))).toEqual({ ok: false, reason: "newer" });
    await tell(second[1], "none", "2026-11-01");
    expect((await undo(second[0], idOf(await merge(...second)))).ok).toBe(true);
  });

  test("undone, it gives nobody back whose invitation was revoked meanwhile", async () => {
    const [kept, lost] = await two();
    const relative = await makeRelative(world.app, { prisonerIds: [kept] }, clock.now);
    const { id: invitationId, token } = await makeInvitation(world.app, { prisonerId: lost }, clock.now);
    await followByInvitation(world.app, relative, token, clock.now);
    const result = await merge(kept, lost);
    clock.forward({ minutes: 1 });
    const staff = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    await revokeInvitation(world.app, staff, invitationId, clock.now);
    expect((await undo(kept, idOf(result))).ok).toBe(true);
    expect(await findFollowed(world.app.db, relative.personId, kept)).toBeDefined();
    expect(await findFollowed(world.app.db, relative.personId, lost)).toBeUndefined();
  });

  test("of two coordinators who merge at once one does, whichever way round", async () => {
    for (const turned of [false, true]) {
      const [a, b] = await two();
      await write(a);
      await write(b);
      const forms = [await formFor(a, b), turned ? await formFor(b, a) : await formFor(a, b)] as const;
      const done = await Promise.all([
        mergePrisoners(world.app, await coordinator(), a, forms[0], clock.now),
        mergePrisoners(world.app, await coordinator(), turned ? b : a, forms[1], clock.now),
      ]);
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      expect(done.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale" });
      const merged = [await findPrisoner(world.app.db, a), await findPrisoner(world.app.db, b)];
      expect(merged.filter((row) => row?.mergedInto === null)).toHaveLength(1);
    }
  });

  test("the same form twice is one merge; a record is never merged into itself or out of a merged one", async () => {
    const [kept, lost] = await two();
    const form = await formFor(kept, lost);
    const viewer = await coordinator();
    const twice = await Promise.all(
      [1, 2].map(() => mergePrisoners(world.app, viewer, kept, form, clock.now)),
    );
    expect(twice[0]).toEqual(twice[1]);
    expect(await merge(kept, kept)).toEqual({ ok: false, reason: "same" });
    expect(await merge(kept, lost)).toEqual({ ok: false, reason: "stale" });
    expect(await merge(lost, kept)).toEqual({ ok: false, reason: "stale" });
    expect(await merge(kept, randomId())).toEqual({ ok: false, reason: "not-found" });
  });

  test("a chain leads to the last record, and is undone from its end", async () => {
    const [a, b] = await two();
    const { id: c } = await prisoner();
    const made = await write(a);
    const first = await merge(b, a);
    clock.forward({ minutes: 1 });
    const second = await merge(c, b);
    expect(await findSurvivor(world.app.db, a)).toBe(c);
    expect((await rowOf(world.app, made.id)).prisonerId).toBe(c);
    clock.forward({ minutes: 1 });
    expect(await undo(b, idOf(first))).toEqual({ ok: false, reason: "newer" });
    expect((await undo(c, idOf(second))).ok).toBe(true);
    expect((await undo(b, idOf(first))).ok).toBe(true);
    expect((await rowOf(world.app, made.id)).prisonerId).toBe(a);
  });

  test("a record of somebody released is not put over one that is written to", async () => {
    const [kept, lost] = await two({}, { status: "released" });
    await write(kept);
    expect(await merge(kept, lost, all("kept", { status: "lost" }))).toEqual({
      ...{ ok: false, reason: "ended-with-writers" },
    });
    expect((await merge(kept, lost)).ok).toBe(true);
  });
});
