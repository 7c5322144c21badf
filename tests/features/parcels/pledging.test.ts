import { expect, test } from "vitest";
import { makeParcel } from "#db/factories/parcels";
import { makeVolunteer } from "#db/factories/volunteers";
import { findOpenPledges } from "#db/repositories/item-pledges";
import { findItems } from "#db/repositories/parcel-items";
import { findPacker } from "#db/repositories/parcel-packers";
import { findParcel } from "#db/repositories/parcels";
import type { Viewer } from "~/domain/access/roles";
import { closeAccount } from "~/features/account/close-account.server";
import { retrying } from "~/features/correspondence/change.server";
import { cancelEntry } from "~/features/parcels/cancel.server";
import { packParcel, sendParcel, undoStep } from "~/features/parcels/course.server";
import { noteOutcome, undoOutcome } from "~/features/parcels/outcome.server";
import { becomePacker, leavePacking, pledgeItem, withdrawPledge } from "~/features/parcels/pledge.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const socks = { text: "тёплые носки, 43", wanted: 3 };
  const someone = () => makeVolunteer(world.app, {}, clock.now);

  async function wanted() {
    const made = await makeParcel(world.app, { items: [socks] }, clock.now);
    return { ...made, which: { parcelId: made.id, itemId: made.itemIds[0] ?? 0 } };
  }
  type Wanted = Awaited<ReturnType<typeof wanted>>;
  const pledge = ({ which }: Wanted, viewer: Viewer, pieces: number, key = randomToken()) =>
    pledgeItem(world.app, viewer, which, { pieces, key }, clock.now);
  const pledgedOf = async ({ id }: Wanted) =>
    (await findItems(world.app.db, [id])).map(({ pledged }) => pledged);

  test("takes what is left and not a piece more, and says how many are left", async () => {
    const parcel = await wanted();
    const [anna, boris] = [await someone(), await someone()];
    expect(await pledge(parcel, anna, 2)).toEqual({ ok: true });
    expect(await pledge(parcel, boris, 2)).toEqual({ ok: false, reason: "too-many", left: 1 });
    expect(await pledge(parcel, boris, 1)).toEqual({ ok: true });
    expect(await pledgedOf(parcel)).toEqual([3]);
  });

  test("many at once never take more than are wanted", async () => {
    const parcel = await wanted();
    const crowd = await Promise.all(Array.from({ length: 8 }, someone));
    const answers = await Promise.all(crowd.map((each) => pledge(parcel, each, 1)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await pledgedOf(parcel)).toEqual([3]);
    expect(await findOpenPledges(world.app.db, parcel.id)).toHaveLength(3);
  });

  test("a refused form mended is heard; the same form twice counts once", async () => {
    const parcel = await wanted();
    const anna = await someone();
    const key = randomToken();
    expect(await pledge(parcel, anna, 4, key)).toMatchObject({ reason: "too-many" });
    expect(await pledge(parcel, anna, 2, key)).toEqual({ ok: true });
    expect(await pledge(parcel, anna, 2, key)).toEqual({ ok: true });
    expect(await pledgedOf(parcel)).toEqual([2]);
  });

  test("giving back frees the pieces, once", async () => {
    const parcel = await wanted();
    const anna = await someone();
    await pledge(parcel, anna, 1);
    await pledge(parcel, anna, 2);
    const back = () => withdrawPledge(world.app, anna, parcel.which, clock.now);
    expect([await back(), await back()]).toEqual([{ ok: true }, { ok: true }]);
    expect(await pledgedOf(parcel)).toEqual([0]);
  });

  test("one packs, and the second is told; the next may once the first leaves", async () => {
    const parcel = await wanted();
    const [anna, boris] = [await someone(), await someone()];
    const pack = (viewer: Viewer) => becomePacker(world.app, viewer, parcel.id, clock.now);
    const answers = await Promise.all([pack(anna), pack(boris)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, reason: "taken" });
    const first = (await findPacker(world.app.db, parcel.id))?.personId === anna.personId ? anna : boris;
    await leavePacking(world.app, first, parcel.id, clock.now);
    expect(await pack(first === anna ? boris : anna)).toEqual({ ok: true });
  });

  test("goes from planned to accepted step by step, and every step back", async () => {
    const parcel = await wanted();
    const anna = await someone();
    await pledge(parcel, anna, 3);
    await becomePacker(world.app, anna, parcel.id, clock.now);
    const { now } = clock;
    const sentOn = now.toISOString().slice(0, 10);
    const stateOf = async () => (await findParcel(world.app.db, parcel.id))?.state;
    const accepted = { outcome: "accepted", on: { date: sentOn, precision: "day" }, refusal: null } as const;
    expect(await packParcel(world.app, anna, parcel.id, { grams: 5_400 }, now)).toEqual({ ok: true });
    expect(await withdrawPledge(world.app, anna, parcel.which, now)).toMatchObject({ reason: "not-planned" });
    const sent = { sentOn, tracking: "RA123456789RU" };
    expect(await sendParcel(world.app, anna, parcel.id, sent, now)).toEqual({ ok: true });
    expect(await noteOutcome(world.app, anna, parcel.id, accepted, now)).toEqual({ ok: true });
    expect(await stateOf()).toBe("accepted");
    expect(await undoOutcome(world.app, anna, parcel.id, now)).toEqual({ ok: true });
    expect(await stateOf()).toBe("sent");
    expect((await findPacker(world.app.db, parcel.id))?.personId).toBe(anna.personId);
    expect(await findOpenPledges(world.app.db, parcel.id)).toHaveLength(1);
    await undoStep(world.app, anna, parcel.id, "sent", now);
    await undoStep(world.app, anna, parcel.id, "packed", now);
    expect(await findParcel(world.app.db, parcel.id)).toMatchObject({
      ...{ state: "planned", weighedGrams: null, sentOn: null, trackingEncrypted: null },
    });
  });

  test("the tracking number and what was written freely cannot be read in the tables", async () => {
    const parcel = await wanted();
    const { viewer } = parcel;
    await packParcel(world.app, viewer, parcel.id, { grams: 5_000 }, clock.now);
    const sentOn = clock.now.toISOString().slice(0, 10);
    await sendParcel(world.app, viewer, parcel.id, { sentOn, tracking: "RA123456789RU" }, clock.now);
    const { db } = world.app;
    const stored = JSON.stringify([await findParcel(db, parcel.id), await findItems(db, [parcel.id])]);
    expect(stored).not.toMatch(/RA123456789RU|носки/);
    expect(stored.match(/"v1\./g)).toHaveLength(2);
  });

  test("whoever does not pack it takes no step, and weighs no more than 20 kg", async () => {
    const parcel = await wanted();
    const [anna, boris] = [await someone(), await someone()];
    await becomePacker(world.app, anna, parcel.id, clock.now);
    const weigh = (viewer: Viewer, grams: number) =>
      packParcel(world.app, viewer, parcel.id, { grams }, clock.now);
    expect(await weigh(boris, 5_000)).toEqual({ ok: false, reason: "not-found" });
    expect(await weigh(anna, 20_001)).toMatchObject({ ok: false, because: "too-heavy" });
  });

  test("a cancelled parcel hands back what was promised for it", async () => {
    const parcel = await wanted();
    const anna = await someone();
    await pledge(parcel, anna, 2);
    await becomePacker(world.app, anna, parcel.id, clock.now);
    await cancelEntry(world.app, parcel.viewer, parcel.id, clock.now);
    expect(await pledgedOf(parcel)).toEqual([0]);
    expect(await findPacker(world.app.db, parcel.id)).toBeUndefined();
    expect(await pledge(parcel, anna, 1)).toEqual({ ok: false, reason: "not-planned" });
  });

  test("a closed account frees what it promised", async () => {
    const parcel = await wanted();
    const anna = await someone();
    await pledge(parcel, anna, 2);
    await becomePacker(world.app, anna, parcel.id, clock.now);
    await retrying(world.app.db, (tx) => closeAccount(tx, anna.personId, clock.now));
    expect(await pledgedOf(parcel)).toEqual([0]);
    expect(await findPacker(world.app.db, parcel.id)).toBeUndefined();
  });
});
