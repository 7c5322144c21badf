import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { consentRow } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertConsent } from "#db/repositories/prisoners";
import { saveNeeds } from "~/features/family/needs.server";
import { packParcel, sendParcel } from "~/features/parcels/course.server";
import { readDeskParcel } from "~/features/parcels/desk-parcel.server";
import { becomePacker } from "~/features/parcels/pledge.server";
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
  async function seenBySomebody(parcelId: string) {
    const viewer = await makeVolunteer(world.app, {}, clock.now);
    const parcel = await readParcel(world.app, viewer, parcelId, clock.now);
    return parcel?.sizes.map(({ kind, value }) => `${kind} ${value}`);
  }

  test("whoever may bring warm things reads the sizes the family lets be told, and nothing else it told", async () => {
    const { id } = await warm(await measured("given"));
    expect(await seenBySomebody(id)).toEqual(["height 182", "shoe 43"]);
  });

  test("without the family's word no volunteer reads a size; the desk does", async () => {
    for (const consent of ["refused", null] as const) {
      const { id, prisonerId } = await warm(await measured(consent));
      expect(await seenBySomebody(id)).toEqual([]);
      const atDesk = await readDeskParcel(world.app, prisonerId, id, clock.now);
      expect(atDesk?.sizes).toHaveLength(2);
    }
  });

  test("food needs no sizes, unless something to wear is on its list", async () => {
    const prisonerId = await measured("given");
    const food = await makeParcel(
      world.app,
      { prisonerId, items: [{ code: "tea-leaf", wanted: 1 }] },
      clock.now,
    );
    expect(await seenBySomebody(food.id)).toEqual([]);
    const other = await measured("given");
    const mixed = await makeParcel(
      world.app,
      { prisonerId: other, items: [{ code: "boots-winter", wanted: 1 }] },
      clock.now,
    );
    expect(await seenBySomebody(mixed.id)).toHaveLength(2);
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
