import { expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { makeVolunteer } from "#db/factories/volunteers";
import { findItems } from "#db/repositories/parcel-items";
import { findParcel } from "#db/repositories/parcels";
import { addItem, removeItem } from "~/features/parcels/items.server";
import { becomePacker } from "~/features/parcels/pledge.server";
import { readParcel } from "~/features/parcels/volunteer.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const thing = { code: null as string | null, text: "", wanted: 1, grams: null as number | null };
  const add = (parcel: Awaited<ReturnType<typeof makeParcel>>, item: Partial<typeof thing>) =>
    addItem(world.app, parcel.viewer, parcel.id, { ...thing, ...item, key: randomToken() }, clock.now);

  test("a thing of the catalogue brings its weight, its words in Russian, and the answer of the place", async () => {
    const parcel = await makeParcel(world.app, {}, clock.now);
    expect(await add(parcel, { code: "socks-wool", text: "43", wanted: 2 })).toEqual({ ok: true });
    expect(await add(parcel, { code: "stew-tin" })).toEqual({ ok: true });
    expect(await add(parcel, { text: "настольная игра", grams: 400 })).toEqual({ ok: true });
    const packer = await makeVolunteer(world.app, {}, clock.now);
    const shown = await readParcel(world.app, packer, parcel.id, clock.now);
    expect(
      shown?.items.map(({ code, text, grams, verdict, reason }) => [code, text, grams, verdict, reason]),
    ).toEqual([
      ["socks-wool", "43", 110, "allowed", "usual"],
      ["stew-tin", "", 370, "ask", "tin"],
      [null, "настольная игра", 400, "ask", "not-in-catalogue"],
    ]);
  });

  test("what the place forbids is refused with its reason, and allowed where the place allows it", async () => {
    const parcel = await makeParcel(world.app, {}, clock.now);
    const jeans = { code: "jeans", text: "52" };
    expect(await add(parcel, jeans)).toEqual({ ok: false, reason: "forbidden", because: "civilian-clothes" });
    const settlement = await makeFacility(world.app, { kind: "kp", regime: null }, clock.now);
    const prisoner = await makeParcelPrisoner(world.app, { facilityId: settlement.id }, clock.now);
    const there = await makeParcel(world.app, { prisonerId: prisoner.id }, clock.now);
    expect(await add(there, jeans)).toEqual({ ok: true });
  });

  test("a list may weigh twenty kilograms with its packing and not a gram more", async () => {
    const parcel = await makeParcel(world.app, {}, clock.now);
    expect(await add(parcel, { text: "всё", wanted: 1, grams: 19_047 })).toEqual({ ok: true });
    const refused = await add(parcel, { text: "ещё", wanted: 1, grams: 1 });
    expect(refused).toEqual({ ok: false, reason: "over-weight", grams: 20_001, mostGrams: 20_000 });
    expect(await findItems(world.app.db, [parcel.id])).toHaveLength(1);
  });

  test("a list heavier than was guessed raises the guess, a lighter one leaves it", async () => {
    const parcel = await makeParcel(world.app, { grams: 2_000 }, clock.now);
    const guess = async () => (await findParcel(world.app.db, parcel.id))?.estimatedGrams;
    await add(parcel, { code: "sugar" });
    expect(await guess()).toBe(2_000);
    await add(parcel, { code: "sugar", wanted: 2 });
    expect(await guess()).toBe(3_150);
  });

  test("whoever packs writes the list too; another volunteer finds nothing there", async () => {
    const parcel = await makeParcel(world.app, {}, clock.now);
    const [packer, other] = [
      await makeVolunteer(world.app, {}, clock.now),
      await makeVolunteer(world.app, {}, clock.now),
    ];
    await becomePacker(world.app, packer, parcel.id, clock.now);
    const tea = { ...thing, code: "tea-leaf", key: randomToken() };
    expect(await addItem(world.app, other, parcel.id, tea, clock.now)).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await addItem(world.app, packer, parcel.id, tea, clock.now)).toEqual({ ok: true });
    const [item] = await findItems(world.app.db, [parcel.id]);
    const which = { parcelId: parcel.id, itemId: item?.id ?? 0 };
    expect(await removeItem(world.app, other, which, clock.now)).toEqual({ ok: false, reason: "not-found" });
    expect(await removeItem(world.app, packer, which, clock.now)).toEqual({ ok: true });
  });
});
