import { afterEach, describe, expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner, movePrisoner, type PrisonerOverrides } from "#db/factories/prisoners";
import { makeVolunteer, type VolunteerOverrides } from "#db/factories/volunteers";
import { insertBlock } from "#db/repositories/correspondence";
import { updatePrisoner } from "#db/repositories/prisoners";
import type { Status } from "~/domain/prisoners/statuses";
import { claimPrisoner } from "~/features/correspondence/claim.server";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import { onEachEngine } from "../../setup/databases";
import { claim, claimForm, expectSound, loadOf, openCountOf, rowOf } from "./acts";

onEachEngine((world) => {
  const prisoner = (overrides: PrisonerOverrides = {}) => makePrisoner(world.app, overrides, world.clock.now);
  const volunteer = (overrides: VolunteerOverrides = {}) =>
    makeVolunteer(world.app, overrides, world.clock.now);

  afterEach(() => expectSound(world));

  test("a claim is a hold of 14 days that takes a seat and counts with its volunteer", async () => {
    const [viewer, { id }] = [await volunteer(), await prisoner()];
    const result = await claim(world, viewer, id);
    if (!result.ok) throw new Error(result.reason);
    expect(await rowOf(world.app, result.correspondenceId)).toMatchObject({
      state: "held",
      seat: "taken",
      weightMilli: 600,
      holdUntil: "2026-12-04T12:00:00.000Z",
      dueAt: "2026-12-04T12:00:00.000Z",
      overCap: 0,
    });
    expect(await loadOf(world.app, id)).toMatchObject({ loadMilli: 600, seatsTaken: 1, writers: 1 });
    expect(await openCountOf(world.app, viewer)).toBe(1);
  });

  describe("is refused", () => {
    test("for somebody who is not there, or was merged into another", async () => {
      const [viewer, kept, merged] = [await volunteer(), await prisoner(), await prisoner()];
      await updatePrisoner(world.app.db, merged.id, { mergedInto: kept.id });
      expect(await claim(world, viewer, "nobody")).toEqual({ ok: false, reason: "not-found" });
      expect(await claim(world, viewer, merged.id)).toEqual({ ok: false, reason: "not-found" });
      await updatePrisoner(world.app.db, merged.id, { mergedInto: null });
    });

    test.each<[string, PrisonerOverrides]>([
      ["under 18", { birthDate: "2010-01-01" }],
      ["released", { status: "released" }],
      ["who refused letters", { consent: "refused" }],
      ["nobody asked about letters", { consent: null }],
      ["held nowhere known", { facilityId: null }],
    ])("for somebody %s as for somebody who is not there", async (_who, overrides) => {
      const refused = await claim(world, await volunteer(), (await prisoner(overrides)).id);
      expect(refused).toEqual({ ok: false, reason: "not-found" });
    });

    test.each<[string, Status]>([
      ["status-closed", "released"],
      ["no-address", "serving"],
    ])("with %s for somebody they wrote to before", async (reason, status) => {
      const [viewer, { id }] = [await volunteer(), await prisoner()];
      const taken = await claim(world, viewer, id);
      if (!taken.ok) throw new Error(taken.reason);
      await releaseCorrespondence(world.app, viewer, taken.correspondenceId, world.clock.now);
      await movePrisoner(world.app, id, { to: null, status }, world.clock.now);
      expect(await claim(world, viewer, id)).toMatchObject({ ok: false, reason });
    });

    test("without a common language", async () => {
      const refused = await claim(world, await volunteer(), (await prisoner({ languageMask: 2 })).id);
      expect(refused).toMatchObject({ ok: false, reason: "no-common-language" });
    });

    test("by a channel the facility does not have or that is not safe for the writer", async () => {
      const facility = await makeFacility(world.app, { channels: ["post", "fsin-pismo"] }, world.clock.now);
      const { id } = await prisoner({ facilityId: facility.id });
      const abroad = await volunteer({ postsFrom: "abroad", hasRussianCard: false });
      for (const [viewer, channel] of [
        [await volunteer(), "zonatelecom"],
        [abroad, "fsin-pismo"],
      ] as const) {
        expect(await claim(world, viewer, id, { channel })).toEqual({
          ok: false,
          reason: "channel-unsafe",
          channel,
        });
      }
    });

    test("with a signature that cannot be used or reads like another writer's", async () => {
      const { id } = await prisoner();
      expect(await claim(world, await volunteer(), id, { signature: "t.me/anna" })).toMatchObject({
        reason: "signature-unusable",
      });
      await claim(world, await volunteer(), id, { signature: "Аня Ёж" });
      for (const signature of ["аня еж", "Aня-Еж", "Аня\u3164 Ёж", "Аня\u0001 Ёж"]) {
        const refused = await claim(world, await volunteer(), id, { signature });
        expect(refused).toEqual({ ok: false, reason: "signature-taken" });
      }
    });

    test("while it is theirs already", async () => {
      const [viewer, { id }] = [await volunteer(), await prisoner()];
      await claim(world, viewer, id);
      expect(await claim(world, viewer, id)).toEqual({ ok: false, reason: "already-yours" });
      expect(await openCountOf(world.app, viewer)).toBe(1);
    });

    test("past the volunteer's capacity", async () => {
      const viewer = await volunteer({ capacity: 1 });
      await claim(world, viewer, (await prisoner()).id);
      expect(await claim(world, viewer, (await prisoner()).id)).toEqual({
        ok: false,
        reason: "capacity-full",
        capacity: 1,
        openCount: 1,
      });
    });

    test("past the prisoner's cap, for known and for new accounts", async () => {
      const { id } = await prisoner({ cap: 1 });
      await claim(world, await volunteer({ trust: "new" }), id);
      expect(await claim(world, await volunteer({ trust: "new" }), id)).toMatchObject({ reason: "cap-full" });
      expect(await claim(world, await volunteer(), id)).toMatchObject({ ok: true });
      expect(await loadOf(world.app, id)).toMatchObject({
        seatsTaken: 1,
        seatsProvisional: 1,
        suggestable: 0,
      });
      expect(await claim(world, await volunteer(), id)).toEqual({ ok: false, reason: "cap-full", cap: 1 });
    });

    test("without a word about it to whoever is blocked", async () => {
      const [viewer, { id }] = [await volunteer(), await prisoner()];
      await insertBlock(
        world.app.db,
        pairHmac(world.app, viewer.personId, id),
        world.clock.now.toISOString(),
      );
      expect(await claim(world, viewer, id)).toEqual({ ok: false, reason: "not-now" });
    });
  });

  test("the same form twice, one after the other or at once, makes one hold", async () => {
    const [viewer, { id }] = [await volunteer(), await prisoner()];
    const form = claimForm();
    const send = () => claimPrisoner(world.app, viewer, id, form, world.clock.now);
    const results = [...(await Promise.all([send(), send(), send()])), await send()];
    expect(new Set(results.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(results[0]).toMatchObject({ ok: true });
    expect(await openCountOf(world.app, viewer)).toBe(1);
    expect(await loadOf(world.app, id)).toMatchObject({ seatsTaken: 1 });
  });

  test("a refused form may be sent again once the refusal no longer holds", async () => {
    const [viewer, { id }] = [await volunteer(), await prisoner({ cap: 1 })];
    const other = await volunteer();
    const taken = await claim(world, other, id);
    const form = claimForm();
    expect(await claimPrisoner(world.app, viewer, id, form, world.clock.now)).toMatchObject({ ok: false });
    if (taken.ok) await releaseCorrespondence(world.app, other, taken.correspondenceId, world.clock.now);
    expect(await claimPrisoner(world.app, viewer, id, form, world.clock.now)).toMatchObject({ ok: true });
  });

  test("two writers who sign alike at the same instant: one is asked for another signature", async () => {
    const { id } = await prisoner();
    const writers = await Promise.all(Array.from({ length: 4 }, () => volunteer()));
    const results = await Promise.all(writers.map((each) => claim(world, each, id, { signature: "Аня" })));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    for (const each of results) if (!each.ok) expect(each.reason).toBe("signature-taken");
  });

  test("many at once for few places: exactly the places are granted", async () => {
    const { id } = await prisoner({ cap: 3 });
    const writers = await Promise.all(Array.from({ length: 12 }, () => volunteer()));
    const results = await Promise.all(writers.map((each) => claim(world, each, id)));
    expect(results.filter((each) => each.ok)).toHaveLength(3);
    for (const each of results) if (!each.ok) expect(each.reason).toBe("cap-full");
    expect(await loadOf(world.app, id)).toMatchObject({ seatsTaken: 3, suggestable: 0 });
  });

  test("one volunteer claiming many at once gets no more than the capacity", async () => {
    const viewer = await volunteer({ capacity: 2 });
    const prisoners = await Promise.all(Array.from({ length: 8 }, () => prisoner()));
    const results = await Promise.all(prisoners.map(({ id }) => claim(world, viewer, id)));
    expect(results.filter((each) => each.ok)).toHaveLength(2);
    expect(await openCountOf(world.app, viewer)).toBe(2);
  });

  test("claiming first ends what is due, so that nobody waits for a job", async () => {
    const { id } = await prisoner({ cap: 1 });
    const late = await claim(world, await volunteer(), id);
    const begun = world.clock.now;
    world.clock.forward({ days: 14, minutes: -1 });
    expect(await claim(world, await volunteer(), id)).toMatchObject({ reason: "cap-full" });
    world.clock.forward({ minutes: 1 });
    expect(await claim(world, await volunteer(), id)).toMatchObject({ ok: true });
    if (late.ok) {
      const row = await rowOf(world.app, late.correspondenceId);
      expect(row).toMatchObject({ state: "closed", closedReason: "expired", seat: "none" });
    }
    world.clock.set(begun);
  });

  test("a volunteer's own expired hold no longer stands in the way of their capacity", async () => {
    const viewer = await volunteer({ capacity: 1 });
    await claim(world, viewer, (await prisoner()).id);
    const begun = world.clock.now;
    world.clock.forward({ days: 14 });
    expect(await claim(world, viewer, (await prisoner()).id)).toMatchObject({ ok: true });
    world.clock.set(begun);
  });

  test("whoever let go may come back: the numbers go on and the old flag is gone", async () => {
    const [viewer, { id }] = [await volunteer(), await prisoner()];
    const first = await claim(world, viewer, id, { signature: "Вера" });
    if (!first.ok) throw new Error(first.reason);
    await releaseCorrespondence(world.app, viewer, first.correspondenceId, world.clock.now);
    const second = await claim(world, viewer, id, { signature: "Вера" });
    expect(second).toEqual(first);
    expect(await rowOf(world.app, first.correspondenceId)).toMatchObject({ state: "held", closedAt: null });
  });
});
