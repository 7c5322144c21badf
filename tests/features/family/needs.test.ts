import { expect, test } from "vitest";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { type NeedsForm, readNeeds, saveNeeds } from "~/features/family/needs.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

const noSizes = { chest: null, height: null, waist: null, head: null, shoe: null, glove: null };
const unknown = { date: null, precision: "unknown" } as const;
const march = { date: "2026-03-01", precision: "month" } as const;

onEachEngine((world) => {
  const { clock } = world;

  async function followed() {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    return { id, viewer: await makeRelative(world.app, { prisonerIds: [id] }, clock.now) };
  }
  type Followed = Awaited<ReturnType<typeof followed>>;

  const read = async ({ id, viewer }: Followed) => {
    const stored = await readNeeds(world.app, viewer, id);
    if (!stored) throw new Error("followed");
    return stored;
  };
  /** Fills the page as it stands and changes what is said. */
  async function formOf(somebody: Followed, change: Partial<NeedsForm>): Promise<NeedsForm> {
    const { sizes, needs } = await read(somebody);
    const text = (kind: string) => needs.find((each) => each.kind === kind)?.text ?? "";
    return {
      measured: unknown,
      shownSizes: sizes.map(({ id }) => id),
      shownNeeds: needs.map(({ id }) => id),
      key: randomToken(),
      ...change,
      sizes: {
        ...noSizes,
        ...Object.fromEntries(sizes.map((each) => [each.kind, each.value])),
        ...change.sizes,
      },
      texts: { diet: text("diet"), request: text("request"), ...change.texts },
    };
  }
  const save = ({ id, viewer }: Followed, form: NeedsForm) =>
    saveNeeds(world.app, viewer, id, form, clock.now);
  const sizesOf = async (somebody: Followed) =>
    Object.fromEntries((await read(somebody)).sizes.map(({ kind, value }) => [kind, value]));
  const textsOf = async (somebody: Followed) =>
    Object.fromEntries((await read(somebody)).needs.map(({ kind, text }) => [kind, text]));
  const sizes = (some: Partial<NeedsForm["sizes"]>) => ({ ...noSizes, ...some });

  test("keeps what was filled in, and reads it back with its date", async () => {
    const somebody = await followed();
    const form = await formOf(somebody, {
      sizes: sizes({ chest: 104.5, shoe: 43 }),
      measured: march,
      texts: { diet: "без рыбы", request: "тёплые носки" },
    });
    expect(await save(somebody, form)).toEqual({ ok: true });
    const stored = await read(somebody);
    expect(stored.sizes).toMatchObject([
      { kind: "chest", value: 104.5, measuredOn: "2026-03-01", measuredPrecision: "month" },
      { kind: "shoe", value: 43, measuredOn: "2026-03-01", measuredPrecision: "month" },
    ]);
    expect(await textsOf(somebody)).toEqual({ diet: "без рыбы", request: "тёплые носки" });
  });

  test("nothing of it can be read in the tables, and a value moved to another row does not open", async () => {
    const somebody = await followed();
    const texts = { diet: "совершенно особая каша", request: "" };
    await save(somebody, await formOf(somebody, { sizes: sizes({ chest: 123.4, waist: 99 }), texts }));
    const { db } = world.app;
    const rows = [
      ...(await db.selectFrom("need").selectAll().where("prisonerId", "=", somebody.id).execute()),
      ...(await db.selectFrom("measurement").selectAll().where("prisonerId", "=", somebody.id).execute()),
    ];
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/каша|123\.4|"99"/);
    const sealed = rows.map((row) => ("textEncrypted" in row ? row.textEncrypted : row.valueEncrypted));
    for (const each of sealed) expect(each).toMatch(/^v1\./);
    const [, first, second] = rows;
    if (!first || !second || !("valueEncrypted" in first)) throw new Error("two sizes");
    const { valueEncrypted } = first;
    await db.updateTable("measurement").set({ valueEncrypted }).where("id", "=", second.id).execute();
    await expect(read(somebody)).rejects.toThrow("unreadable field measurement.valueEncrypted");
  });

  test("a change voids the former and leaves the rest with its own date", async () => {
    const somebody = await followed();
    await save(somebody, await formOf(somebody, { sizes: sizes({ chest: 104, shoe: 43 }), measured: march }));
    const november = { date: "2026-11-10", precision: "day" } as const;
    await save(
      somebody,
      await formOf(somebody, { sizes: sizes({ chest: 98, shoe: 43 }), measured: november }),
    );
    expect(
      (await read(somebody)).sizes.map(({ kind, value, measuredOn }) => [kind, value, measuredOn]),
    ).toEqual([
      ["shoe", 43, "2026-03-01"],
      ["chest", 98, "2026-11-10"],
    ]);
    const rows = await world.app.db
      .selectFrom("measurement")
      .select(["kind", "voidedAt"])
      .where("prisonerId", "=", somebody.id)
      .orderBy("id")
      .execute();
    expect(rows.map(({ kind, voidedAt }) => [kind, voidedAt !== null])).toEqual([
      ["chest", true],
      ["shoe", false],
      ["chest", false],
    ]);
  });

  test("a date alone counts for every size there is", async () => {
    const somebody = await followed();
    await save(somebody, await formOf(somebody, { sizes: sizes({ chest: 104, shoe: 43 }) }));
    await save(somebody, await formOf(somebody, { measured: march }));
    expect((await read(somebody)).sizes.map(({ measuredOn }) => measuredOn)).toEqual([
      march.date,
      march.date,
    ]);
  });

  test("emptied fields are taken back; saving again without a change writes nothing", async () => {
    const somebody = await followed();
    const texts = { diet: "каша", request: "книги" };
    await save(somebody, await formOf(somebody, { sizes: sizes({ chest: 104 }), texts }));
    await save(somebody, await formOf(somebody, {}));
    const count = async () =>
      (await world.app.db.selectFrom("need").select("id").where("prisonerId", "=", somebody.id).execute())
        .length;
    expect(await count()).toBe(2);
    await save(somebody, await formOf(somebody, { sizes: noSizes, texts: { diet: "", request: "книги" } }));
    expect(await sizesOf(somebody)).toEqual({});
    expect(await textsOf(somebody)).toEqual({ request: "книги" });
    expect(await count()).toBe(2);
  });

  test("the same form twice at once is one entry", async () => {
    const somebody = await followed();
    const form = await formOf(somebody, { sizes: sizes({ chest: 104 }) });
    await Promise.all([save(somebody, form), save(somebody, form)]);
    const rows = await world.app.db
      .selectFrom("measurement")
      .select("id")
      .where("prisonerId", "=", somebody.id)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test("two relatives with the page open at once undo nothing of each other's", async () => {
    const mother = await followed();
    const brother = {
      ...mother,
      viewer: await makeRelative(world.app, { prisonerIds: [mother.id] }, clock.now),
    };
    await save(mother, await formOf(mother, { sizes: sizes({ chest: 104, shoe: 43 }) }));
    const hers = await formOf(mother, { sizes: sizes({ chest: 98, shoe: 43 }) });
    const his = await formOf(brother, {
      sizes: sizes({ chest: 104, shoe: 44 }),
      texts: { diet: "", request: "очки" },
    });
    await Promise.all([save(mother, hers), save(brother, his)]);
    expect(await sizesOf(mother)).toEqual({ chest: 98, shoe: 44 });
    expect(await textsOf(mother)).toEqual({ request: "очки" });
  });

  test("a day that is ahead everywhere on earth is refused, today at UTC+14 is not", async () => {
    const somebody = await followed();
    const on = async (date: string) =>
      save(somebody, await formOf(somebody, { measured: { date, precision: "day" } }));
    expect(await on("2026-11-22")).toEqual({ ok: false, reason: "future" });
    expect(await on("2026-11-21")).toEqual({ ok: true });
  });

  test("somebody else's prisoner and a missing one are not found, whatever ids are named", async () => {
    const [mine, theirs] = [await followed(), await followed()];
    const texts = { diet: "тайна", request: "" };
    await save(theirs, await formOf(theirs, { sizes: sizes({ chest: 104 }), texts }));
    const { sizes: shown, needs } = await read(theirs);
    const form = await formOf(mine, {
      shownSizes: shown.map(({ id }) => id),
      shownNeeds: needs.map(({ id }) => id),
    });
    for (const id of [theirs.id, "nobody"]) {
      expect(await save({ ...mine, id }, form)).toEqual({ ok: false, reason: "not-found" });
      expect(await readNeeds(world.app, mine.viewer, id)).toBeNull();
    }
    expect(await save(mine, form)).toEqual({ ok: true });
    expect(await sizesOf(theirs)).toEqual({ chest: 104 });
    expect(await textsOf(theirs)).toEqual({ diet: "тайна" });
  });
});
