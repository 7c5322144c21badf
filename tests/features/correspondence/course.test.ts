import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import {
  extendHold,
  pauseCorrespondence,
  releaseCorrespondence,
  resumeCorrespondence,
} from "~/features/correspondence/course.server";
import { readLetterDesk, readOwn } from "~/features/correspondence/read.server";
import { settleDue } from "~/features/correspondence/settle.server";
import { onEachEngine } from "../../setup/databases";
import { claim, dayBefore, expectSound, loadOf, openCountOf, post, rowOf } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const begin = () => makeCorrespondence(world.app, {}, clock.now);
  const inDays = (days: number) => new Date(clock.now.getTime() + days * 86_400_000).toISOString();

  afterEach(() => expectSound(world));

  test("a hold is extended by 7 days, once, and not after its end", async () => {
    const { id, viewer } = await begin();
    const end = inDays(21);
    clock.forward({ days: 13 });
    expect(await extendHold(world.app, viewer, id, clock.now)).toEqual({ ok: true });
    const row = await rowOf(world.app, id);
    expect(row.holdUntil).toBe(end);
    expect(row.dueAt).toBe(row.holdUntil);
    expect(await extendHold(world.app, viewer, id, clock.now)).toMatchObject({ reason: "already-extended" });
    clock.forward({ days: 8 });
    expect(await extendHold(world.app, viewer, id, clock.now)).toMatchObject({ reason: "not-held" });
    expect(await rowOf(world.app, id)).toMatchObject({ state: "closed", closedReason: "expired" });
  });

  test("two extensions at once add 7 days, not 14", async () => {
    const { id, viewer } = await begin();
    const both = await Promise.all([1, 2].map(() => extendHold(world.app, viewer, id, clock.now)));
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect((await rowOf(world.app, id)).holdUntil).toBe(inDays(21));
  });

  test("letting go frees the place at once, and twice is no mistake", async () => {
    const { id, viewer, prisonerId } = await begin();
    const both = await Promise.all([1, 2].map(() => releaseCorrespondence(world.app, viewer, id, clock.now)));
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect(await rowOf(world.app, id)).toMatchObject({ closedReason: "released", seat: "none", dueAt: null });
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ loadMilli: 0, seatsTaken: 0, writers: 0 });
    expect(await openCountOf(world.app, viewer)).toBe(0);
  });

  test("after a letter the end is called finished", async () => {
    const made = await begin();
    await sendLetter(world.app, made, {}, clock.now);
    await releaseCorrespondence(world.app, made.viewer, made.id, clock.now);
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", closedReason: "finished" });
  });

  test("the job ends a hold at its last minute and not before", async () => {
    const { id, prisonerId, viewer } = await begin();
    clock.forward({ days: 14, minutes: -1 });
    await settleDue(world.app, clock.now);
    expect((await rowOf(world.app, id)).state).toBe("held");
    clock.forward({ minutes: 1 });
    expect(await settleDue(world.app, clock.now)).toBeGreaterThan(0);
    expect(await rowOf(world.app, id)).toMatchObject({ state: "closed", closedReason: "expired" });
    expect(await loadOf(world.app, prisonerId)).toMatchObject({
      loadMilli: 0,
      seatsTaken: 0,
      suggestable: 1,
    });
    expect(await openCountOf(world.app, viewer)).toBe(0);
    expect(await settleDue(world.app, clock.now)).toBe(0);
  });

  test("two runners of the job settle each row once", async () => {
    clock.forward({ days: 15 });
    await settleDue(world.app, clock.now);
    await Promise.all([begin(), begin(), begin()]);
    clock.forward({ days: 15 });
    const counts = await Promise.all([1, 2, 3].map(() => settleDue(world.app, clock.now)));
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(3);
  });

  test("weight falls after 60 days, dormant after 120 gives the seat up, a pause keeps it at p", async () => {
    const [made, paused] = [await begin(), await begin()];
    for (const each of [made, paused]) await sendLetter(world.app, each, {}, clock.now);
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ loadMilli: 1000 });
    const until = dayBefore(clock.now, -150);
    expect(await pauseCorrespondence(world.app, paused.viewer, paused.id, until, clock.now)).toEqual({
      ok: true,
    });
    clock.forward({ days: 60 });
    await settleDue(world.app, clock.now);
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ loadMilli: 600, seatsTaken: 1 });
    clock.forward({ days: 60 });
    await settleDue(world.app, clock.now);
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({
      loadMilli: 0,
      seatsTaken: 0,
      writers: 0,
    });
    expect(await openCountOf(world.app, made.viewer)).toBe(1);
    expect(await loadOf(world.app, paused.prisonerId)).toMatchObject({ loadMilli: 600, seatsTaken: 1 });
    clock.forward({ days: 30 });
    await settleDue(world.app, clock.now);
    expect(await rowOf(world.app, paused.id)).toMatchObject({
      state: "active",
      pausedUntil: null,
      seat: "none",
    });
  });

  test("dormant is resumed as a fresh hold while a place is left, else not", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 1 }, clock.now);
    const made = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    clock.forward({ days: 120 });
    const other = await makeVolunteer(world.app, {}, clock.now);
    const taken = await claim(world, other, prisonerId);
    expect(await resumeCorrespondence(world.app, made.viewer, made.id, clock.now)).toEqual({
      ok: false,
      reason: "cap-full",
      cap: 1,
    });
    if (taken.ok) await releaseCorrespondence(world.app, other, taken.correspondenceId, clock.now);
    expect(await resumeCorrespondence(world.app, made.viewer, made.id, clock.now)).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "held", seat: "taken", extendedAt: null });
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ seatsTaken: 1, loadMilli: 600 });
  });

  test("a break ends when its writer says so, with the weight of the last letter", async () => {
    const made = await begin();
    await sendLetter(world.app, made, {}, clock.now);
    await pauseCorrespondence(world.app, made.viewer, made.id, dayBefore(clock.now, -30), clock.now);
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ loadMilli: 600 });
    expect(await resumeCorrespondence(world.app, made.viewer, made.id, clock.now)).toEqual({ ok: true });
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ loadMilli: 1000 });
  });

  test("several dormant writers resuming at once share the places that are left", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 3 }, clock.now);
    const made = [];
    for (let each = 0; each < 3; each += 1)
      made.push(await makeCorrespondence(world.app, { prisonerId }, clock.now));
    for (const each of made) await sendLetter(world.app, each, {}, clock.now);
    clock.forward({ days: 120 });
    for (let each = 0; each < 2; each += 1) await makeCorrespondence(world.app, { prisonerId }, clock.now);
    const results = await Promise.all(
      made.map((each) => resumeCorrespondence(world.app, each.viewer, each.id, clock.now)),
    );
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ seatsTaken: 3 });
  });

  test("somebody else's correspondence and a missing one are the same to everybody", async () => {
    const { id } = await begin();
    const stranger = await makeVolunteer(world.app, {}, clock.now);
    const missing = { ok: false, reason: "not-found" };
    for (const each of [id, "nothing"]) {
      expect(await extendHold(world.app, stranger, each, clock.now)).toEqual(missing);
      expect(await releaseCorrespondence(world.app, stranger, each, clock.now)).toEqual(missing);
      expect(await resumeCorrespondence(world.app, stranger, each, clock.now)).toEqual(missing);
      expect(
        await pauseCorrespondence(world.app, stranger, each, dayBefore(clock.now, -30), clock.now),
      ).toEqual(missing);
      expect(await post(world, stranger, each)).toEqual(missing);
      expect(await readLetterDesk(world.app, stranger, each, clock.now)).toBeNull();
      expect(await readOwn(world.app, stranger, each, clock.now)).toBeNull();
    }
  });
});
