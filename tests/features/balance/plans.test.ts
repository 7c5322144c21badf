import { afterEach, beforeEach, expect, test } from "vitest";
import { insertBlock } from "#db/repositories/correspondence";
import { findWish } from "#db/repositories/wishes";
import { readBalance } from "~/features/balance/read-balance.server";
import { endWish } from "~/features/balance/wish.server";
import { checkDatabase } from "~/features/check/check.server";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import { listOwn } from "~/features/correspondence/read.server";
import { askForPlan, resumePlans } from "~/features/plans/ask-plan.server";
import { onEachEngine } from "../../setup/databases";
import { claim, openCountOf, post } from "../correspondence/acts";
import { planActs } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { prisoner, volunteer, wisher, wish, coordinator, ask, read, apply, undo, linesOf } = planActs(world);
  const wished = async (personId: string) => (await findWish(world.app.db, personId))?.people;

  beforeEach(async () => {
    // Every test has the house to itself: people and wishes of the tests before it are out of reach.
    await world.app.db.updateTable("prisonerLoad").set({ open: 0, suggestable: 0 }).execute();
    await world.app.db.updateTable("assignmentWish").set({ people: 0 }).execute();
  });

  afterEach(async () => {
    const { differences } = await checkDatabase(world.app.db, clock.now);
    expect(differences.filter(({ column }) => column !== "open" && column !== "suggestable")).toEqual([]);
  });

  test("who asks is given whoever needs it most, as a hold of their own, and it can be taken back", async () => {
    const desk = await coordinator();
    const [lonely, befriended] = [await prisoner(), await prisoner()];
    await claim(world, await volunteer(), befriended);
    const viewer = await wisher();
    const id = await ask(desk);
    const plan = await read(id);
    expect(plan).toMatchObject({ state: "ready", changes: null, counts: { proposed: 1 } });
    expect(plan.figures).toMatchObject({
      volunteers: 1,
      wanted: 1,
      given: 1,
      before: { nobody: 1 },
      after: { nobody: 0 },
    });
    expect(plan.lines).toMatchObject([
      { prisonerId: lonely, personId: viewer.personId, state: "proposed", hindered: null },
    ]);
    expect(plan.lines[0]?.explanation.silence).toEqual({ code: "never-written" });
    expect(await apply(desk, id)).toEqual({ ok: true });
    expect(await read(id)).toMatchObject({ state: "applied", counts: { applied: 1 } });
    const own = await listOwn(world.app, viewer, clock.now);
    expect(own).toMatchObject([{ given: true, next: { step: { code: "write-first-letter" } } }]);
    expect(await wished(viewer.personId)).toBe(0);
    expect(await undo(desk, id)).toEqual({ ok: true });
    expect(await read(id)).toMatchObject({ state: "undone", counts: { undone: 1 } });
    expect(await listOwn(world.app, viewer, clock.now)).toEqual([]);
    expect(await openCountOf(world.app, viewer)).toBe(0);
    expect(await wished(viewer.personId)).toBe(1);
    const again = await ask(desk);
    expect((await read(again)).lines).toMatchObject([{ prisonerId: lonely }]);
  });

  test("an unticked line is left out, and what changed meanwhile is told and harms no other", async () => {
    const desk = await coordinator();
    const people = [await prisoner(), await prisoner(), await prisoner()];
    const wishers = [await wisher(), await wisher(1, {}, "Вера"), await wisher(1, {}, "Ольга")];
    const id = await ask(desk);
    const lines = await linesOf(id);
    expect(new Set(lines.map(({ prisonerId }) => prisonerId))).toEqual(new Set(people));
    const [left, stale, good] = lines;
    const gone = wishers.find(({ personId }) => personId === stale?.personId);
    if (!gone || !left || !good) throw new Error("three lines");
    await endWish(world.app, gone);
    expect(await read(id)).toMatchObject({ changes: { volunteers: -1, wanted: -1 } });
    expect((await read(id)).lines.find((line) => line.id === stale?.id)).toMatchObject({
      hindered: "not-wished",
    });
    await apply(
      desk,
      id,
      people.filter((each) => each !== left.prisonerId),
    );
    const states = Object.fromEntries(
      (await linesOf(id)).map((line) => [line.id, [line.state, line.reason]]),
    );
    expect(states).toEqual({
      [left.id]: ["left-out", null],
      [stale?.id ?? 0]: ["changed", "not-wished"],
      [good.id]: ["applied", null],
    });
    expect(await openCountOf(world.app, gone)).toBe(0);
  });

  test("nobody is asked twice within a fortnight, and is asked again after it", async () => {
    const desk = await coordinator();
    for (const _ of [1, 2, 3]) await prisoner();
    const viewer = await wisher(1, { capacity: 5 });
    await apply(desk, await ask(desk));
    await wish(viewer, 2);
    clock.forward({ days: 13 });
    expect((await readBalance(world.app, clock.now)).wishes).toMatchObject({ ready: 0, lately: 1 });
    const early = await read(await ask(desk));
    expect(early).toMatchObject({ figures: { given: 0, lately: 1 } });
    clock.forward({ days: 1 });
    expect((await read(await ask(desk))).figures).toMatchObject({ given: 2, wanted: 2 });
  });

  test("several people of one plan are one request", async () => {
    const desk = await coordinator();
    for (const _ of [1, 2, 3]) await prisoner();
    const viewer = await wisher(3);
    await apply(desk, await ask(desk));
    expect(await openCountOf(world.app, viewer)).toBe(3);
  });

  test("what was begun or given back stays when the plan is taken back", async () => {
    const desk = await coordinator();
    await prisoner();
    await prisoner();
    const writer = await wisher();
    const loser = await wisher(1, {}, "Вера");
    const id = await ask(desk);
    await apply(desk, id);
    const own = await linesOf(id);
    const of = (viewer: { personId: string }) =>
      own.find(({ personId }) => personId === viewer.personId)?.correspondenceId ?? "";
    await post(world, writer, of(writer));
    await releaseCorrespondence(world.app, loser, of(loser), clock.now);
    await undo(desk, id);
    const states = (await linesOf(id)).map(({ state, reason }) => `${state} ${reason}`).sort();
    expect(states).toEqual(["kept begun", "kept given-back"]);
    expect(await openCountOf(world.app, writer)).toBe(1);
  });

  test("a pair that was stopped for good is never proposed", async () => {
    const desk = await coordinator();
    const [stopped, other] = [await prisoner(), await prisoner()];
    const viewer = await wisher();
    const pair = pairHmac(world.app, viewer.personId, stopped);
    await insertBlock(world.app.db, pair, clock.now.toISOString());
    await claim(world, await volunteer(), other);
    expect((await read(await ask(desk))).lines).toMatchObject([{ prisonerId: other }]);
  });

  test("a wish nobody can meet is named with what would help", async () => {
    const desk = await coordinator();
    const lonely = await prisoner();
    const viewer = await wisher(1, { languages: ["en"] });
    const plan = await read(await ask(desk));
    expect(plan.gaps).toMatchObject([
      { personId: viewer.personId, missing: 1, reason: "language", prisoners: 1 },
    ]);
    expect(plan.left).toMatchObject([{ reason: "language", count: 1, people: [{ id: lonely }] }]);
  });

  test("a new plan puts the open one aside and forgets its pairs; two who apply do it once", async () => {
    const desk = await coordinator();
    await prisoner();
    const viewer = await wisher();
    const first = await ask(desk);
    const second = await ask(desk);
    expect(await linesOf(first)).toEqual([]);
    expect((await read(first)).state).toBe("superseded");
    expect(await apply(desk, first)).toEqual({ ok: false, reason: "not-now" });
    const outcomes = await Promise.all([apply(desk, second), apply(desk, second)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await openCountOf(world.app, viewer)).toBe(1);
  });

  test("a plan whose worker died is taken up again", async () => {
    const desk = await coordinator();
    await prisoner();
    await wisher();
    const gone = { run: () => new Promise(() => {}), progressOf: () => null, rest: async () => {} };
    const id = await askForPlan({ ...world.app, threads: gone }, desk, "balance", clock.now);
    expect((await read(id)).state).toBe("queued");
    expect(await ask(desk)).toBe(id);
    clock.forward({ minutes: 9 });
    expect(await resumePlans(world.app, clock.now)).toBe(0);
    clock.forward({ minutes: 2 });
    expect(await resumePlans(world.app, clock.now)).toBe(1);
    expect((await read(id)).state).toBe("ready");
  });
});
