import { afterEach, expect, test } from "vitest";
import { findNewestReceipts } from "#db/repositories/receipts";
import { logReply } from "~/features/correspondence/replies.server";
import { correctReceipt, withdrawReceipt } from "~/features/receipts/receipts.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../setup/databases";
import { confirmationsOf, expectSound, lines, makeHouse, statesOf, tell, told } from "./house";

const ROUNDS = 6;

onEachEngine((world) => {
  afterEach(() => expectSound(world));

  test("two relatives who name the same letters at once: each is counted once", async ({ task }) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const house = await makeHouse(world, { Anna: 3, Boris: 2 });
      const form = () => told(lines("Anna 2", "Anna", "Boris", "Clara 1"));
      await Promise.all([tell(world, house, 0, form()), tell(world, house, 1, form())]);
      // By number once; "Anna" twice takes both others, for nobody can say that they meant the same one.
      expect(await confirmationsOf(world, house)).toEqual([1, 1, 1, 1, 1]);
      expect(await findNewestReceipts(world.app.db, house.prisonerId, 9)).toHaveLength(2);
    }
    Object.assign(task.meta, { meetings: ROUNDS });
  });

  test("one form sent eight times at once is one receipt", async () => {
    const house = await makeHouse(world, { Anna: 3 });
    const form = told(lines("Anna", "Anna"));
    const ids = await Promise.all(Array.from({ length: 8 }, () => tell(world, house, 0, form)));
    expect(new Set(ids).size).toBe(1);
    expect(await statesOf(world, house)).toEqual(["Anna 1: confirmed", "Anna 2: confirmed", "Anna 3: sent"]);
  });

  test("of two corrections at once one stands, and the other is told so", async ({ task }) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const house = await makeHouse(world, { Anna: 3 });
      const receiptId = await tell(world, house, 0, told(lines("Anna 1")));
      const correct = (who: 0 | 1, text: string) =>
        correctReceipt(
          world.app,
          house.relatives[who] ?? expect.fail(),
          { prisonerId: house.prisonerId, receiptId },
          told(lines(text)),
          world.clock.now,
        );
      const results = await Promise.all([correct(0, "Anna 2"), correct(1, "Anna 3")]);
      const done = results.find((result) => result.ok);
      const refused = results.find((result) => !result.ok);
      expect(refused).toEqual({ ok: false, reason: "overtaken", newest: done?.ok ? done.receiptId : 0 });
      expect(await confirmationsOf(world, house)).toEqual([1]);
    }
    Object.assign(task.meta, { meetings: ROUNDS });
  });

  test("a receipt and a reply about the same letters at once leave them answered", async ({ task }) => {
    const numbers = [1, 2, 3, 4, 5, 6];
    for (let round = 0; round < ROUNDS * 2; round += 1) {
      const house = await makeHouse(world, { Anna: numbers.length });
      const [writer] = house.writers;
      if (!writer) throw new Error("nobody writes");
      const reply = { receivedOn: "2026-11-12", acknowledged: numbers, key: randomToken() };
      await Promise.all([
        tell(world, house, 0, told(lines(...numbers.map((number) => `Anna ${number}`)))),
        logReply(world.app, writer.viewer, writer.id, reply, world.clock.now),
      ]);
      expect(await statesOf(world, house)).toEqual(numbers.map((number) => `Anna ${number}: answered`));
    }
    Object.assign(task.meta, { meetings: ROUNDS * 2 });
  });

  test("taken back by two at once it is taken back once, and nobody is refused", async () => {
    const house = await makeHouse(world, { Anna: 2 });
    const receiptId = await tell(world, house, 0, told(lines("Anna", "Anna")));
    const takeBack = (who: 0 | 1) =>
      withdrawReceipt(
        world.app,
        house.relatives[who] ?? expect.fail(),
        { prisonerId: house.prisonerId, receiptId },
        world.clock.now,
      );
    expect(await Promise.all([takeBack(0), takeBack(1)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: sent"]);
  });
});
