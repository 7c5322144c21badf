import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createFieldCrypto } from "~/platform/crypto/field-crypto.server";
import { countServersWithout, noteKeys } from "~/platform/running-keys.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  test("new keys are not written with while a server runs that cannot read them", async () => {
    const { app } = world;
    const { fieldKeys, indexKey } = app.config;
    const newKey = { id: "k2", key: randomBytes(32) };
    const rotating = { ...app, crypto: createFieldCrypto([newKey, ...fieldKeys], indexKey) };
    const indexing = {
      ...app,
      crypto: createFieldCrypto(fieldKeys, randomBytes(32), { oldIndexKey: indexKey }),
    };
    const sameName = {
      ...app,
      crypto: createFieldCrypto([{ id: "k1", key: randomBytes(32) }], indexKey),
    };
    expect(await countServersWithout(rotating)).toBe(0);
    const old = await noteKeys(app);
    expect(await countServersWithout(app)).toBe(0);
    for (const each of [rotating, indexing, sameName]) expect(await countServersWithout(each)).toBe(1);
    const both = await noteKeys(rotating);
    expect(await countServersWithout(rotating)).toBe(1);
    await old.stop();
    expect(await countServersWithout(rotating)).toBe(0);
    await both.stop();
  });

  test("a killed server counts for a while, and its note goes with the next start", async () => {
    const { app, clock } = world;
    const rotating = {
      ...app,
      crypto: createFieldCrypto([{ id: "k2", key: randomBytes(32) }], app.config.indexKey),
    };
    const killed = await noteKeys(app, { everyMs: 86_400_000 });
    expect(await countServersWithout(rotating)).toBe(1);
    clock.forward({ minutes: 26 });
    expect(await countServersWithout(rotating)).toBe(0);
    const next = await noteKeys(rotating);
    const notes = app.db.selectFrom("setting").select("name").where("name", "like", "running-%");
    expect((await notes.execute()).length).toBe(1);
    await Promise.all([killed.stop(), next.stop()]);
  });
});
