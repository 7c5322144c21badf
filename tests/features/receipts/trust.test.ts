import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findCorrespondence } from "#db/repositories/correspondence";
import { findLoad } from "#db/repositories/load";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import { makeKnown } from "~/features/correspondence/trust.server";
import { withdrawReceipt } from "~/features/receipts/receipts.server";
import { expectSound, lines, makeHouse, tell, told } from "../../letters/house";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const trustOf = async (personId: string) => (await findVolunteerProfile(world.app.db, personId))?.trust;
  const seatOf = async (id: string) => {
    const row = await findCorrespondence(world.app.db, id);
    return row && [row.seat, row.overCap, row.weightMilli];
  };

  afterEach(() => expectSound(world));

  test("a letter said to have arrived makes its writer's account known, with all its seats", async () => {
    const house = await makeHouse(world, { Anna: 1, Boris: 1 }, "new");
    const [anna, boris] = house.writers;
    if (!anna || !boris) throw new Error("nobody writes");
    const other = await makeCorrespondence(world.app, { viewer: anna.viewer }, clock.now);
    expect(await seatOf(anna.id)).toEqual(["provisional", 0, 600]);
    await tell(world, house, 0, told(lines("Anna 1", "Clara 1")));
    expect([await trustOf(anna.viewer.personId), await trustOf(boris.viewer.personId)]).toEqual([
      "known",
      "new",
    ]);
    expect([await seatOf(anna.id), await seatOf(other.id)]).toEqual([
      ["taken", 0, 1000],
      ["taken", 0, 600],
    ]);
    expect(await findLoad(world.app.db, house.prisonerId)).toMatchObject({
      seatsTaken: 1,
      seatsProvisional: 1,
    });
  });

  test("trust stays when the receipt is taken back: the account was vouched for", async () => {
    const house = await makeHouse(world, { Anna: 1 }, "new");
    const receiptId = await tell(world, house, 0, told(lines("Anna 1")));
    const [relative] = house.relatives;
    if (!relative) throw new Error("nobody tells");
    await withdrawReceipt(world.app, relative, { prisonerId: house.prisonerId, receiptId }, clock.now);
    expect(await trustOf(house.writers[0]?.viewer.personId ?? "")).toBe("known");
  });

  test("past the cap the seat is taken all the same, and marked", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 1, target: 1 }, clock.now);
    const viewer = await makeVolunteer(world.app, { trust: "new" }, clock.now);
    const made = await makeCorrespondence(world.app, { viewer, prisonerId }, clock.now);
    const known = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await makeKnown(world.app, viewer.personId, clock.now);
    expect([await seatOf(made.id), await seatOf(known.id)]).toEqual([
      ["taken", 1, 600],
      ["taken", 0, 600],
    ]);
    expect(await findLoad(world.app.db, prisonerId)).toMatchObject({ seatsTaken: 2, seatsProvisional: 0 });
  });

  /** A little later each round, so that it meets a claim between its reading and its writing. */
  const madeKnownAfter = async (milliseconds: number, { personId }: Viewer) => {
    await delay(milliseconds);
    await makeKnown(world.app, personId, clock.now);
  };

  test("an account made known while it claims and writes ends with seats of a known one", async () => {
    for (let round = 0; round < 24; round += 1) {
      const viewer = await makeVolunteer(world.app, { trust: "new" }, clock.now);
      const prisoners = [
        await makePrisoner(world.app, {}, clock.now),
        await makePrisoner(world.app, {}, clock.now),
      ];
      const first = await makeCorrespondence(world.app, { viewer }, clock.now);
      const claims = prisoners.map(({ id }) =>
        makeCorrespondence(world.app, { viewer, prisonerId: id }, clock.now),
      );
      const [one, two] = await Promise.all([...claims, madeKnownAfter(round, viewer)]);
      for (const made of [first, one, two]) expect((await seatOf(made?.id ?? ""))?.[0]).toBe("taken");
    }
  });
});
