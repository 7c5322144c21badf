import { afterEach, expect, test } from "vitest";
import { type MadeCorrespondence, makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllLetters } from "#db/repositories/letters";
import { findOpenMoveReportsOf } from "#db/repositories/move-reports";
import { findAllReplies } from "#db/repositories/replies";
import { withdrawReply } from "~/features/correspondence/replies.server";
import { confirmMove, reportMove } from "~/features/moves/moves.server";
import {
  type DeskReplyForm,
  listDeskReplies,
  logDeskReply,
  withdrawDeskReply,
} from "~/features/replies/replies.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);

  async function withLetters(count: number): Promise<MadeCorrespondence> {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    for (let each = 0; each < count; each += 1) await sendLetter(world.app, made, {}, clock.now);
    return made;
  }

  async function log(
    { id, prisonerId }: { id: string | null; prisonerId: string },
    more: Partial<DeskReplyForm> = {},
  ) {
    const form: DeskReplyForm = {
      correspondenceId: id,
      addressedTo: "",
      receivedOn: clock.now.toISOString().slice(0, 10),
      place: "po-box",
      acknowledged: [],
      key: randomId(),
      ...more,
    };
    return logDeskReply(world.app, await coordinator(), prisonerId, form, clock.now);
  }
  const states = async (id: string) => (await findAllLetters(world.app.db, id)).map(({ state }) => state);
  const listed = async (prisonerId: string) =>
    (await listDeskReplies(world.app)).filter((reply) => reply.prisonerId === prisonerId);

  afterEach(() => expectSound(world));

  test("waits for its writer, and the letters it names have arrived; taken back, they have not", async () => {
    const made = await withLetters(3);
    expect(await log(made, { acknowledged: [1, 3] })).toEqual({ ok: true, acknowledged: [1, 3] });
    expect(await states(made.id)).toEqual(["answered", "sent", "answered"]);
    const [reply] = await findAllReplies(world.app.db, made.id);
    expect(reply).toMatchObject({ source: "coordinator", place: "po-box" });
    const id = reply?.id ?? 0;
    expect(await withdrawReply(world.app, made.viewer, made.id, id, clock.now)).toMatchObject({
      reason: "not-the-writers",
    });
    expect(
      await withdrawDeskReply(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        id,
        clock.now,
      ),
    ).toBe(true);
    expect(
      await withdrawDeskReply(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        id,
        clock.now,
      ),
    ).toBe(true);
    expect(await states(made.id)).toEqual(["sent", "sent", "sent"]);
    expect(await listed(made.prisonerId)).toEqual([]);
  });

  test("the same form twice is one reply", async () => {
    const made = await withLetters(1);
    const viewer = await coordinator();
    const form: DeskReplyForm = {
      correspondenceId: made.id,
      addressedTo: "",
      receivedOn: clock.now.toISOString().slice(0, 10),
      place: "relay",
      acknowledged: [1],
      key: randomId(),
    };
    const send = () => logDeskReply(world.app, viewer, made.prisonerId, form, clock.now);
    await Promise.all([send(), send()]);
    expect(await findAllReplies(world.app.db, made.id)).toHaveLength(1);
  });

  test("for a name nobody here goes by, it is kept as it was addressed", async () => {
    const { prisonerId } = await withLetters(1);
    await log({ id: null, prisonerId }, { addressedTo: "Тане" });
    expect(await listed(prisonerId)).toMatchObject([
      { correspondenceId: null, addressedTo: "Тане", signature: null },
    ]);
  });

  test("a number never posted is pointed out, and nothing is saved", async () => {
    const made = await withLetters(1);
    expect(await log(made, { acknowledged: [1, 7] })).toEqual({
      ok: false,
      reason: "no-such-letter",
      number: 7,
    });
    expect(await log({ ...made, id: null }, { acknowledged: [1] })).toMatchObject({
      reason: "numbers-without-writer",
    });
    expect(await log({ ...made, id: null }, { receivedOn: "2999-01-01" })).toMatchObject({
      reason: "future",
    });
    expect(await states(made.id)).toEqual(["sent"]);
    expect(await listed(made.prisonerId)).toEqual([]);
  });

  test("nobody is found who was merged into somebody else, and no reply came before there were letters", async () => {
    const { id: mergedInto } = await makePrisoner(world.app, {}, clock.now);
    const merged = await makePrisoner(world.app, { mergedInto }, clock.now);
    expect(await log({ id: null, prisonerId: merged.id })).toEqual({ ok: false, reason: "not-found" });
    const early = { receivedOn: "0001-01-01" };
    expect(await log({ id: null, prisonerId: mergedInto }, early)).toEqual({
      ok: false,
      reason: "not-a-date",
    });
    expect(await listed(mergedInto)).toEqual([]);
  });

  test("a correspondence with somebody else is not found", async () => {
    const made = await withLetters(1);
    const other = await makePrisoner(world.app, {}, clock.now);
    expect(await log({ ...made, prisonerId: other.id })).toEqual({ ok: false, reason: "not-found" });
    expect(await log({ ...made, prisonerId: "nobody" })).toEqual({ ok: false, reason: "not-found" });
  });

  test("a reply from somebody released is kept", async () => {
    const made = await withLetters(1);
    const relative = await makeRelative(world.app, { prisonerIds: [made.prisonerId] }, clock.now);
    const since = { date: null, precision: "unknown" } as const;
    const told = { kind: "released", place: "", since, key: randomId() } as const;
    await reportMove(world.app, relative, made.prisonerId, told, clock.now);
    const [report] = await findOpenMoveReportsOf(world.app.db, made.prisonerId);
    const move = { facilityId: null, status: "unknown", since, key: randomId() } as const;
    await confirmMove(world.app, await coordinator(), report?.id ?? 0, move, clock.now);
    expect(await log(made, { acknowledged: [1] })).toMatchObject({ ok: true });
    expect(await states(made.id)).toEqual(["answered"]);
  });
});
