import { afterEach, expect, test } from "vitest";
import {
  type MadeCorrespondence,
  makeCorrespondence,
  makeReceipt,
  sendLetter,
} from "#db/factories/correspondence";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllLetters } from "#db/repositories/letters";
import { findAllReplies } from "#db/repositories/replies";
import { withdrawLetter } from "~/features/correspondence/letters.server";
import { logReply, withdrawReply } from "~/features/correspondence/replies.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound } from "./acts";

onEachEngine((world) => {
  const { clock } = world;

  async function withLetters(count: number): Promise<MadeCorrespondence> {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    for (let each = 0; each < count; each += 1) await sendLetter(world.app, made, {}, clock.now);
    return made;
  }

  const reply = ({ id, viewer }: MadeCorrespondence, acknowledged: number[], key = randomToken()) =>
    logReply(world.app, viewer, id, { receivedOn: "2026-11-20", acknowledged, key }, clock.now);
  const replyIds = async (id: string) => (await findAllReplies(world.app.db, id)).map((each) => each.id);
  const states = async (id: string) => (await findAllLetters(world.app.db, id)).map((each) => each.state);
  const takeBack = ({ id, viewer }: MadeCorrespondence, replyId = 0) =>
    withdrawReply(world.app, viewer, id, replyId, clock.now);

  afterEach(() => expectSound(world));

  test("acknowledges the letters named and no others; twice the same form is one reply", async () => {
    const made = await withLetters(3);
    const key = randomToken();
    await Promise.all([reply(made, [1, 3, 9], key), reply(made, [1, 3, 9], key)]);
    expect(await states(made.id)).toEqual(["answered", "sent", "answered"]);
    expect(await replyIds(made.id)).toHaveLength(1);
  });

  test("taken back, the letters stand as they did without it", async () => {
    const made = await withLetters(3);
    await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
    await reply(made, [1, 2]);
    await reply(made, [2, 3]);
    const [first, second] = await replyIds(made.id);
    expect(await takeBack(made, first)).toEqual({ ok: true });
    expect(await states(made.id)).toEqual(["confirmed", "answered", "answered"]);
    expect(await takeBack(made, first)).toEqual({ ok: true });
    expect(await states(made.id)).toEqual(["confirmed", "answered", "answered"]);
    expect(await takeBack(made, second)).toEqual({ ok: true });
    expect(await states(made.id)).toEqual(["confirmed", "sent", "sent"]);
  });

  test("is taken back within a day to the millisecond, and stays after it", async () => {
    const made = await withLetters(1);
    const before = clock.now;
    await reply(made, [1]);
    await reply(made, [1]);
    const [first, second] = await replyIds(made.id);
    clock.forward({ days: 1 });
    expect(await takeBack(made, first)).toEqual({ ok: true });
    clock.set(new Date(clock.now.getTime() + 1));
    expect(await takeBack(made, second)).toEqual({ ok: false, reason: "too-late", hours: 24 });
    expect(await states(made.id)).toEqual(["answered"]);
    clock.set(before);
  });

  test("two replies about one letter taken back at once leave it as posted", async () => {
    const made = await withLetters(1);
    await reply(made, [1]);
    await reply(made, [1]);
    const [first, second] = await replyIds(made.id);
    await Promise.all([takeBack(made, first), takeBack(made, second)]);
    expect(await states(made.id)).toEqual(["sent"]);
  });

  test("a letter answered and taken back at once is one or the other", async () => {
    for (let round = 0; round < 5; round += 1) {
      const made = await withLetters(1);
      await Promise.all([reply(made, [1]), withdrawLetter(world.app, made.viewer, made.id, 1, clock.now)]);
      expect(["answered", "reserved"]).toContain((await states(made.id))[0]);
    }
  });

  test("somebody else's is not found and stays", async () => {
    const made = await withLetters(1);
    await reply(made, [1]);
    const stranger = { ...made, viewer: await makeVolunteer(world.app, {}, clock.now) };
    const [id] = await replyIds(made.id);
    expect(await reply(stranger, [1])).toEqual({ ok: false, reason: "not-found" });
    expect(await takeBack(stranger, id)).toEqual({ ok: false, reason: "not-found" });
    expect(await states(made.id)).toEqual(["answered"]);
  });
});
