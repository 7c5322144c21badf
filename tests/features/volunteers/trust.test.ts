import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, makeReceipt, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { decideTrust, setCapacity } from "~/features/volunteers/deeds.server";
import { openVolunteer } from "~/features/volunteers/read.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, expectSound, loadOf, post, rowOf } from "../correspondence/acts";
import { coordinator, written } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const set = async (personId: string, trust: "known" | "new", key = randomToken()) => {
    const reason = "mistake" as const;
    return decideTrust(world.app, await coordinator(world), personId, { trust, reason, key }, clock.now);
  };
  const newVolunteer = () => makeVolunteer(world.app, { trust: "new", capacity: 5 }, clock.now);

  afterEach(() => expectSound(world));

  test("the desk's word moves seats and weights, there and back", async () => {
    const writer = await newVolunteer();
    const made = await written(world, 0, writer);
    expect(await rowOf(world.app, made.id)).toMatchObject({ seat: "provisional", weightMilli: 600 });
    expect(await set(writer.id, "known")).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({ seat: "taken", weightMilli: 1000 });
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ seatsTaken: 1, seatsProvisional: 0 });
    expect(await set(writer.id, "known")).toEqual({ ok: false, reason: "already" });
    expect(await set(writer.id, "new")).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({ seat: "provisional", weightMilli: 600 });
    expect(await loadOf(world.app, made.prisonerId)).toMatchObject({ seatsTaken: 0, seatsProvisional: 1 });
  });

  test("a form that came too late is heard when there is something to do again", async () => {
    const writer = await newVolunteer();
    const staff = await coordinator(world);
    const late = { trust: "known", reason: "met", key: randomToken() } as const;
    const send = () => decideTrust(world.app, staff, writer.id, late, clock.now);
    await set(writer.id, "known");
    expect(await send()).toEqual({ ok: false, reason: "already" });
    await set(writer.id, "new");
    expect([await send(), await send()]).toEqual([{ ok: true }, { ok: true }]);
  });

  test("what the desk took back no confirmed letter gives again, only the desk", async () => {
    const writer = await newVolunteer();
    const made = await written(world, 0, writer);
    await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
    const staff = await coordinator(world);
    const shown = () => openVolunteer(world.app, staff, writer.id, clock.now);
    expect(await shown()).toMatchObject({ trust: "known", deeds: [{ number: 1, source: "family" }] });
    await set(writer.id, "new");
    await sendLetter(world.app, made, {}, clock.now);
    await makeReceipt(world.app, made, { numbers: [2] }, clock.now);
    expect(await shown()).toMatchObject({ trust: "new", trustWithdrawn: true });
    await set(writer.id, "known");
    expect(await shown()).toMatchObject({ trust: "known", trustWithdrawn: false });
  });

  test("past the cap of new accounts a seat is marked so", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 1 }, clock.now);
    const known = await makeVolunteer(world.app, {}, clock.now);
    await makeCorrespondence(world.app, { viewer: await newVolunteer(), prisonerId }, clock.now);
    const made = await makeCorrespondence(world.app, { viewer: known, prisonerId }, clock.now);
    await set(known.id, "new");
    expect(await rowOf(world.app, made.id)).toMatchObject({ seat: "provisional", overCap: 1 });
  });

  test("the same form twice is one deed; somebody who is no volunteer is not found", async () => {
    const writer = await newVolunteer();
    const staff = await coordinator(world);
    const word = { trust: "known", reason: "met", key: randomToken() } as const;
    const decide = () => decideTrust(world.app, staff, writer.id, word, clock.now);
    expect(await Promise.all([decide(), decide()])).toEqual([{ ok: true }, { ok: true }]);
    const { done } = (await openVolunteer(world.app, staff, writer.id, clock.now)) ?? {};
    expect(done).toMatchObject([{ action: "volunteer-trusted", reason: "met" }]);
    const missing = { ok: false, reason: "not-found" };
    expect(await set(staff.id, "known")).toEqual(missing);
    expect(await openVolunteer(world.app, staff, staff.id, clock.now)).toBeNull();
  });

  test("trust that meets a claim or a letter leaves no seat miscounted", async () => {
    for (let round = 0; round < 4; round += 1) {
      const writer = await newVolunteer();
      const made = await written(world, 10, writer);
      const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
      const [, claimed, logged] = await Promise.all([
        set(writer.id, "known"),
        claim(world, writer, prisonerId),
        post(world, writer, made.id),
      ]);
      expect([claimed, logged]).toMatchObject([{ ok: true }, { ok: true }]);
      await expectSound(world);
      await Promise.all([set(writer.id, "new"), post(world, writer, made.id)]);
      await expectSound(world);
    }
  });

  test("a capacity never falls below what is open, nor under a change made meanwhile", async () => {
    const staff = await coordinator(world);
    const writer = await makeVolunteer(world.app, { capacity: 5 }, clock.now);
    await written(world, 0, writer);
    await written(world, 0, writer);
    const change = (from: number, to: number) =>
      setCapacity(world.app, staff, writer.id, { from, to }, clock.now);
    expect(await change(5, 1)).toEqual({ ok: false, reason: "below-open", open: 2 });
    expect(await change(5, 2)).toEqual({ ok: true });
    expect(await change(5, 8)).toEqual({ ok: false, reason: "changed", capacity: 2 });
    expect(await claim(world, writer, (await makePrisoner(world.app, {}, clock.now)).id)).toMatchObject({
      reason: "capacity-full",
    });
  });
});
