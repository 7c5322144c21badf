import { afterEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeVolunteer } from "#db/factories/volunteers";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { keepNote, takeBack } from "~/features/volunteers/hand-over.server";
import { listSuccessionsOf, readSuccession } from "~/features/volunteers/successions.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, dayBefore, expectSound, loadOf, openCountOf, post, rowOf } from "../correspondence/acts";
import { custodyActs, death, release } from "../custody/acts";
import { back, coordinator, hand, waitingFor, written } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const desk = (viewer: Parameters<typeof readLetterDesk>[1], id: string) =>
    readLetterDesk(world.app, viewer, id, clock.now);

  afterEach(() => expectSound(world));

  test("a hand-over ends the writer's part, and the next one reads the note", async () => {
    const staff = await coordinator(world);
    const made = await written(world);
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ seatsTaken: 1, writers: 1 });
    expect(await hand(world, staff, [made])).toEqual({ ok: true, people: 1 });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", closedReason: "finished" });
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ seatsTaken: 0, loadMilli: 0 });
    expect(await openCountOf(world.app, made.viewer)).toBe(0);
    expect(await desk(made.viewer, made.id)).toMatchObject({ handedOn: true, goesOn: null });

    const [waiting] = await waitingFor(world, made.prisonerId);
    expect(waiting?.noteEncrypted).toMatch(/^v1\./);
    const [listed] = await listSuccessionsOf(world.app, made.prisonerId);
    expect(listed).toMatchObject({ note: "Любит шахматы", signature: made.signature });

    const next = await makeVolunteer(world.app, {}, clock.now);
    const taken = await makeCorrespondence(
      world.app,
      { viewer: next, prisonerId: made.prisonerId },
      clock.now,
    );
    expect(await desk(next, taken.id)).toMatchObject({ goesOn: { note: "Любит шахматы" } });
    expect(await waitingFor(world, made.prisonerId)).toEqual([]);
    const third = await makeVolunteer(world.app, {}, clock.now);
    const other = await makeCorrespondence(
      world.app,
      { viewer: third, prisonerId: made.prisonerId },
      clock.now,
    );
    expect(await desk(third, other.id)).toMatchObject({ goesOn: null });
  });

  test("a form that names the same letters twice hands them over once", async () => {
    const made = await written(world);
    const chosen = [made, made].map(({ id, lastLetterOn }) => ({ id, lastLetterOn }));
    expect(await hand(world, await coordinator(world), [made], { chosen })).toEqual({ ok: true, people: 1 });
    expect(await waitingFor(world, made.prisonerId)).toHaveLength(1);
  });

  test("taken back after a release or a death, nobody writes to them again", async () => {
    const staff = await coordinator(world);
    for (const deed of [release, death]) {
      const made = await written(world);
      await hand(world, staff, [made]);
      await custodyActs(world).record(made.prisonerId, deed);
      expect(await back(world, staff, made.prisonerId)).toEqual({ ok: true, became: "over" });
      expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", closedReason: "finished" });
      expect(await openCountOf(world.app, made.viewer)).toBe(0);
    }
  });

  test("whoever lets go before a first letter leaves the note to the next", async () => {
    const made = await written(world);
    await hand(world, await coordinator(world), [made]);
    const first = await makeVolunteer(world.app, {}, clock.now);
    const held = await claim(world, first, made.prisonerId);
    if (!held.ok) throw new Error("refused");
    await releaseCorrespondence(world.app, first, held.correspondenceId, clock.now);
    expect(await waitingFor(world, made.prisonerId)).toHaveLength(1);
    const second = await makeVolunteer(world.app, {}, clock.now);
    const taken = await claim(world, second, made.prisonerId);
    if (!taken.ok) throw new Error("refused");
    expect(await desk(second, taken.correspondenceId)).toMatchObject({ goesOn: { note: "Любит шахматы" } });
    await post(world, second, taken.correspondenceId);
    expect(await waitingFor(world, made.prisonerId)).toEqual([]);
    await releaseCorrespondence(world.app, second, taken.correspondenceId, clock.now);
    const own = { fromId: taken.correspondenceId, byWriter: 1 };
    expect(await waitingFor(world, made.prisonerId)).toMatchObject([own]);
  });

  test("the former writer who comes back reads no note, and nothing waits", async () => {
    const made = await written(world);
    await hand(world, await coordinator(world), [made]);
    expect(await claim(world, made.viewer, made.prisonerId)).toMatchObject({ ok: true });
    expect(await desk(made.viewer, made.id)).toMatchObject({ goesOn: null, handedOn: false });
    expect(await waitingFor(world, made.prisonerId)).toEqual([]);
  });

  test("several at once; a letter or an end meanwhile refuses the whole", async () => {
    const staff = await coordinator(world);
    const made = await written(world, 130);
    const more = await written(world, 20, made.viewer);
    await post(world, made.viewer, more.id);
    const late = { ok: false, reason: "letter-meanwhile" };
    expect(await hand(world, staff, [made, more])).toEqual(late);
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "active", weightMilli: 0 });
    const seen = { ...more, lastLetterOn: dayBefore(clock.now, 0) };
    const key = randomToken();
    expect(await hand(world, staff, [made, seen], { key })).toEqual({ ok: true, people: 2 });
    expect(await hand(world, staff, [made, seen], { key })).toEqual({ ok: true, people: 2 });
    expect(await hand(world, staff, [made])).toEqual({ ok: false, reason: "ended" });
    expect(await waitingFor(world, made.prisonerId)).toHaveLength(1);
    const stranger = await makeVolunteer(world.app, {}, clock.now);
    expect(await hand(world, staff, [{ ...made, viewer: stranger }])).toEqual({ ok: false, reason: "ended" });
  });

  test("taken back, the writer goes on as before; a hold that ran out does not", async () => {
    const staff = await coordinator(world);
    const made = await written(world);
    await hand(world, staff, [made]);
    expect(await back(world, staff, made.prisonerId)).toEqual({ ok: true, became: "restored" });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "active", seat: "taken" });
    expect(await openCountOf(world.app, made.viewer)).toBe(1);
    expect(await back(world, staff, made.prisonerId)).toEqual({ ok: false, reason: "not-found" });

    const held = await makeCorrespondence(world.app, {}, clock.now);
    await hand(world, staff, [{ ...held, lastLetterOn: null }]);
    clock.forward({ days: 15 });
    expect(await back(world, staff, held.prisonerId)).toEqual({ ok: true, became: "over" });
    expect(await rowOf(world.app, held.id)).toMatchObject({ state: "closed" });
  });

  test("once somebody has taken the place, nothing is taken back; nor beyond what the writer can", async () => {
    const staff = await coordinator(world);
    const made = await written(world);
    await hand(world, staff, [made]);
    const [waiting] = await waitingFor(world, made.prisonerId);
    await claim(world, await makeVolunteer(world.app, {}, clock.now), made.prisonerId);
    const again = () => takeBack(world.app, staff, waiting?.id ?? "", clock.now);
    expect(await again()).toEqual({ ok: false, reason: "taken" });

    const narrow = await makeVolunteer(world.app, { capacity: 1 }, clock.now);
    const only = await written(world, 0, narrow);
    await hand(world, staff, [only]);
    await written(world, 0, narrow);
    expect(await back(world, staff, only.prisonerId)).toEqual({ ok: false, reason: "capacity-full" });
    expect(await waitingFor(world, only.prisonerId)).toHaveLength(1);
  });

  test("the second of two who write a note is told so", async () => {
    const staff = await coordinator(world);
    const made = await written(world);
    await hand(world, staff, [made], { note: "" });
    const [waiting] = await waitingFor(world, made.prisonerId);
    const id = waiting?.id ?? "";
    expect(await readSuccession(world.app, id)).toMatchObject({ note: null, open: true, version: 1 });
    const keep = (note: string) => keepNote(world.app, staff, id, { note, version: 1 }, clock.now);
    expect(await keep("О книгах")).toEqual({ ok: true });
    expect(await keep("О море")).toEqual({ ok: false, reason: "changed" });
    expect(await readSuccession(world.app, id)).toMatchObject({ note: "О книгах" });
    await back(world, staff, made.prisonerId);
    expect(await readSuccession(world.app, id)).toMatchObject({ note: null, open: false });
  });

  test("a hand-over that meets a letter: one is before the other, and the counts hold", async () => {
    const staff = await coordinator(world);
    for (let round = 0; round < 6; round += 1) {
      const made = await written(world, 30);
      const [handed, logged] = await Promise.all([
        hand(world, staff, [made]),
        post(world, made.viewer, made.id),
      ]);
      expect(logged).toMatchObject({ ok: true });
      const { state } = await rowOf(world.app, made.id);
      expect(state).toBe("active");
      expect(handed.ok || handed.reason === "letter-meanwhile").toBe(true);
      expect(await waitingFor(world, made.prisonerId)).toEqual([]);
      await expectSound(world);
    }
  });
});
