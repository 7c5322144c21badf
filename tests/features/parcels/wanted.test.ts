import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { makeRelative } from "#db/factories/relatives";
import { insertWanted } from "#db/repositories/wanted-things";
import { readWantedFor } from "~/features/parcels/item-actions.server";
import { askForThing, dropThing, openWanted } from "~/features/parcels/wanted.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const socks = { code: "socks-wool", text: "43", pieces: 2 };
  const glasses = { code: null, text: "очки +2", pieces: 1 };

  async function family() {
    const { id } = await makeParcelPrisoner(world.app, {}, clock.now);
    return { id, viewer: await makeRelative(world.app, { prisonerIds: [id] }, clock.now) };
  }
  const ask = (
    { id, viewer }: Awaited<ReturnType<typeof family>>,
    wanted: { code: string | null; text: string; pieces: number },
    key = randomToken(),
  ) => askForThing(world.app, viewer, id, { ...wanted, key }, clock.now);
  const things = async (id: string) =>
    (await openWanted(world.app, id)).map(({ code, text, pieces }) => [code, text, pieces]);

  test("a family asks for things of the list and in its own words; the same form twice is one", async () => {
    const somebody = await family();
    const key = randomToken();
    expect(await ask(somebody, socks, key)).toEqual({ ok: true });
    expect(await ask(somebody, socks, key)).toEqual({ ok: true });
    expect(await ask(somebody, glasses)).toEqual({ ok: true });
    expect(await things(somebody.id)).toEqual([
      ["socks-wool", "43", 2],
      [null, "очки +2", 1],
    ]);
    const rows = await world.app.db
      .selectFrom("wantedThing")
      .selectAll()
      .where("prisonerId", "=", somebody.id)
      .execute();
    for (const { thingEncrypted } of rows) expect(thingEncrypted).toMatch(/^v1\./);
  });

  test("what the place keeps out is refused with its reason", async () => {
    const somebody = await family();
    const jeans = { code: "jeans", text: "", pieces: 1 };
    expect(await ask(somebody, jeans)).toEqual({
      ok: false,
      reason: "forbidden",
      because: "civilian-clothes",
    });
    expect(await things(somebody.id)).toEqual([]);
  });

  test("a list takes a hundred things and no more, and one again where one was taken off", async () => {
    const somebody = await family();
    await inTransaction(world.app.db, async (tx) => {
      const row = { prisonerId: somebody.id, recordedAt: clock.now.toISOString(), voidedAt: null };
      const place = (id: number) => ({ table: "wantedThing", column: "thingEncrypted", rowId: String(id) });
      for (let at = 0; at < 100; at += 1)
        await insertWanted(tx, row, (id) => world.app.crypto.seal(JSON.stringify(glasses), place(id)));
    });
    expect(await ask(somebody, socks)).toEqual({ ok: false, reason: "list-full" });
    const [first] = await openWanted(world.app, somebody.id);
    await dropThing(world.app, somebody.viewer, { prisonerId: somebody.id, id: first?.id ?? 0 }, clock.now);
    expect(await ask(somebody, socks)).toEqual({ ok: true });
  });

  test("only a relative of theirs asks and takes back", async () => {
    const [somebody, other] = [await family(), await family()];
    await ask(somebody, socks);
    expect(await ask({ ...other, id: somebody.id }, glasses)).toEqual({ ok: false, reason: "not-found" });
    const [thing] = await openWanted(world.app, somebody.id);
    const which = { prisonerId: somebody.id, id: thing?.id ?? 0 };
    expect(await dropThing(world.app, other.viewer, which, clock.now)).toMatchObject({ ok: false });
    await dropThing(world.app, other.viewer, { ...which, prisonerId: other.id }, clock.now);
    expect(await things(somebody.id)).toHaveLength(1);
    expect(await dropThing(world.app, somebody.viewer, which, clock.now)).toEqual({ ok: true });
    expect(await things(somebody.id)).toEqual([]);
  });

  test("the desk is offered what a list has not yet", async () => {
    const somebody = await family();
    await ask(somebody, socks);
    await ask(somebody, glasses);
    const items = [{ code: "socks-wool", text: "43", wanted: 2 }];
    const parcel = await makeParcel(world.app, { prisonerId: somebody.id, items }, clock.now);
    const offered = await readWantedFor(world.app, somebody.id, parcel.id);
    expect(offered.map(({ text }) => text)).toEqual(["очки +2"]);
  });
});
