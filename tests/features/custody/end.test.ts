import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeSheetWriter } from "#db/factories/take-overs";
import { pauseCorrespondence } from "~/features/correspondence/course.server";
import { readFarewellDesk } from "~/features/correspondence/farewell.server";
import { listOwn, readOwn } from "~/features/correspondence/read.server";
import {
  confirmAddress,
  readConfirmations,
  withdrawConfirmation,
} from "~/features/custody/confirmation.server";
import { leaveNote, markTold, readFarewell, readFarewells } from "~/features/custody/farewells.server";
import { noteSanction, readSanctions, sayEnd, withdrawSanction } from "~/features/custody/sanctions.server";
import { readCustodySection } from "~/features/custody/section.server";
import { readWaiting } from "~/features/desk/waiting.server";
import { readPrisoner } from "~/features/prisoners/read.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { dayBefore, expectSound, loadOf, openCountOf, post, rowOf } from "../correspondence/acts";
import { arrival, custodyActs, death, release, transit, unknown } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { confirm, coordinator, preview, record, undo, written } = custodyActs(world);

  afterEach(() => expectSound(world));

  test("a release closes all, gives the volunteers their places back, and undone everything goes on", async () => {
    const start = clock.now;
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const held = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    const active = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await sendLetter(world.app, active, {}, clock.now);
    const paused = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await sendLetter(world.app, paused, {}, clock.now);
    await pauseCorrespondence(world.app, paused.viewer, paused.id, dayBefore(clock.now, -30), clock.now);
    const before = await loadOf(world.app, prisonerId);
    const changeId = await record(prisonerId, release);
    for (const { id, viewer } of [held, active, paused]) {
      expect(await rowOf(world.app, id)).toMatchObject({ state: "closed", closedReason: "prisoner-closed" });
      expect(await openCountOf(world.app, viewer)).toBe(0);
    }
    clock.forward({ days: 1 });
    expect(await undo(prisonerId, changeId)).toEqual({ ok: true });
    const states = [held, active, paused].map(async ({ id }) => (await rowOf(world.app, id)).state);
    expect(await Promise.all(states)).toEqual(["held", "active", "paused"]);
    expect(await openCountOf(world.app, held.viewer)).toBe(1);
    expect(await loadOf(world.app, prisonerId)).toEqual(before);
    clock.set(start);
  });

  test("a writer of a spreadsheet without an account goes on, too, once a release is undone", async () => {
    const made = await makeSheetWriter(world.app, {}, clock.now);
    const [prisonerId = ""] = made.prisonerIds;
    const before = await loadOf(world.app, prisonerId);
    const changeId = await record(prisonerId, release);
    expect((await rowOf(world.app, made.ids[0] ?? "")).closedReason).toBe("prisoner-closed");
    expect(await undo(prisonerId, changeId)).toEqual({ ok: true });
    expect(await rowOf(world.app, made.ids[0] ?? "")).toMatchObject({ state: "active", closedReason: null });
    expect(await loadOf(world.app, prisonerId)).toEqual(before);
  });

  test("a hold whose end has passed by the time of the undoing is over, and one written to goes on", async () => {
    const start = clock.now;
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const held = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    const late = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    const changeId = await record(prisonerId, release);
    clock.forward({ days: 20 });
    expect(await post(world, late.viewer, late.id, 21)).toMatchObject({ ok: true });
    expect(await undo(prisonerId, changeId)).toEqual({ ok: true });
    expect(await rowOf(world.app, held.id)).toMatchObject({ state: "closed", closedReason: "expired" });
    expect(await rowOf(world.app, late.id)).toMatchObject({ state: "active", closedReason: null });
    clock.set(start);
  });

  test("a promise that had run out before the release is not revived by a letter logged after it", async () => {
    const start = clock.now;
    const made = await makeCorrespondence(world.app, {}, clock.now);
    clock.forward({ days: 15 });
    await listOwn(world.app, made.viewer, clock.now);
    expect((await rowOf(world.app, made.id)).closedReason).toBe("expired");
    await record(made.prisonerId, release);
    clock.forward({ days: 2 });
    expect(await post(world, made.viewer, made.id, 1)).toEqual({ ok: false, reason: "prisoner-closed" });
    expect(await post(world, made.viewer, made.id, 3)).toEqual({ ok: true, number: 1 });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", seat: "none" });
    clock.set(start);
  });

  test("a release and a late letter at once never leave an open correspondence", async () => {
    const start = clock.now;
    for (let round = 0; round < 5; round += 1) {
      const made = await makeCorrespondence(world.app, {}, clock.now);
      clock.forward({ days: 15 });
      await listOwn(world.app, made.viewer, clock.now);
      const { seen } = await preview(made.prisonerId, release);
      const [released] = await Promise.all([
        confirm(made.prisonerId, release, seen),
        post(world, made.viewer, made.id),
      ]);
      expect((await rowOf(world.app, made.id)).state).toBe(released.ok ? "closed" : "active");
      clock.set(start);
    }
  });

  test("after a death the writer's pages say only that letters are closed for now", async () => {
    const made = await written();
    await record(made.prisonerId, death);
    const [line] = await listOwn(world.app, made.viewer, clock.now);
    expect(line?.next).toEqual({ group: "finished", step: { code: "closed-for-now" } });
    expect(await readFarewellDesk(world.app, made.viewer, made.id)).toMatchObject({
      isToBeTold: true,
      note: null,
    });
    expect(await readOwn(world.app, made.viewer, made.id, clock.now)).toBe(null);
    expect(await readPrisoner(world.app, made.viewer, made.prisonerId, clock.now)).toBe(null);
    const stranger = await makeCorrespondence(world.app, {}, clock.now);
    expect(await readFarewellDesk(world.app, stranger.viewer, made.id)).toBe(null);
  });

  test("a coordinator ticks who was told and leaves a word only that writer reads", async () => {
    const made = await written();
    await makeRelative(world.app, { prisonerIds: [made.prisonerId] }, clock.now);
    const changeId = await record(made.prisonerId, death);
    const { prisonerId } = made;
    const list = async () => readFarewells(world.app, prisonerId);
    const [writer] = (await list())?.writers ?? [];
    expect(writer).toMatchObject({ signature: made.signature, toldOn: null });
    expect((await list())?.relatives).toHaveLength(1);
    const which = { prisonerId, id: writer?.id ?? 0 };
    const viewer = await coordinator();
    const waiting = async () =>
      (await readWaiting(world.app, clock.now)).find(({ what }) => what === "farewells");
    const count = (await waiting())?.count ?? 0;
    expect(await markTold(world.app, viewer, which, true, clock.now)).toBe(true);
    expect((await waiting())?.count).toBe(count - 1);
    expect(await readFarewellDesk(world.app, made.viewer, made.id)).toMatchObject({ isToBeTold: false });
    expect(await markTold(world.app, viewer, which, false, clock.now)).toBe(true);
    const say = (note: string, seen: string) =>
      leaveNote(world.app, viewer, which, { note, seen }, clock.now);
    expect(await say("Мне очень жаль", "")).toEqual({ ok: true });
    expect(await say("Мне очень жаль", "")).toEqual({ ok: true });
    expect(await say("Ему не было больно", "")).toEqual({ ok: false, reason: "changed" });
    const stored = await world.app.db
      .selectFrom("farewell")
      .select("noteEncrypted")
      .where("id", "=", which.id)
      .execute();
    expect(stored[0]?.noteEncrypted).not.toContain("жаль");
    expect((await readFarewell(world.app, prisonerId, which.id))?.note).toBe("Мне очень жаль");
    expect((await readFarewellDesk(world.app, made.viewer, made.id))?.note).toBe("Мне очень жаль");
    expect((await listOwn(world.app, made.viewer, clock.now))[0]?.next.step.code).toBe("word-left");
    expect(await undo(prisonerId, changeId)).toEqual({ ok: true });
    expect(await list()).toBe(null);
    expect((await rowOf(world.app, made.id)).state).toBe("active");
    expect(await markTold(world.app, viewer, which, true, clock.now)).toBe(false);
  });

  test("after a death only undoing it leads on", async () => {
    const made = await written();
    await record(made.prisonerId, death);
    expect(await confirm(made.prisonerId, transit, "")).toEqual({ ok: false, reason: "died" });
    expect(await confirm(made.prisonerId, release, "")).toEqual({ ok: false, reason: "died" });
  });

  test("a sanction pauses parcels and never letters; two that overlap are refused, also at once", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const viewer = await coordinator();
    const note = (date: string) => {
      const from = { date, precision: "day" } as const;
      const sanction = {
        kind: "shizo",
        from,
        until: unknown,
        source: "адвокат",
        key: randomToken(),
      } as const;
      return noteSanction(world.app, viewer, id, sanction, clock.now);
    };
    const day = dayBefore(clock.now, 2);
    const answers = await Promise.all([note(day), note(day)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const rules = async () => {
      const { letters, parcels } = await readCustodySection(world.app, id, clock.now);
      return [letters.rule, parcels.rule, parcels.reason];
    };
    expect(await rules()).toEqual(["write", "pause", "shizo"]);
    const sanction = (await readSanctions(world.app, id, clock.now))?.sanctions[0]?.id ?? 0;
    const until = (date: string) => ({ date, precision: "day" }) as const;
    const which = { prisonerId: id, id: sanction };
    expect(await sayEnd(world.app, viewer, which, until(dayBefore(clock.now, 3)), clock.now)).toEqual({
      ok: false,
      reason: "ends-before",
    });
    expect(await sayEnd(world.app, viewer, which, until(dayBefore(clock.now, 1)), clock.now)).toEqual({
      ok: true,
    });
    expect(await rules()).toEqual(["write", "rule", "serving"]);
    expect(await withdrawSanction(world.app, viewer, which, clock.now)).toEqual({ ok: true });
    expect((await readSanctions(world.app, id, clock.now))?.sanctions).toEqual([]);
  });

  test("an address counts as confirmed for 60 days, and a confirmation can be taken back", async () => {
    const start = clock.now;
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const viewer = await coordinator();
    const parcels = async () => (await readCustodySection(world.app, id, clock.now)).parcels.rule;
    clock.forward({ days: 60 });
    expect(await parcels()).toBe("rule");
    clock.forward({ days: 1 });
    expect(await parcels()).toBe("confirm");
    const stayId = (await readConfirmations(world.app, id))?.stayId ?? 0;
    const word = { stayId, on: dayBefore(clock.now, 1), source: "родные", key: randomToken() };
    expect(await confirmAddress(world.app, viewer, id, word, clock.now)).toEqual({ ok: true });
    expect(await parcels()).toBe("rule");
    const [newest] = (await readConfirmations(world.app, id))?.confirmations ?? [];
    expect(await withdrawConfirmation(world.app, viewer, id, newest?.id ?? 0, clock.now)).toEqual({
      ok: true,
    });
    expect(await parcels()).toBe("confirm");
    const { id: facilityId } = await makeFacility(world.app, {}, clock.now);
    await record(id, arrival(facilityId));
    const stale = { ...word, key: randomToken() };
    expect(await confirmAddress(world.app, viewer, id, stale, clock.now)).toEqual({
      ok: false,
      reason: "moved",
    });
    clock.set(start);
  });

  test("30 days on the way wait at the desk, 29 do not", async () => {
    const start = clock.now;
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const count = async () =>
      (await readWaiting(world.app, clock.now)).find(({ what }) => what === "transit")?.count;
    await record(id, { ...transit, since: { date: dayBefore(clock.now, 0), precision: "day" } });
    clock.forward({ days: 29 });
    const before = await count();
    clock.forward({ days: 1 });
    expect(await count()).toBe((before ?? 0) + 1);
    clock.set(start);
  });
});
