import { expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findLedger } from "#db/repositories/parcels";
import { dayAfter } from "~/domain/dates/instants";
import { cancelEntry, restoreEntry } from "~/features/parcels/cancel.server";
import { noteOutcome, notePast, undoOutcome } from "~/features/parcels/outcome.server";
import { moveEntry, type PlanForm, planEntry } from "~/features/parcels/plan-entry.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const inDays = (days: number) => dayAfter(clock.now.toISOString().slice(0, 10), days);
  const formOn = (day: string, change: Partial<PlanForm> = {}): PlanForm => ({
    ...{ kind: "parcel", day, grams: 6_000, purpose: "family", who: "family", hasAsked: false },
    ...{ key: randomToken(), ...change },
  });
  const statesOf = async (prisonerId: string) =>
    (await findLedger(world.app.db, prisonerId)).map(({ state }) => state);

  /** Somebody in a prison that lets one parcel a year in. */
  async function strict() {
    const facility = await makeFacility(world.app, { kind: "prison", regime: "strict" }, clock.now);
    const { id } = await makeParcelPrisoner(world.app, { facilityId: facility.id }, clock.now);
    const relative = await makeRelative(world.app, { prisonerIds: [id] }, clock.now);
    const coordinator = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    return { id, relative, coordinator };
  }

  test("a relative holds a slot, and the next in the same year is refused", async () => {
    const { id, relative } = await strict();
    const first = await planEntry(world.app, relative, id, formOn(inDays(30)), clock.now);
    expect(first).toMatchObject({ ok: true });
    const second = await planEntry(world.app, relative, id, formOn(inDays(32)), clock.now);
    expect(second).toMatchObject({ ok: false, reason: "not-allowed", because: "limit-reached" });
    expect(second).toHaveProperty("nextYes.from", inDays(30 + 365));
    expect(await statesOf(id)).toEqual(["planned"]);
  });

  test("of two who plan the last slot at once one wins and the other is told", async () => {
    const { id, relative, coordinator } = await strict();
    const theirs = formOn(inDays(40), { who: "volunteers", purpose: "food" });
    const answers = await Promise.all([
      planEntry(world.app, relative, id, formOn(inDays(40)), clock.now),
      planEntry(world.app, coordinator, id, theirs, clock.now),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toHaveProperty("because");
    expect(await statesOf(id)).toEqual(["planned"]);
  });

  test("the same form sent twice holds one slot", async () => {
    const { id, relative } = await strict();
    const form = formOn(inDays(30));
    const one = await planEntry(world.app, relative, id, form, clock.now);
    expect(await planEntry(world.app, relative, id, form, clock.now)).toEqual(one);
    expect(await statesOf(id)).toEqual(["planned"]);
  });

  test("without the family's consent volunteers send nothing, the family itself may", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const relative = await makeRelative(world.app, { prisonerIds: [id] }, clock.now);
    const coordinator = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const theirs = formOn(inDays(30), { who: "volunteers", hasAsked: true });
    const answer = await planEntry(world.app, coordinator, id, theirs, clock.now);
    expect(answer).toMatchObject({ ok: false, reason: "not-allowed", because: "no-consent" });
    expect(await planEntry(world.app, relative, id, formOn(inDays(30)), clock.now)).toMatchObject({
      ok: true,
    });
  });

  test("whom a relative does not follow is not there, nor a day that is past", async () => {
    const { id } = await strict();
    const other = await strict();
    const foreign = await planEntry(world.app, other.relative, id, formOn(inDays(30)), clock.now);
    expect(foreign).toEqual({ ok: false, reason: "not-found" });
    const past = await planEntry(world.app, other.relative, other.id, formOn(inDays(-2)), clock.now);
    expect(past).toEqual({ ok: false, reason: "past" });
  });

  test("a parcel above 20 kg is refused, one of 20 kg is not", async () => {
    const { id, relative } = await strict();
    const heavy = await planEntry(world.app, relative, id, formOn(inDays(30), { grams: 20_001 }), clock.now);
    expect(heavy).toMatchObject({ ok: false, because: "too-heavy" });
    const full = formOn(inDays(30), { grams: 20_000 });
    expect(await planEntry(world.app, relative, id, full, clock.now)).toMatchObject({ ok: true });
  });

  test("an entry moves to another day, but not where it may not be", async () => {
    const { id, relative } = await strict();
    const planned = await planEntry(world.app, relative, id, formOn(inDays(30)), clock.now);
    const parcelId = planned.ok ? planned.parcelId : "";
    const which = { prisonerId: id, parcelId };
    const to = (day: string) => moveEntry(world.app, relative, which, { day, hasAsked: false }, clock.now);
    expect(await to(inDays(50))).toEqual({ ok: true });
    expect(await to(inDays(-1))).toEqual({ ok: false, reason: "past" });
    expect(await findLedger(world.app.db, id)).toMatchObject([{ plannedOn: inDays(50) }]);
  });

  test("a cancelled entry frees its slot; it comes back only while the slot is free", async () => {
    const { id, relative } = await strict();
    const first = await planEntry(world.app, relative, id, formOn(inDays(30)), clock.now);
    const parcelId = first.ok ? first.parcelId : "";
    expect(await cancelEntry(world.app, relative, parcelId, clock.now)).toEqual({ ok: true });
    expect(await restoreEntry(world.app, relative, parcelId, clock.now)).toEqual({ ok: true });
    expect(await statesOf(id)).toEqual(["planned"]);
    await cancelEntry(world.app, relative, parcelId, clock.now);
    const again = await planEntry(world.app, relative, id, formOn(inDays(30)), clock.now);
    expect(again).toMatchObject({ ok: true });
    expect(await restoreEntry(world.app, relative, parcelId, clock.now)).toMatchObject({ ok: false });
  });

  test("what another group sent in a month is noted in one line and counts", async () => {
    const { id, relative } = await strict();
    const on = { date: inDays(-20).slice(0, 7).concat("-01"), precision: "month" as const };
    const past = { outcome: "accepted", on, refusal: null, kind: "parcel", who: "other-group" } as const;
    const noted = await notePast(
      world.app,
      relative,
      id,
      { ...past, grams: null, key: randomToken() },
      clock.now,
    );
    expect(noted).toEqual({ ok: true });
    expect(await statesOf(id)).toEqual(["accepted"]);
    const soon = await planEntry(world.app, relative, id, formOn(inDays(3)), clock.now);
    expect(soon).toMatchObject({ ok: false });
  });

  test("a refused parcel frees its slot, and it cannot be undone once the slot is taken again", async () => {
    const { id, relative, coordinator } = await strict();
    const made = await makeParcel(
      world.app,
      { viewer: coordinator, prisonerId: id, day: inDays(30) },
      clock.now,
    );
    const on = { date: inDays(0), precision: "day" as const };
    const refused = { outcome: "refused", on, refusal: "forbidden-item" } as const;
    expect(await noteOutcome(world.app, coordinator, made.id, refused, clock.now)).toEqual({ ok: true });
    const again = await planEntry(world.app, relative, id, formOn(inDays(30)), clock.now);
    expect(again).toMatchObject({ ok: true });
    const undone = await undoOutcome(world.app, coordinator, made.id, clock.now);
    expect(undone).toMatchObject({ ok: false, reason: "not-allowed" });
  });
});
