import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { consentRow } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertConsent } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { saveNeeds } from "~/features/family/needs.server";
import { packParcel, sendParcel } from "~/features/parcels/course.server";
import { readDeskParcel } from "~/features/parcels/desk-parcel.server";
import { becomePacker, pledgeItem } from "~/features/parcels/pledge.server";
import { readParcel } from "~/features/parcels/volunteer.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  async function measured(consent: "given" | "refused" | null) {
    const { id } = await makeParcelPrisoner(world.app, {}, clock.now);
    if (consent !== null) {
      const row = { ...consentRow(id, consent, clock.now), purpose: "sizes" as const };
      await inTransaction(world.app.db, (tx) => insertConsent(tx, row));
    }
    const relative = await makeRelative(world.app, { prisonerIds: [id] }, clock.now);
    const form = {
      sizes: { chest: null, height: 182, waist: null, head: null, shoe: 43, glove: null },
      measured: { date: null, precision: "unknown" } as const,
      texts: { diet: "без рыбы", request: "" },
      ...{ shownSizes: [], shownNeeds: [], key: randomToken() },
    };
    expect(await saveNeeds(world.app, relative, id, form, clock.now)).toEqual({ ok: true });
    return id;
  }
  const warm = (prisonerId: string) => makeParcel(world.app, { prisonerId, purpose: "warm" }, clock.now);
  const sizesOf = async (viewer: Viewer, parcelId: string) =>
    (await readParcel(world.app, viewer, parcelId, clock.now))?.sizes.map(
      ({ kind, value }) => `${kind} ${value}`,
    );
  const someone = () => makeVolunteer(world.app, {}, clock.now);
  async function listed(prisonerId: string, ...codes: string[]) {
    const items = codes.map((code) => ({ code, wanted: 1 }));
    return makeParcel(world.app, { prisonerId, purpose: "warm", items }, clock.now);
  }
  async function packing(parcelId: string) {
    const packer = await someone();
    await becomePacker(world.app, packer, parcelId, clock.now);
    return packer;
  }

  test("nobody who only looks reads a size", async () => {
    const { id } = await listed(await measured("given"), "boots-winter", "jumper");
    expect(await sizesOf(await someone(), id)).toEqual([]);
  });

  test("whoever brings something to wear reads what it needs, and nothing else the family told", async () => {
    const { id, itemIds } = await listed(await measured("given"), "boots-winter", "jumper", "tea-leaf");
    const [boots, jumper, tea] = itemIds;
    for (const [itemId, seen] of [
      [boots, ["shoe 43"]],
      [jumper, ["height 182"]],
      [tea, []],
    ] as const) {
      const viewer = await someone();
      const form = { pieces: 1, key: randomToken() };
      const which = { parcelId: id, itemId: itemId ?? 0 };
      expect(await pledgeItem(world.app, viewer, which, form, clock.now)).toEqual({ ok: true });
      expect(await sizesOf(viewer, id)).toEqual(seen);
    }
  });

  test("whoever packs reads what the list needs, of warm things all", async () => {
    const prisonerId = await measured("given");
    const warmThings = await warm(prisonerId);
    expect(await sizesOf(await packing(warmThings.id), warmThings.id)).toEqual(["height 182", "shoe 43"]);
    const items = [{ code: "boots-winter", wanted: 1 }];
    const food = await makeParcel(world.app, { prisonerId: await measured("given"), items }, clock.now);
    expect(await sizesOf(await packing(food.id), food.id)).toEqual(["shoe 43"]);
    const tea = { prisonerId: await measured("given"), items: [{ code: "tea-leaf", wanted: 1 }] };
    const plain = await makeParcel(world.app, tea, clock.now);
    expect(await sizesOf(await packing(plain.id), plain.id)).toEqual([]);
  });

  test("without the family's word no volunteer reads a size; the desk does", async () => {
    for (const consent of ["refused", null] as const) {
      const { id, prisonerId } = await warm(await measured(consent));
      expect(await sizesOf(await packing(id), id)).toEqual([]);
      const atDesk = await readDeskParcel(world.app, prisonerId, id, clock.now);
      expect(atDesk?.sizes).toHaveLength(2);
    }
  });

  test("once it is sent nobody is told any more", async () => {
    const { id } = await warm(await measured("given"));
    const packer = await makeVolunteer(world.app, {}, clock.now);
    await becomePacker(world.app, packer, id, clock.now);
    await packParcel(world.app, packer, id, { grams: 3_000 }, clock.now);
    expect((await readParcel(world.app, packer, id, clock.now))?.sizes).toHaveLength(2);
    const sentOn = clock.now.toISOString().slice(0, 10);
    expect(await sendParcel(world.app, packer, id, { sentOn, tracking: "" }, clock.now)).toEqual({
      ok: true,
    });
    expect((await readParcel(world.app, packer, id, clock.now))?.sizes).toEqual([]);
  });
});
