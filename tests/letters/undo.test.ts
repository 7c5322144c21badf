import { expect, test } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { findLettersTo, findLinesOf, findNewestReceipts } from "#db/repositories/receipts";
import { findAllReplies } from "#db/repositories/replies";
import { logReply, withdrawReply } from "~/features/correspondence/replies.server";
import { assignLine } from "~/features/receipts/assign.server";
import { correctReceipt, withdrawReceipt } from "~/features/receipts/receipts.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine, type World } from "../setup/databases";
import { confirmationsOf, expectSound, type House, lines, makeHouse, statesOf, tell, told } from "./house";
import { dice } from "./stories";

const STORIES = { sqlite: 120, postgres: 24 };
const STEPS = 14;
const words = ["Anna", "Anna 1", "Anna 3", "Boris", "Boris 2", "Boris 9", "Clara 1", "2", ""];

type Roll = ReturnType<typeof dice>;

onEachEngine((world) => {
  test("whatever is told, corrected, assigned and taken back: letters follow what stands, and undoing restores", async ({
    task,
  }) => {
    const roll = dice(20_261_122);
    let undone = 0;
    for (let story = 0; story < STORIES[world.engine]; story += 1) {
      const house = await makeHouse(world, { Anna: 3, Boris: 3 });
      for (let step = 0; step < STEPS; step += 1) {
        await take(world, house, roll);
        await expectWhatStands(world, house);
        const before = await statesOf(world, house);
        await undo(world, house, await tell(world, house, roll(2), form(roll)));
        expect(await statesOf(world, house)).toEqual(before);
        undone += 1;
      }
      await undoAll(world, house);
      expect(new Set((await statesOf(world, house)).map((each) => each.split(": ")[1]))).toEqual(
        new Set(["sent"]),
      );
      expect(await confirmationsOf(world, house)).toEqual([]);
    }
    await expectSound(world);
    Object.assign(task.meta, { deeds: undone * 3, undone });
  }, 240_000);
});

/** One thing that a relative, a coordinator or a writer does. */
async function take(world: World, house: House, roll: Roll): Promise<void> {
  const { app, clock } = world;
  const receipts = await findNewestReceipts(app.db, house.prisonerId, 99);
  const some = receipts[roll(Math.max(1, receipts.length))];
  const [relative] = house.relatives;
  const [writer] = house.writers;
  if (!relative || !writer) throw new Error("nobody is there");
  const act = roll(6);
  if (act <= 1 || !some) {
    await tell(world, house, roll(2), form(roll));
  } else if (act === 2) {
    const place = { prisonerId: house.prisonerId, receiptId: some.id };
    expect((await correctReceipt(app, relative, place, form(roll), clock.now)).ok).toBe(true);
  } else if (act === 3) {
    const open = (await findLinesOf(app.db, [some.id])).find(({ matchedBy }) => matchedBy === "none");
    const letters = await findLettersTo(app.db, house.prisonerId);
    const letterId = roll(4) === 0 ? null : (letters[roll(letters.length)]?.id ?? null);
    if (open)
      expect(
        await assignLine(
          app,
          await makeVolunteer(app, { role: "coordinator" }, clock.now),
          open.id,
          letterId,
          clock.now,
        ),
      ).toEqual({ ok: true });
  } else if (act === 4) {
    await undo(world, house, some.id);
  } else {
    const [reply] = await findAllReplies(app.db, writer.id);
    if (reply) await withdrawReply(app, writer.viewer, writer.id, reply.id, clock.now);
    else {
      const answer = { receivedOn: "2026-11-12", acknowledged: [1 + roll(3)], key: randomToken() };
      await logReply(app, writer.viewer, writer.id, answer, clock.now);
    }
  }
}

function form(roll: Roll) {
  const said = Array.from({ length: 1 + roll(3) }, () => words[roll(words.length)] ?? "");
  const arrived = roll(3) === 0 ? { date: "2026-11-02", precision: "day" as const } : undefined;
  return told(lines(...said), { letters: 9, ...(arrived ? { arrived } : {}) });
}

async function undo({ app, clock }: World, house: House, receiptId: number): Promise<void> {
  const [relative] = house.relatives;
  if (!relative) throw new Error("nobody is there");
  const { prisonerId } = house;
  expect(await withdrawReceipt(app, relative, { prisonerId, receiptId }, clock.now)).toEqual({ ok: true });
}

async function undoAll(world: World, house: House): Promise<void> {
  const [writer] = house.writers;
  for (const { id } of await findNewestReceipts(world.app.db, house.prisonerId, 99))
    await undo(world, house, id);
  if (!writer) return;
  for (const { id } of await findAllReplies(world.app.db, writer.id)) {
    await withdrawReply(world.app, writer.viewer, writer.id, id, world.clock.now);
  }
}

/**
 * Said once more from the rows people made and not from any event: a letter is known to be there exactly when a
 * receipt that stands names it or a reply does, and is confirmed at most once.
 */
async function expectWhatStands(world: World, house: House): Promise<void> {
  const { db } = world.app;
  const standing = await findNewestReceipts(db, house.prisonerId, 99);
  const named = await findLinesOf(
    db,
    standing.map(({ id }) => id),
  );
  for (const { id, state } of await findLettersTo(db, house.prisonerId)) {
    const isNamed = named.some(({ letterId }) => letterId === id);
    if (state !== "answered") expect(state).toBe(isNamed ? "confirmed" : "sent");
    const adding = named.filter(({ letterId, problem }) => letterId === id && problem === null);
    expect(adding.length).toBeLessThanOrEqual(1);
  }
  expect(Math.max(1, ...(await confirmationsOf(world, house)))).toBe(1);
}
