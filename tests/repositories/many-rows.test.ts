import { expect, test } from "vitest";
import { makePrisoner } from "#db/factories/prisoners";
import { insertAll } from "#db/repositories/bulk";
import { findAllLoads, saveLoads } from "#db/repositories/load";
import type { NewRow } from "#db/schema";
import { onEachEngine } from "../setup/databases";

const ODD_TEXTS = ["", "«ёж»\n'\"\\", "🐈", '{"a":[1]}', "$1 ?"];

onEachEngine((world) => {
  const { clock } = world;

  async function seen(rows: readonly NewRow<"recognition">[]) {
    await insertAll(world.app.db, "recognition", rows);
    return world.app.db
      .selectFrom("recognition")
      .select(["externalId", "url", "importRunId"])
      .where("prisonerId", "=", rows[0]?.prisonerId ?? "")
      .execute();
  }

  const rowOf = (prisonerId: string, at: number, url: string | null): NewRow<"recognition"> => ({
    ...{ list: "odd", externalId: `${prisonerId} ${at}`, prisonerId, url },
    ...{ rowDigest: "", importRunId: null, seenAt: clock.now.toISOString() },
  });

  test("every text and every nothing comes back as it was written", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const rows = [...ODD_TEXTS, null].map((url, at) => rowOf(id, at, url));
    const found = await seen(rows);
    expect(found).toHaveLength(rows.length);
    expect(found).toEqual(
      expect.arrayContaining(rows.map(({ externalId, url }) => ({ externalId, url, importRunId: null }))),
    );
  });

  test("half a sign is written as what cannot be read", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const [found] = await seen([rowOf(id, 0, "a\ud83d")]);
    expect(found?.url).toMatch(/^a\ufffd+$/);
  });

  test("more rows than one statement takes are all written, none is no mistake", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    await insertAll(world.app.db, "recognition", []);
    const many = Array.from({ length: 1001 }, (_, at) => rowOf(id, at, null));
    expect(await seen(many)).toHaveLength(1001);
  });

  test("a load that is there is replaced as a whole", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const [stored] = await findAllLoads(world.app.db, [id]);
    if (!stored) throw new Error("a prisoner has a load");
    const other = { ...stored, loadMilli: 1234, lastLetterOn: "2026-01-02", seatsTaken: 1, writers: 1 };
    await saveLoads(world.app.db, [other]);
    expect(await findAllLoads(world.app.db, [id])).toEqual([other]);
  });
});
