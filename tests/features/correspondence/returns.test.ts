import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, makeReceipt, sendLetter } from "#db/factories/correspondence";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllLetters } from "#db/repositories/letters";
import { logReturn, withdrawReturn } from "~/features/correspondence/returns.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const today = () => clock.now.toISOString().slice(0, 10);

  async function withLetter() {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    return { ...made, number: 1 };
  }
  type Made = Awaited<ReturnType<typeof withLetter>>;
  const say = (made: Made, kind: "returned" | "refused", on = today(), key = randomToken()) =>
    logReturn(world.app, made.viewer, made, { kind, on, key }, clock.now);
  const takeBack = (made: Made) => withdrawReturn(world.app, made.viewer, made, clock.now);
  const stateOf = async (made: Made) => (await findAllLetters(world.app.db, made.id))[0]?.state;

  afterEach(() => expectSound(world));

  test("a letter that came back says so; taken back, it is on its way again", async () => {
    const made = await withLetter();
    const key = randomToken();
    await Promise.all([say(made, "returned", today(), key), say(made, "returned", today(), key)]);
    expect(await stateOf(made)).toBe("returned");
    expect(await takeBack(made)).toEqual({ ok: true });
    expect(await stateOf(made)).toBe("sent");
    expect(await takeBack(made)).toEqual({ ok: true });
  });

  test("the censor's refusal outweighs a return, an arrival outweighs both", async () => {
    const made = await withLetter();
    await say(made, "refused");
    await say(made, "returned");
    expect(await stateOf(made)).toBe("refused");
    await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
    expect(await stateOf(made)).toBe("confirmed");
  });

  test("a day before posting, or one nowhere begun yet, is refused", async () => {
    const made = await withLetter();
    expect(await say(made, "returned", "2020-01-01")).toMatchObject({ ok: false, reason: "before-sent" });
    expect(await say(made, "returned", "2999-01-01")).toMatchObject({ ok: false, reason: "future" });
    expect(await stateOf(made)).toBe("sent");
  });

  test("is taken back within a day, and stays after it", async () => {
    const made = await withLetter();
    await say(made, "returned");
    clock.set(new Date(clock.now.getTime() + 24 * 3_600_000 + 1));
    expect(await takeBack(made)).toEqual({ ok: false, reason: "too-late", hours: 24 });
    expect(await stateOf(made)).toBe("returned");
  });

  test("somebody else's letter and one never posted are not found", async () => {
    const made = await withLetter();
    const viewer = await makeVolunteer(world.app, {}, clock.now);
    const missing = { ok: false, reason: "not-found" };
    expect(await say({ ...made, viewer }, "returned")).toEqual(missing);
    expect(await say({ ...made, number: 2 }, "returned")).toEqual(missing);
    expect(await takeBack({ ...made, viewer })).toEqual(missing);
  });
});
