import { expect, test } from "vitest";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { makeVolunteer } from "#db/factories/volunteers";
import { findParcelPlanLines } from "#db/repositories/parcel-plan-lines";
import { findLedger } from "#db/repositories/parcels";
import type { Viewer } from "~/domain/access/roles";
import { dayAfter } from "~/domain/dates/instants";
import { wholeAgenda } from "~/features/parcels/agenda-query";
import { readAgenda } from "~/features/parcels/desk-agenda.server";
import { addItem } from "~/features/parcels/items.server";
import { moveEntry } from "~/features/parcels/plan-entry.server";
import { becomePacker } from "~/features/parcels/pledge.server";
import { readWinter } from "~/features/parcels/read-winter.server";
import { applicationForm } from "~/features/plans/application.form";
import { askForPlan, resumePlans } from "~/features/plans/ask-plan.server";
import { beginApplication, beginUndo } from "~/features/plans/change-plan.server";
import { randomToken } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const desk = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);
  const person = async () => (await makeParcelPrisoner(world.app, {}, clock.now)).id;
  const ask = (viewer: Viewer) => askForPlan(world.app, viewer, "winter", clock.now);
  const linesFor = async (id: string, prisonerId: string) =>
    (await findParcelPlanLines(world.app.db, id, 0, 10_000)).filter((line) => line.prisonerId === prisonerId);
  const ledgerDays = async (prisonerId: string) =>
    (await findLedger(world.app.db, prisonerId)).map(({ state, plannedOn }) => `${state} ${plannedOn}`);
  const read = async (id: string) => {
    const plan = await readWinter(world.app, id, 0, clock.now);
    if (!plan) throw new Error("no plan");
    return plan;
  };

  /** Applies every line of some people. */
  async function apply(viewer: Viewer, id: string, prisonerIds: readonly string[]) {
    const lines = await findParcelPlanLines(world.app.db, id, 0, 10_000);
    const ids = lines.map((line) => line.id);
    const ticked = lines.filter((line) => prisonerIds.includes(line.prisonerId)).map((line) => line.id);
    const choice = { first: Math.min(...ids), last: Math.max(...ids), ticked, elsewhere: false };
    return beginApplication(world.app, viewer, { kind: "winter", id }, choice, clock.now);
  }

  test("what was proposed is planned, is in no conflict, and is taken back in one go", async () => {
    const [viewer, somebody] = [await desk(), await person()];
    const id = await ask(viewer);
    const proposed = await linesFor(id, somebody);
    expect(proposed.length).toBeGreaterThan(0);
    const plan = await read(id);
    expect(plan).toMatchObject({ state: "ready", figures: { looked: plan.figures?.people } });
    expect(await findLedger(world.app.db, somebody)).toEqual([]);
    expect(await apply(viewer, id, [somebody])).toEqual({ ok: true });
    expect((await read(id)).counts).toMatchObject({ applied: proposed.length });
    expect(await ledgerDays(somebody)).toEqual(proposed.map(({ arriveOn }) => `planned ${arriveOn}`));
    expect((await readAgenda(world.app, wholeAgenda, clock.now)).conflicts).toEqual([]);
    expect(await beginUndo(world.app, viewer, { kind: "winter", id }, clock.now)).toEqual({ ok: true });
    expect((await read(id)).counts).toMatchObject({ undone: proposed.length });
    expect(await ledgerDays(somebody)).toEqual(proposed.map(({ arriveOn }) => `cancelled ${arriveOn}`));
  });

  test("what is planned already stays, and a new plan adds nothing to it", async () => {
    const [viewer, somebody] = [await desk(), await person()];
    const id = await ask(viewer);
    await apply(viewer, id, [somebody]);
    expect(await linesFor(await ask(viewer), somebody)).toEqual([]);
    expect((await read(id)).state).toBe("applied");
  });

  test("what somebody planned meanwhile is marked, is not planned twice, and harms no other line", async () => {
    const [viewer, busy, other] = [await desk(), await person(), await person()];
    const id = await ask(viewer);
    const [line] = await linesFor(id, busy);
    if (!line) throw new Error("nothing was proposed");
    clock.forward({ minutes: 1 });
    await makeParcel(world.app, { prisonerId: busy, purpose: line.purpose, day: line.arriveOn }, clock.now);
    const shown = (await read(id)).lines.find((each) => each.id === line.id);
    expect(shown?.hindered).toBe("planned-already");
    await apply(viewer, id, [busy, other]);
    const after = await linesFor(id, busy);
    expect(after.find((each) => each.id === line.id)).toMatchObject({
      state: "changed",
      reason: "planned-already",
    });
    expect((await linesFor(id, other)).every(({ state }) => state === "applied")).toBe(true);
  });

  test("what the rules no longer allow is not planned, with their reason", async () => {
    const [viewer, somebody] = [await desk(), await person()];
    const id = await ask(viewer);
    await world.app.db
      .updateTable("prisoner")
      .set({ status: "in-transit" })
      .where("id", "=", somebody)
      .execute();
    await apply(viewer, id, [somebody]);
    const lines = await linesFor(id, somebody);
    expect(lines.every(({ state, reason }) => state === "changed" && reason === "in-transit")).toBe(true);
    expect(await findLedger(world.app.db, somebody)).toEqual([]);
    const { left } = await read(await ask(viewer));
    const blocked = left?.blocked.find(({ reason }) => reason === "in-transit");
    expect(blocked?.people.map((each) => each.id)).toContain(somebody);
  });

  test("taking back leaves what somebody has taken on", async () => {
    const [viewer, somebody] = [await desk(), await person()];
    const id = await ask(viewer);
    await apply(viewer, id, [somebody]);
    const [line] = await linesFor(id, somebody);
    const packer = await makeVolunteer(world.app, {}, clock.now);
    await becomePacker(world.app, packer, line?.parcelId ?? "", clock.now);
    await beginUndo(world.app, viewer, { kind: "winter", id }, clock.now);
    const [kept, ...others] = await linesFor(id, somebody);
    expect(kept).toMatchObject({ state: "kept", reason: "begun" });
    expect(others.every(({ state }) => state === "undone")).toBe(true);
  });

  test("taking back leaves what somebody changed or listed since", async () => {
    const [viewer, somebody] = [await desk(), await person()];
    const id = await ask(viewer);
    await apply(viewer, id, [somebody]);
    const [moved, listed, ...others] = await linesFor(id, somebody);
    if (!moved?.parcelId || !listed?.parcelId) throw new Error("too little was planned");
    const to = { day: dayAfter(moved.arriveOn, 1), hasAsked: true };
    const which = { prisonerId: somebody, parcelId: moved.parcelId };
    expect(await moveEntry(world.app, viewer, which, to, clock.now)).toEqual({ ok: true });
    const tea = { code: "tea-leaf", text: "", wanted: 1, grams: null, key: randomToken() };
    expect(await addItem(world.app, viewer, listed.parcelId, tea, clock.now)).toEqual({ ok: true });
    await beginUndo(world.app, viewer, { kind: "winter", id }, clock.now);
    const after = await linesFor(id, somebody);
    expect(after.map(({ state }) => state)).toEqual(["kept", "kept", ...others.map(() => "undone")]);
  });

  test("a form with more ticks than any page has is none, and does not reach the database", () => {
    const formOf = (ticks: number) => {
      const form = new FormData();
      form.set("first", "1");
      form.set("last", "99999");
      for (let at = 1; at <= ticks; at += 1) form.append("take", String(at));
      return parseForm(applicationForm, form, { lists: ["take"] });
    };
    expect([formOf(100).ok, formOf(101).ok]).toEqual([true, false]);
  });

  test("who asks while one is made is led to it, and one whose worker is gone is made by another", async () => {
    const viewer = await desk();
    const gone = { run: () => new Promise(() => {}), progressOf: () => null, rest: async () => {} };
    const id = await askForPlan({ ...world.app, threads: gone }, viewer, "winter", clock.now);
    expect(await ask(viewer)).toBe(id);
    expect((await read(id)).state).toBe("queued");
    clock.forward({ minutes: 11 });
    await resumePlans(world.app, clock.now);
    expect((await read(id)).state).toBe("ready");
  });

  test("a plan of who writes to whom is none of the winter's", async () => {
    const viewer = await desk();
    const id = await askForPlan(world.app, viewer, "balance", clock.now);
    expect(await readWinter(world.app, id, 0, clock.now)).toBeNull();
    const undo = await beginUndo(world.app, viewer, { kind: "winter", id }, clock.now);
    expect(undo).toEqual({ ok: false, reason: "not-found" });
  });
});
