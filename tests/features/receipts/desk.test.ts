import { afterEach, expect, test } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { findLettersTo, findLinesOf } from "#db/repositories/receipts";
import type { Viewer } from "~/domain/access/roles";
import { assignLine, undoAssignment } from "~/features/receipts/assign.server";
import { readDecision, readDeskLines, readReceiptDesk } from "~/features/receipts/desk.server";
import { correctReceipt } from "~/features/receipts/receipts.server";
import { expectSound, type House, lines, makeHouse, statesOf, tell, told } from "../../letters/house";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const desk = async ({ prisonerId }: House, page = 1) => {
    const found = await readReceiptDesk(world.app, { prisonerId, page });
    if (!found) throw new Error("nobody of that name");
    return found;
  };
  const waiting = async (house: House) => (await desk(house)).lines;
  const letterIds = async ({ prisonerId }: House) =>
    (await findLettersTo(world.app.db, prisonerId)).map(({ id }) => id);
  const assign = async (lineId: number, letterId: number | null) =>
    assignLine(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      lineId,
      letterId,
      clock.now,
    );

  async function withUnplaced(texts: string[]) {
    const house = await makeHouse(world, { Anna: 2, Boris: 1 });
    const receiptId = await tell(world, house, 0, told(lines(...texts)));
    const ids = (await findLinesOf(world.app.db, [receiptId])).map(({ id }) => id);
    return { house, receiptId, ids };
  }

  afterEach(() => expectSound(world));

  test("what nobody could place waits with letters it may mean and why", async () => {
    const { house } = await withUnplaced(["Ann 2", "Anna 1"]);
    const [line, ...rest] = await waiting(house);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({ signature: "Ann", number: 2, problem: "no-such-signature" });
    expect(line?.suggestions[0]).toMatchObject({
      signature: "Anna",
      number: 2,
      reasons: ["similar-signature", "same-number", "sent-in-window"],
    });
  });

  test("of many letters a line may mean, no more are listed than a page can hold", async () => {
    const house = await makeHouse(world, { Anna: 9, Boris: 9, Clara: 9 });
    await tell(world, house, 0, told(lines("Nobody 1")));
    const [line] = await waiting(house);
    expect(line?.suggestions).toHaveLength(5);
    expect(line?.others).toHaveLength(20);
  });

  test("a coordinator's choice confirms; the same twice is no mistake, another is refused", async () => {
    const { house, ids } = await withUnplaced(["Ana 2"]);
    const [first = 0, second = 0] = await letterIds(house);
    const [line = 0] = ids;
    expect(await assign(line, second)).toEqual({ ok: true });
    expect(await assign(line, second)).toEqual({ ok: true });
    expect(await assign(line, first)).toEqual({ ok: false, reason: "decided-otherwise" });
    expect(await assign(line, null)).toEqual({ ok: false, reason: "decided-otherwise" });
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: confirmed", "Boris 1: sent"]);
    expect(await waiting(house)).toEqual([]);
  });

  test("a choice taken back waits again, its letter stands as before, and another can be made", async () => {
    const { house, ids, receiptId } = await withUnplaced(["Clara 4"]);
    const [first = 0, second = 0] = await letterIds(house);
    const [line = 0] = ids;
    const before = await findLinesOf(world.app.db, [receiptId]);
    for (const chosen of [second, null, first]) {
      expect(await assign(line, chosen)).toEqual({ ok: true });
      expect(await waiting(house)).toEqual([]);
      const decided = chosen === null ? "aside" : "matched";
      expect(await readDecision(world.app, line)).toMatchObject({
        decided,
        prisonerId: house.prisonerId,
        receiptId,
      });
      for (let time = 0; time < 2; time += 1) {
        expect(
          await undoAssignment(
            world.app,
            await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
            line,
            clock.now,
          ),
        ).toBe(true);
        expect(await findLinesOf(world.app.db, [receiptId])).toEqual(before);
        expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: sent", "Boris 1: sent"]);
      }
      expect(await waiting(house)).toHaveLength(1);
    }
    expect(
      await undoAssignment(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        999_999,
        clock.now,
      ),
    ).toBe(false);
  });

  test("a choice taken back leaves to the letter what another receipt says of it", async () => {
    const { house, ids } = await withUnplaced(["Clara 4"]);
    const [first = 0] = await letterIds(house);
    await assign(ids[0] ?? 0, first);
    await tell(world, house, 1, told(lines("Anna 1")));
    expect(
      await undoAssignment(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        ids[0] ?? 0,
        clock.now,
      ),
    ).toBe(true);
    expect(await statesOf(world, house)).toEqual(["Anna 1: confirmed", "Anna 2: sent", "Boris 1: sent"]);
  });

  test("a line that the rules placed is no decision to take back", async () => {
    const { house, ids } = await withUnplaced(["Anna 1"]);
    expect(
      await undoAssignment(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        ids[0] ?? 0,
        clock.now,
      ),
    ).toBe(true);
    expect(await statesOf(world, house)).toContain("Anna 1: confirmed");
  });

  test("a letter posted after the arrival is no suggestion, and said to be later among the others", async () => {
    const house = await makeHouse(world, { Anna: 2 });
    const early = { arrived: { date: "2026-01-05", precision: "day" } } as const;
    await tell(world, house, 0, told(lines("Annabel 1"), early));
    const [line] = await waiting(house);
    expect(line?.suggestions).toEqual([]);
    expect(line?.others.map(({ isLater }) => isLater)).toEqual([true, true]);
  });

  test("the desk shows twenty lines a page, of one person when asked, and each receipt its own", async () => {
    const house = await makeHouse(world, { Anna: 1 });
    const other = await makeHouse(world, { Anna: 1 });
    await tell(world, other, 0, told(lines("Clara 1")));
    const names = Array.from({ length: 21 }, (_, index) => `Clara ${index + 1}`);
    const receiptId = await tell(world, house, 0, told(lines(...names)));
    const first = await desk(house);
    expect([first.waiting, first.hasMore, first.lines.length]).toEqual([21, true, 20]);
    const second = await desk(house, 2);
    expect([second.hasMore, second.lines.map(({ number }) => number)]).toEqual([false, [21]]);
    expect((await desk(other)).lines).toHaveLength(1);
    expect((await readDeskLines(world.app, receiptId)).unplaced).toHaveLength(21);
    expect(await readReceiptDesk(world.app, { prisonerId: "nobody", page: 1 })).toBeNull();
  });

  test("two coordinators who choose at once: one choice holds", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { house, ids } = await withUnplaced(["Ana"]);
      const [first = 0, second = 0] = await letterIds(house);
      const results = await Promise.all([assign(ids[0] ?? 0, first), assign(ids[0] ?? 0, second)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const confirmed = (await statesOf(world, house)).filter((each) => each.endsWith("confirmed"));
      expect(confirmed).toHaveLength(1);
    }
  });

  test("a letter known to be there already is noted and counted once", async () => {
    const { house, ids } = await withUnplaced(["Ana", "Anna 1"]);
    const [first = 0] = await letterIds(house);
    expect(await assign(ids[0] ?? 0, first)).toEqual({ ok: true });
    const [line] = await findLinesOf(world.app.db, [(await linesReceipt(ids[0] ?? 0)) ?? 0]);
    expect(line).toMatchObject({ letterId: first, matchedBy: "coordinator", problem: "already-confirmed" });
  });

  test("set aside it is kept and waits no more", async () => {
    const { house, ids, receiptId } = await withUnplaced(["Clara 4"]);
    expect(await assign(ids[0] ?? 0, null)).toEqual({ ok: true });
    expect(await waiting(house)).toEqual([]);
    expect(await findLinesOf(world.app.db, [receiptId])).toMatchObject([
      {
        signature: "Clara",
        number: 4,
        matchedBy: "coordinator",
        letterId: null,
        problem: "no-such-signature",
      },
    ]);
  });

  test("a correction that says the same again keeps what the coordinator decided", async () => {
    const { house, ids, receiptId } = await withUnplaced(["Ana", "Clara 4", "Boris"]);
    const [first = 0] = await letterIds(house);
    await assign(ids[0] ?? 0, first);
    await assign(ids[1] ?? 0, null);
    const place = { prisonerId: house.prisonerId, receiptId };
    const form = told(lines("Ana", "Clara 4", "Anna 2"));
    const corrected = await correctReceipt(world.app, house.relatives[1] as Viewer, place, form, clock.now);
    expect(corrected.ok).toBe(true);
    expect(await waiting(house)).toEqual([]);
    expect(await statesOf(world, house)).toEqual(["Anna 1: confirmed", "Anna 2: confirmed", "Boris 1: sent"]);
  });

  test("somebody else's letter, a reserved number and a line taken back cannot be chosen", async () => {
    const { house, ids } = await withUnplaced(["Ana"]);
    const other = await makeHouse(world, { Anna: 1 });
    const [foreign = 0] = await letterIds(other);
    expect(await assign(ids[0] ?? 0, foreign)).toEqual({ ok: false, reason: "unknown-letter" });
    expect(await assign(999_999, null)).toEqual({ ok: false, reason: "not-found" });
    expect(await statesOf(world, house)).toEqual(["Anna 1: sent", "Anna 2: sent", "Boris 1: sent"]);
  });

  async function linesReceipt(lineId: number) {
    const row = await world.app.db
      .selectFrom("receiptLine")
      .select("receiptId")
      .where("id", "=", lineId)
      .executeTakeFirst();
    return row?.receiptId;
  }
});
