import { afterEach, beforeEach, expect, test } from "vitest";
import { makeCorrespondence, makeReceipt, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertBlock } from "#db/repositories/correspondence";
import { findAllLetters } from "#db/repositories/letters";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import { logLetter, withdrawLetter } from "~/features/correspondence/letters.server";
import { settleDue } from "~/features/correspondence/settle.server";
import { onEachEngine, START } from "../../setup/databases";
import { claim, dayBefore, expectSound, loadOf, openCountOf, post, rowOf } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const begin = (prisonerId?: string) =>
    makeCorrespondence(world.app, prisonerId === undefined ? {} : { prisonerId }, clock.now);
  const withdraw = (made: { id: string; viewer: Parameters<typeof withdrawLetter>[1] }, number: number) =>
    withdrawLetter(world.app, made.viewer, made.id, number, clock.now);
  const lettersOf = async (id: string) =>
    (await findAllLetters(world.app.db, id)).map(({ number, state, sentOn }) => [number, state, sentOn]);

  beforeEach(() => {
    clock.set(START);
  });
  afterEach(() => expectSound(world));

  test("the first letter makes a hold a correspondence of full weight", async () => {
    const made = await begin();
    expect(await post(world, made.viewer, made.id)).toEqual({ ok: true, number: 1 });
    expect(await rowOf(world.app, made.id)).toMatchObject({
      state: "active",
      weightMilli: 1000,
      lastLetterOn: "2026-11-20",
      dueAt: "2027-01-19T00:00:00.000Z",
    });
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({
      loadMilli: 1000,
      lastLetterOn: "2026-11-20",
    });
  });

  test("the same form twice makes one letter; two forms at once make two numbers", async () => {
    const made = await begin();
    const send = (key: string) =>
      logLetter(world.app, made.viewer, made.id, { sentOn: "2026-11-20", key }, clock.now);
    const twice = await Promise.all([send("a".repeat(20)), send("a".repeat(20))]);
    expect(twice).toEqual([
      { ok: true, number: 1 },
      { ok: true, number: 1 },
    ]);
    const two = await Promise.all([send("b".repeat(20)), send("c".repeat(20))]);
    expect(two.map((each) => each.ok && each.number).sort()).toEqual([2, 3]);
    expect(await lettersOf(made.id)).toHaveLength(3);
  });

  test("ten letters a day are enough for one person; one taken back makes room, and so does a day", async () => {
    const made = await begin();
    for (let number = 1; number <= 10; number += 1) await post(world, made.viewer, made.id, number);
    const key = "t".repeat(20);
    expect(await post(world, made.viewer, made.id, 0, key)).toEqual({ ok: false, reason: "too-many" });
    expect(await post(world, made.viewer, made.id, 0, key)).toEqual({ ok: false, reason: "too-many" });
    expect(await withdraw(made, 10)).toEqual({ ok: true });
    expect(await post(world, made.viewer, made.id, 0, key)).toEqual({ ok: true, number: 10 });
    expect(await post(world, made.viewer, made.id)).toEqual({ ok: false, reason: "too-many" });
    clock.forward({ days: 1 });
    expect(await post(world, made.viewer, made.id)).toEqual({ ok: true, number: 11 });
  });

  test("an earlier day never makes a correspondence older", async () => {
    const made = await begin();
    await post(world, made.viewer, made.id);
    await post(world, made.viewer, made.id, 30);
    expect(await rowOf(world.app, made.id)).toMatchObject({ lastLetterOn: "2026-11-20", lastNumber: 2 });
  });

  test.each([
    ["future", -2],
    ["too-old", 401],
  ])("a day that is %s is refused and nothing is written", async (reason, daysAgo) => {
    const made = await begin();
    expect(await post(world, made.viewer, made.id, daysAgo)).toMatchObject({ ok: false, reason });
    expect(await lettersOf(made.id)).toEqual([]);
  });

  test("a letter logged after the hold ran out revives it, over the cap if need be, flagged", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 1 }, clock.now);
    const late = await begin(prisonerId);
    clock.forward({ days: 14 });
    const next = await claim(world, await makeVolunteer(world.app, {}, clock.now), prisonerId);
    expect(next).toMatchObject({ ok: true });
    expect(await rowOf(world.app, late.id)).toMatchObject({ state: "closed", closedReason: "expired" });
    expect(await post(world, late.viewer, late.id, 3)).toEqual({ ok: true, number: 1 });
    expect(await rowOf(world.app, late.id)).toMatchObject({ state: "active", seat: "taken", overCap: 1 });
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ seatsTaken: 2, cap: 1, suggestable: 0 });
    expect(await openCountOf(world.app, late.viewer)).toBe(1);
    await releaseCorrespondence(world.app, late.viewer, late.id, clock.now);
    expect((await rowOf(world.app, late.id)).overCap).toBe(0);
  });

  test("a late letter within the cap is not flagged", async () => {
    const made = await begin();
    clock.forward({ days: 14 });
    await settleDue(world.app, clock.now);
    await post(world, made.viewer, made.id, 3);
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "active", overCap: 0 });
  });

  test("of late letters that come at once, those past the last place are flagged", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 4 }, clock.now);
    const made = [];
    for (let each = 0; each < 4; each += 1) made.push(await begin(prisonerId));
    clock.forward({ days: 14 });
    await settleDue(world.app, clock.now);
    for (let each = 0; each < 3; each += 1) await begin(prisonerId);
    await Promise.all(made.map((each) => post(world, each.viewer, each.id, 2)));
    const rows = await Promise.all(made.map((each) => rowOf(world.app, each.id)));
    expect(rows.filter((row) => row.overCap === 1)).toHaveLength(3);
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ seatsTaken: 7, cap: 4 });
  });

  test("taking a letter back restores the hold and keeps its number reserved", async () => {
    const made = await begin();
    await post(world, made.viewer, made.id);
    expect(await withdraw(made, 1)).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({
      state: "held",
      weightMilli: 600,
      lastLetterOn: null,
      dueAt: "2026-12-04T12:00:00.000Z",
    });
    expect(await lettersOf(made.id)).toEqual([[1, "reserved", null]]);
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ loadMilli: 600, lastLetterOn: "" });
    expect(await post(world, made.viewer, made.id, 1)).toEqual({ ok: true, number: 1 });
    expect(await post(world, made.viewer, made.id)).toEqual({ ok: true, number: 2 });
  });

  test("taken back after the hold's end it closes as expired", async () => {
    const made = await begin();
    clock.forward({ days: 14, minutes: -1 });
    await post(world, made.viewer, made.id);
    clock.forward({ minutes: 1 });
    expect(await withdraw(made, 1)).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", closedReason: "expired" });
    expect(await openCountOf(world.app, made.viewer)).toBe(0);
  });

  test("a revived one taken back gives up what it had over the cap", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 1 }, clock.now);
    const late = await begin(prisonerId);
    clock.forward({ days: 14 });
    await claim(world, await makeVolunteer(world.app, {}, clock.now), prisonerId);
    await post(world, late.viewer, late.id);
    await withdraw(late, 1);
    expect(await rowOf(world.app, late.id)).toMatchObject({ state: "closed", overCap: 0, seat: "none" });
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ seatsTaken: 1, loadMilli: 600 });
  });

  test("of two letters the first may be taken back; the second still counts", async () => {
    const made = await begin();
    await post(world, made.viewer, made.id, 5);
    await post(world, made.viewer, made.id, 1);
    await withdraw(made, 2);
    expect(await rowOf(world.app, made.id)).toMatchObject({
      state: "active",
      lastLetterOn: dayBefore(clock.now, 5),
      lastNumber: 2,
    });
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ lastLetterOn: dayBefore(clock.now, 5) });
  });

  test("twice, once something happened to it, or after a day it cannot be taken back", async () => {
    const made = await begin();
    await sendLetter(world.app, made, {}, clock.now);
    const both = await Promise.all([withdraw(made, 1), withdraw(made, 1)]);
    expect(both.map((each) => (each.ok ? "done" : each.reason)).sort()).toEqual(["done", "not-sent"]);
    await sendLetter(world.app, made, {}, clock.now);
    await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
    expect(await withdraw(made, 1)).toMatchObject({ reason: "confirmed" });
    await sendLetter(world.app, made, {}, clock.now);
    clock.forward({ days: 1, minutes: 1 });
    expect(await withdraw(made, 2)).toMatchObject({ reason: "too-late" });
    expect(await withdraw(made, 3)).toMatchObject({ reason: "not-found" });
  });

  test("no letter after a stop for good", async () => {
    const made = await begin();
    const hmac = pairHmac(world.app, made.viewer.personId, made.prisonerId);
    await insertBlock(world.app.db, hmac, clock.now.toISOString());
    expect(await post(world, made.viewer, made.id)).toMatchObject({ ok: false, reason: "stopped" });
  });
});
