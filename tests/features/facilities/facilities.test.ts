import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findFacility } from "#db/repositories/facilities";
import { findAddressHistory, findChannelsOf } from "#db/repositories/facility-changes";
import { findAllLetters } from "#db/repositories/letters";
import { addAddress, applyAddressesOfDay, withdrawAddress } from "~/features/facilities/address.server";
import { addChannel, changeChannel } from "~/features/facilities/channels.server";
import { listFacilities } from "~/features/facilities/facilities.server";
import { parseFacilityQuery } from "~/features/facilities/facility-list";
import { readFacility } from "~/features/facilities/read.server";
import { confirmFacility, createFacility, editFacility } from "~/features/facilities/save.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine, START } from "../../setup/databases";
import { expectSound, loadOf } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);
  const stored = async (id: string) => {
    const facility = await findFacility(world.app.db, id);
    if (!facility) throw new Error("no such facility");
    return facility;
  };
  const written = { kind: "ik", regime: "strict", climateZone: "cold", region: "Пермский край" } as const;
  const unsaid = { letterNote: "", letterNoteSource: "", noteDay: "", noteMonth: "", noteYear: "" };
  const facts = (name: string) => ({ ...written, ...unsaid, name, key: randomId() });
  const newFacts = (name: string) => ({
    ...facts(name),
    ...{ address: "ул. Лесная, д. 1", postcode: "614000", source: "звонок" },
  });
  const addressOn = async (id: string, validFrom: string, address = "ул. Новая, д. 7") => ({
    ...{ address, postcode: "614001", validFrom, source: "звонок", key: randomId() },
    version: (await stored(id)).rowVersion,
  });
  const channelFacts = async (id: string, days: { worksSince?: string; worksUntil?: string } = {}) => ({
    ...{ worksSince: null, worksUntil: null, note: "", source: "звонок", key: randomId(), ...days },
    version: (await stored(id)).rowVersion,
  });

  afterEach(async () => {
    await expectSound(world);
    clock.set(START);
  });

  test("a new facility has the post, waits to be confirmed and is made once for a form", async () => {
    const viewer = await coordinator();
    const form = newFacts("ФКУ ИК-35");
    const made = await Promise.all([1, 2].map(() => createFacility(world.app, viewer, form, clock.now)));
    expect(made[0]).toEqual(made[1]);
    const id = made[0]?.ok ? made[0].id : "";
    expect(await stored(id)).toMatchObject({ toBeConfirmed: 1, nameSearch: "фку ик-35", postcode: "614000" });
    expect((await findChannelsOf(world.app.db, id)).map(({ channel }) => channel)).toEqual(["post"]);
    const second = newFacts("фку ик-35");
    const again = await createFacility(world.app, viewer, second, clock.now);
    expect(again).toEqual({ ok: false, reason: "double" });
    const mended = { ...second, name: "ФКУ ИК-36" };
    expect((await createFacility(world.app, viewer, mended, clock.now)).ok).toBe(true);
    const elsewhere = { ...newFacts("ФКУ ИК-35"), region: "Коми" };
    expect((await createFacility(world.app, viewer, elsewhere, clock.now)).ok).toBe(true);
  });

  test("who saves second is handed what was saved first, and nothing of it is lost", async () => {
    const viewer = await coordinator();
    const { id } = await makeFacility(world.app, {}, clock.now);
    const edit = (name: string, version: number) =>
      editFacility(world.app, viewer, id, { ...facts(name), toBeConfirmed: "", version }, clock.now);
    const both = await Promise.all([edit("ИК-1", 1), edit("ИК-2", 1)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const name = (await stored(id)).name;
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "stale", stored: { name, rowVersion: 2 } });
    expect(await edit("ИК-3", 2)).toEqual({ ok: true });
    expect((await stored(id)).name).toBe("ИК-3");
  });

  test("confirming dates it today; without an address there is nothing to confirm", async () => {
    const viewer = await coordinator();
    const { id } = await makeFacility(world.app, { toBeConfirmed: 1, checkedOn: null }, clock.now);
    expect(await confirmFacility(world.app, viewer, id, clock.now)).toEqual({ ok: true });
    expect(await confirmFacility(world.app, viewer, id, clock.now)).toEqual({ ok: true });
    expect(await stored(id)).toMatchObject({ toBeConfirmed: 0, checkedOn: "2026-11-20", rowVersion: 2 });
    const bare = await makeFacility(world.app, { address: "", postcode: null }, clock.now);
    expect(await confirmFacility(world.app, viewer, bare.id, clock.now)).toEqual({
      ok: false,
      reason: "no-address",
    });
  });

  test("an address of today holds at once, the former stays in the history, letters keep theirs", async () => {
    const viewer = await coordinator();
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    const [before] = await findAllLetters(world.app.db, made.id);
    const id = before?.facilityId ?? "";
    const former = (await stored(id)).address;
    await addAddress(world.app, viewer, id, await addressOn(id, "2026-11-20"), clock.now);
    expect(await stored(id)).toMatchObject({ address: "ул. Новая, д. 7", postcode: "614001" });
    const history = await findAddressHistory(world.app.db, id);
    expect(history.map(({ address, validFrom }) => [address, validFrom])).toEqual([
      ["ул. Новая, д. 7", "2026-11-20"],
      [former, null],
    ]);
    expect(await findAllLetters(world.app.db, made.id)).toEqual([before]);
  });

  test("an address of the past that a later one followed changes only the history", async () => {
    const viewer = await coordinator();
    const { id } = await makeFacility(world.app, {}, clock.now);
    await addAddress(world.app, viewer, id, await addressOn(id, "2026-06-01", "ул. Летняя"), clock.now);
    await addAddress(world.app, viewer, id, await addressOn(id, "2026-03-01", "ул. Весенняя"), clock.now);
    expect((await stored(id)).address).toBe("ул. Летняя");
    expect((await readFacility(world.app, id, clock.now))?.former).toHaveLength(2);
  });

  test("a later one takes effect on its day, not the day before, and opens letters to all held there", async () => {
    const viewer = await coordinator();
    const place = await makeFacility(world.app, { address: "", postcode: null }, clock.now);
    const { id: prisonerId } = await makePrisoner(world.app, { facilityId: place.id }, clock.now);
    await addAddress(world.app, viewer, place.id, await addressOn(place.id, "2026-11-22"), clock.now);
    clock.forward({ days: 1 });
    expect(await applyAddressesOfDay(world.app.db, clock.now)).toBe(0);
    expect((await loadOf(world.app, prisonerId)).open).toBe(0);
    clock.forward({ days: 1 });
    expect(await applyAddressesOfDay(world.app.db, clock.now)).toBe(1);
    expect(await applyAddressesOfDay(world.app.db, clock.now)).toBe(0);
    expect((await loadOf(world.app, prisonerId)).open).toBe(1);
    expect((await stored(place.id)).address).toBe("ул. Новая, д. 7");
  });

  test("an address to come can be taken back until its day, once", async () => {
    const viewer = await coordinator();
    const { id } = await makeFacility(world.app, {}, clock.now);
    await addAddress(world.app, viewer, id, await addressOn(id, "2026-11-21"), clock.now);
    const coming = (await readFacility(world.app, id, clock.now))?.coming[0]?.id ?? 0;
    const take = () => withdrawAddress(world.app, viewer, id, coming, clock.now);
    expect((await Promise.all([take(), take()])).filter(Boolean)).toHaveLength(1);
    clock.forward({ days: 1 });
    expect(await applyAddressesOfDay(world.app.db, clock.now)).toBe(0);
    await addAddress(world.app, viewer, id, await addressOn(id, "2026-11-21"), clock.now);
    const [inForce] = await findAddressHistory(world.app.db, id);
    expect(await withdrawAddress(world.app, viewer, id, inForce?.id ?? 0, clock.now)).toBe(false);
  });

  test("a channel begins and ends on its days for everybody held there", async () => {
    const viewer = await coordinator();
    const place = await makeFacility(world.app, { channels: [] }, clock.now);
    const { id: prisonerId } = await makePrisoner(world.app, { facilityId: place.id }, clock.now);
    const without = (await loadOf(world.app, prisonerId)).classId;
    await addChannel(world.app, viewer, place.id, "post", await channelFacts(place.id), clock.now);
    expect((await loadOf(world.app, prisonerId)).classId).not.toBe(without);
    const [post] = await findChannelsOf(world.app.db, place.id);
    const end = async (worksUntil: string) =>
      changeChannel(
        world.app,
        viewer,
        place.id,
        post?.id ?? 0,
        await channelFacts(place.id, { worksUntil }),
        clock.now,
      );
    expect(await end("2026-11-19")).toEqual({ ok: true });
    expect((await loadOf(world.app, prisonerId)).classId).toBe(without);
    expect(await end("2026-11-20")).toEqual({ ok: true });
    expect((await loadOf(world.app, prisonerId)).classId).not.toBe(without);
  });

  test("a channel is refused with its days the wrong way round, and a relay without a name", async () => {
    const viewer = await coordinator();
    const { id } = await makeFacility(world.app, {}, clock.now);
    const order = await channelFacts(id, { worksSince: "2026-11-02", worksUntil: "2026-11-01" });
    expect(await addChannel(world.app, viewer, id, "post", order, clock.now)).toEqual({
      ok: false,
      reason: "order",
    });
    expect(await addChannel(world.app, viewer, id, "relay", await channelFacts(id), clock.now)).toEqual({
      ok: false,
      reason: "relay-unnamed",
    });
    const stale = { ...(await channelFacts(id)), version: 0 };
    expect(await addChannel(world.app, viewer, id, "post", stale, clock.now)).toEqual({
      ok: false,
      reason: "stale",
    });
  });

  test("the table is found by name and postcode, narrowed and paged without losing or repeating one", async () => {
    const region = `Область ${world.engine}`;
    for (let number = 1; number <= 53; number += 1) {
      const flaw = number === 7 ? ({ toBeConfirmed: 1, address: "", postcode: null } as const) : {};
      await makeFacility(world.app, { name: `ФКУ Ёлка-${number}`, region, channels: [], ...flaw }, clock.now);
    }
    const list = (ask: Record<string, string>) =>
      listFacilities(world.app, parseFacilityQuery(new URLSearchParams({ region, ...ask })));
    for (const sort of ["name", "-name", "people", "-people"]) {
      const first = await list({ sort });
      const second = await list({ sort, after: first.next ?? "" });
      expect(first.count).toBe(53);
      expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(53);
      expect((await list({ sort, before: second.previous ?? "" })).rows).toEqual(first.rows);
    }
    expect((await list({ q: "елка-7" })).rows.map(({ name }) => name)).toEqual(["ФКУ Ёлка-7"]);
    expect((await list({ show: "unconfirmed" })).count).toBe(1);
    expect((await list({ show: "no-address" })).count).toBe(1);
    expect((await list({ q: "601483" })).count).toBe(52);
    expect((await list({ kind: "sizo" })).count).toBe(0);
  });
});
