import { expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { findLoad } from "#db/repositories/load";
import { type ConsentForm, readConsent, saveConsent } from "~/features/family/consent.server";
import { computeLoadRow } from "~/features/prisoners/load.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  async function followed(consent: "presumed" | "refused" | null = "presumed") {
    const prisoner = await makePrisoner(world.app, { consent }, clock.now);
    const viewer = await makeRelative(world.app, { prisonerIds: [prisoner.id] }, clock.now);
    return { ...prisoner, viewer };
  }
  type Followed = Awaited<ReturnType<typeof followed>>;

  const say = ({ id, viewer }: Followed, changes: ConsentForm["changes"], key = randomToken()) =>
    saveConsent(world.app, viewer, id, { changes, givenBy: "relative", key }, clock.now);
  const letters = (state: "given" | "refused") => [{ purpose: "letters", state }] as const;
  const read = ({ id, viewer }: Followed) => readConsent(world.app, viewer, id, clock.now);
  const load = (id: string) => findLoad(world.app.db, id);
  const history = (id: string) =>
    world.app.db.selectFrom("consent").selectAll().where("prisonerId", "=", id).orderBy("id").execute();

  async function expectLoadStored(id: string) {
    expect(await load(id)).toEqual(await computeLoadRow(world.app.db, id, clock.now));
  }

  test("letters withdrawn close suggestions at once, and given again open them", async () => {
    const somebody = await followed();
    expect(await load(somebody.id)).toMatchObject({ open: 1, suggestable: 1 });
    expect(await say(somebody, letters("refused"))).toEqual({ ok: true });
    expect(await load(somebody.id)).toMatchObject({ open: 0, suggestable: 0 });
    await expectLoadStored(somebody.id);
    await expect(makeCorrespondence(world.app, { prisonerId: somebody.id }, clock.now)).rejects.toThrow(
      "claim refused",
    );
    await say(somebody, letters("given"));
    expect(await load(somebody.id)).toMatchObject({ open: 1, suggestable: 1 });
    await expectLoadStored(somebody.id);
  });

  test("whoever writes already is not stopped by it", async () => {
    const somebody = await followed();
    const made = await makeCorrespondence(world.app, { prisonerId: somebody.id }, clock.now);
    await say(somebody, letters("refused"));
    const row = await world.app.db
      .selectFrom("correspondence")
      .select("state")
      .where("id", "=", made.id)
      .executeTakeFirst();
    expect(row?.state).toBe("held");
    await expectLoadStored(somebody.id);
  });

  test("the former word is withdrawn and stays as history", async () => {
    const somebody = await followed();
    const before = clock.now;
    await say(somebody, letters("refused"));
    clock.forward({ minutes: 5 });
    await say(somebody, letters("given"));
    const now = clock.now.toISOString();
    expect(await history(somebody.id)).toMatchObject([
      { state: "presumed", givenBy: "list", withdrawnAt: before.toISOString() },
      { state: "refused", givenBy: "relative", withdrawnAt: now },
      { state: "given", givenBy: "relative", withdrawnAt: null, recordedAt: now },
    ]);
    clock.set(before);
  });

  test("the same form twice, and the same word again, append once", async () => {
    const somebody = await followed();
    const key = randomToken();
    await Promise.all([say(somebody, letters("refused"), key), say(somebody, letters("refused"), key)]);
    await say(somebody, letters("refused"));
    expect(await history(somebody.id)).toHaveLength(2);
  });

  test("two relatives who say the opposite at once leave one word in force", async () => {
    const somebody = await followed();
    const other = await makeRelative(world.app, { prisonerIds: [somebody.id] }, clock.now);
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([
        say(somebody, letters("refused")),
        say({ ...somebody, viewer: other }, letters("given")),
      ]);
      const standing = (await history(somebody.id)).filter((row) => row.withdrawnAt === null);
      expect(standing).toHaveLength(1);
      expect((await load(somebody.id))?.open).toBe(standing[0]?.state === "given" ? 1 : 0);
    }
  });

  test("is read purpose by purpose, a list's word as the list's", async () => {
    const somebody = await followed();
    expect((await read(somebody))?.standing).toMatchObject([
      { purpose: "letters", state: "presumed", givenBy: "list", list: "Вместе" },
    ]);
    await say(somebody, [
      { purpose: "parcels", state: "given" },
      { purpose: "health", state: "refused" },
    ]);
    const standing = (await read(somebody))?.standing ?? [];
    expect(standing.map(({ purpose, state, list }) => [purpose, state, list]).sort()).toEqual([
      ["health", "refused", null],
      ["letters", "presumed", "Вместе"],
      ["parcels", "given", null],
    ]);
  });

  test("the public card follows what is allowed, and being on a list is not enough", async () => {
    const somebody = await followed();
    expect((await read(somebody))?.preview).toMatchObject({ isShown: false, card: { lettersWelcome: true } });
    await say(somebody, [
      { purpose: "public-name", state: "given" },
      { purpose: "letters", state: "refused" },
    ]);
    expect((await read(somebody))?.preview).toMatchObject({ isShown: true, card: { lettersWelcome: false } });
  });

  test("somebody else's prisoner and a missing one are not found and stay as they are", async () => {
    const [mine, theirs] = [await followed(), await followed()];
    for (const id of [theirs.id, "nobody"]) {
      expect(await say({ ...mine, id }, letters("refused"))).toEqual({ ok: false, reason: "not-found" });
      expect(await read({ ...mine, id })).toBeNull();
    }
    expect(await load(theirs.id)).toMatchObject({ open: 1 });
  });
});
