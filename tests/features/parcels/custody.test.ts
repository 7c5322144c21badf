import { expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makeParcel } from "#db/factories/parcels";
import { makeVolunteer } from "#db/factories/volunteers";
import { findItems } from "#db/repositories/parcel-items";
import { findPacker } from "#db/repositories/parcel-packers";
import { findParcel } from "#db/repositories/parcels";
import { dayAfter } from "~/domain/dates/instants";
import type { CustodyDeed } from "~/domain/prisoners/custody-change";
import { changeCustody, previewCustody } from "~/features/custody/custody.server";
import { noteSanction } from "~/features/custody/sanctions.server";
import { undoCustody } from "~/features/custody/undo.server";
import { becomePacker, pledgeItem } from "~/features/parcels/pledge.server";
import { listParcels } from "~/features/parcels/volunteer.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  /** A parcel of which somebody brings two pairs of socks and packs. */
  async function promised(day?: string) {
    const made = await makeParcel(
      world.app,
      { items: [{ text: "носки", wanted: 3 }], ...(day === undefined ? {} : { day }) },
      clock.now,
    );
    const anna = await makeVolunteer(world.app, {}, clock.now);
    const which = { parcelId: made.id, itemId: made.itemIds[0] ?? 0 };
    await pledgeItem(world.app, anna, which, { pieces: 2, key: randomToken() }, clock.now);
    await becomePacker(world.app, anna, made.id, clock.now);
    return { ...made, anna };
  }
  type Promised = Awaited<ReturnType<typeof promised>>;

  const stand = async ({ id }: Promised) => {
    const { db } = world.app;
    const [item] = await findItems(db, [id]);
    const isPacked = (await findPacker(db, id)) !== undefined;
    return { state: (await findParcel(db, id))?.state, pledged: item?.pledged, isPacked };
  };
  const today = () => ({ date: clock.now.toISOString().slice(0, 10), precision: "day" as const });

  async function record({ prisonerId, viewer }: Promised, deed: CustodyDeed) {
    const shown = await previewCustody(world.app, prisonerId, deed, clock.now);
    if (!shown.ok) throw new Error(shown.reason);
    const sure = { deed, source: "родные", seen: shown.seen, key: randomToken() };
    const done = await changeCustody(world.app, viewer, prisonerId, sure, clock.now);
    if (!done.ok) throw new Error(done.reason);
    const undo = () => undoCustody(world.app, viewer, { prisonerId, changeId: done.changeId }, clock.now);
    return { parcels: shown.parcels, undo };
  }

  test("a move hands back what was promised, and tells no reason; undone, it stands again", async () => {
    const parcel = await promised();
    const { id: facilityId } = await makeFacility(world.app, {}, clock.now);
    const deed = { kind: "moved", status: "serving", facilityId, since: today() } as const;
    const { parcels, undo } = await record(parcel, deed);
    expect(parcels).toBe(1);
    expect(await stand(parcel)).toEqual({ state: "planned", pledged: 0, isPacked: false });
    expect(await findParcel(world.app.db, parcel.id)).toMatchObject({ facilityId });
    expect(await listParcels(world.app, parcel.anna, clock.now)).toMatchObject({ handedBack: 1 });
    expect(await undo()).toEqual({ ok: true });
    expect(await stand(parcel)).toEqual({ state: "planned", pledged: 2, isPacked: true });
  });

  test("a release cancels what nobody has sent; undone, it is planned again", async () => {
    const parcel = await promised();
    const { undo } = await record(parcel, { kind: "released", since: today() });
    expect(await stand(parcel)).toEqual({ state: "cancelled", pledged: 0, isPacked: false });
    expect(await undo()).toEqual({ ok: true });
    expect(await stand(parcel)).toEqual({ state: "planned", pledged: 2, isPacked: true });
  });

  test("after a death nobody is told anything by the page", async () => {
    const parcel = await promised();
    await record(parcel, { kind: "died", since: today() });
    expect(await stand(parcel)).toMatchObject({ state: "cancelled", pledged: 0 });
    expect(await listParcels(world.app, parcel.anna, clock.now)).toMatchObject({ handedBack: 0 });
  });

  test("a punishment cell hands back what would arrive during it", async () => {
    const parcel = await promised(dayAfter(clock.now.toISOString().slice(0, 10), 12));
    const until = { date: null, precision: "unknown" } as const;
    const cell = { kind: "shizo", from: today(), until, source: "адвокат", key: randomToken() } as const;
    expect(await noteSanction(world.app, parcel.viewer, parcel.prisonerId, cell, clock.now)).toEqual({
      ok: true,
    });
    expect(await stand(parcel)).toEqual({ state: "planned", pledged: 0, isPacked: false });
  });
});
