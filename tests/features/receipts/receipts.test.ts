import { afterEach, expect, test } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { findEventsOf } from "#db/repositories/evidence";
import { findLettersTo, findLinesOf, findReceipt } from "#db/repositories/receipts";
import type { Viewer } from "~/domain/access/roles";
import { readFormFacts, readNewestReceipts, readReceipt } from "~/features/receipts/read.server";
import { correctReceipt, recordReceipt, withdrawReceipt } from "~/features/receipts/receipts.server";
import { expectSound, type House, lines, makeHouse, statesOf, tell, told } from "../../letters/house";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const mother = ({ relatives: [first] }: House) => first as Viewer;
  const record = (viewer: Viewer, { prisonerId }: House, form: ReturnType<typeof told>) =>
    recordReceipt(world.app, viewer, prisonerId, form, clock.now);
  const linesOf = async (id: number) =>
    (await findLinesOf(world.app.db, [id])).map(({ matchedBy, problem }) => problem ?? matchedBy);

  afterEach(() => expectSound(world));

  test("known, half-known and unknown lines: what matches is confirmed, all is kept", async () => {
    const house = await makeHouse(world, { Anna: 2, Boris: 1 });
    const id = await tell(
      world,
      house,
      0,
      told(lines("Anna 2", "Boris", "Clara", "Anna 7", "3"), { letters: 7 }),
    );
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: confirmed", "Boris 1: confirmed"]);
    expect(await linesOf(id)).toEqual([
      "number",
      "oldest",
      "no-such-signature",
      "no-such-number",
      "no-signature",
    ]);
    expect(
      (
        await readReceipt(
          world.app,
          mother(house),
          { prisonerId: house.prisonerId, receiptId: id },
          clock.now,
        )
      )?.receipt,
    ).toMatchObject({
      letters: 7,
      source: "family",
      toldBy: "prisoner",
    });
  });

  test("an event says between which days, by whose hand, and of which line", async () => {
    const house = await makeHouse(world, { Anna: 3 });
    const coordinator = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const month = { date: "2026-11-01", precision: "month" } as const;
    await tell(world, house, 0, told(lines("Anna 1")));
    await record(coordinator, house, told(lines("Anna 2"), { arrived: month }));
    await record(
      coordinator,
      house,
      told(lines("Anna 3"), { arrived: { date: null, precision: "unknown" } }),
    );
    const ids = (await findLettersTo(world.app.db, house.prisonerId)).map((letter) => letter.id);
    const events = (await findEventsOf(world.app.db, ids)).filter(({ kind }) => kind === "confirmed");
    expect(
      events.map(({ occurredFrom, occurredUntil, source }) => [occurredFrom, occurredUntil, source]),
    ).toEqual([
      ["2026-11-10", "2026-11-10", "family"],
      ["2026-11-01", "2026-11-30", "coordinator"],
      [null, "2026-11-20", "coordinator"],
    ]);
    expect(events.every(({ receiptLineId }) => receiptLineId !== null)).toBe(true);
  });

  test("the same form twice is one receipt, also as a correction", async () => {
    const house = await makeHouse(world, { Anna: 3 });
    const form = told(lines("Anna"));
    const id = await tell(world, house, 0, form);
    expect(await tell(world, house, 0, form)).toBe(id);
    const place = { prisonerId: house.prisonerId, receiptId: id };
    const correction = told(lines("Anna 3"));
    const once = await correctReceipt(world.app, mother(house), place, correction, clock.now);
    expect(await correctReceipt(world.app, mother(house), place, correction, clock.now)).toEqual(once);
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: sent", "Anna 3: confirmed"]);
  });

  test("a correction stands in the place of the old one, which stays as it was", async () => {
    const house = await makeHouse(world, { Anna: 2, Boris: 1 });
    const id = await tell(world, house, 0, told(lines("Anna 1", "Clara 1")));
    const place = { prisonerId: house.prisonerId, receiptId: id };
    const corrected = await correctReceipt(
      world.app,
      mother(house),
      place,
      told(lines("Boris 1")),
      clock.now,
    );
    if (!corrected.ok) throw new Error(corrected.reason);
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: sent", "Boris 1: confirmed"]);
    const now = await findReceipt(world.app.db, house.prisonerId, corrected.receiptId);
    expect(now).toMatchObject({ replacesId: id, voidedAt: null });
    expect(await linesOf(id)).toEqual(["number", "no-such-signature"]);
    const overtaken = { ok: false, reason: "overtaken", newest: corrected.receiptId };
    const other = house.relatives[1] as Viewer;
    expect(await correctReceipt(world.app, other, place, told(lines("Anna 2")), clock.now)).toEqual(
      overtaken,
    );
    expect(await withdrawReceipt(world.app, other, place, clock.now)).toEqual(overtaken);
    const shown = await readReceipt(
      world.app,
      mother(house),
      { prisonerId: house.prisonerId, receiptId: id },
      clock.now,
    );
    expect(shown).toMatchObject({ standing: false, newest: corrected.receiptId });
  });

  test("taken back at any time; twice is no mistake", async () => {
    const house = await makeHouse(world, { Anna: 1 });
    const before = clock.now;
    const place = {
      prisonerId: house.prisonerId,
      receiptId: await tell(world, house, 0, told(lines("Anna"))),
    };
    clock.forward({ days: 300 });
    for (let time = 0; time < 2; time += 1) {
      expect(await withdrawReceipt(world.app, mother(house), place, clock.now)).toEqual({ ok: true });
    }
    clock.set(before);
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent"]);
    expect(await readNewestReceipts(world.app, mother(house), house.prisonerId)).toEqual([]);
  });

  test("what two said, one taking it back leaves standing", async () => {
    const house = await makeHouse(world, { Anna: 1 });
    const first = await tell(world, house, 0, told(lines("Anna 1")));
    const second = await tell(world, house, 1, told(lines("Anna 1")));
    expect(await linesOf(second)).toEqual(["already-confirmed"]);
    const takeBack = (receiptId: number) =>
      withdrawReceipt(world.app, mother(house), { prisonerId: house.prisonerId, receiptId }, clock.now);
    await takeBack(first);
    expect(await statesOf(world, house)).toEqual(["Anna 1: confirmed"]);
    expect(await linesOf(second)).toEqual(["number"]);
    await takeBack(second);
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent"]);
  });

  test("said to have come before it was posted: kept, nothing confirmed", async () => {
    const house = await makeHouse(world, { Anna: 2 });
    const id = await tell(
      world,
      house,
      0,
      told(lines("Anna 2"), { arrived: { date: "2026-11-01", precision: "day" } }),
    );
    expect(await linesOf(id)).toEqual(["before-sent"]);
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: sent"]);
  });

  test("what says nothing, counts wrong, lies in the future or ticks a stranger's letter writes nothing", async () => {
    const house = await makeHouse(world, { Anna: 1 });
    const other = await makeHouse(world, { Boris: 1 });
    const [foreign] = await findLettersTo(world.app.db, other.prisonerId);
    const reasons = [];
    for (const form of [
      told([]),
      told(lines("Anna", "Anna"), { letters: 1 }),
      told(lines("Anna"), { arrived: { date: "2026-11-22", precision: "day" } }),
      told([], { ticked: [foreign?.id ?? 0] }),
    ]) {
      const refused = await record(mother(house), house, form);
      reasons.push(refused.ok || refused.reason);
    }
    expect(reasons).toEqual(["nothing-said", "fewer-than-named", "future", "unknown-letter"]);
    expect(await readNewestReceipts(world.app, mother(house), house.prisonerId)).toEqual([]);
  });

  test("letters of which nobody has heard for ninety days stand apart in the form", async () => {
    const house = await makeHouse(world, { Anna: 2 });
    const letters = async (days: number) => {
      const later = new Date(clock.now.getTime() + days * 86_400_000);
      const facts = await readFormFacts(world.app, mother(house), house.prisonerId, later);
      return facts?.letters.map(({ number, isOld }) => `${number} ${isOld ? "old" : "on its way"}`);
    };
    expect(await letters(0)).toEqual(["1 on its way", "2 on its way"]);
    expect(await letters(400)).toEqual(["1 old", "2 old"]);
  });

  test("somebody else's prisoner or receipt is not found", async () => {
    const house = await makeHouse(world, { Anna: 1 });
    const strangers = await makeHouse(world, { Anna: 1 });
    const missing = { ok: false, reason: "not-found" };
    const stranger = mother(strangers);
    const receiptId = await tell(world, house, 0, told(lines("Anna")));
    const place = { prisonerId: house.prisonerId, receiptId };
    const crossed = { prisonerId: strangers.prisonerId, receiptId };
    expect(await record(stranger, house, told(lines("Anna")))).toEqual(missing);
    for (const at of [place, crossed]) {
      expect(await correctReceipt(world.app, stranger, at, told(lines("Anna")), clock.now)).toEqual(missing);
      expect(await withdrawReceipt(world.app, stranger, at, clock.now)).toEqual(missing);
      expect(await readReceipt(world.app, stranger, at, clock.now)).toBeNull();
    }
    expect(await readFormFacts(world.app, stranger, house.prisonerId, clock.now)).toBeNull();
    const coordinator = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    expect(await readFormFacts(world.app, coordinator, "nobody", clock.now)).toBeNull();
    expect(await statesOf(world, house)).toEqual(["Anna 1: confirmed"]);
  });
});
