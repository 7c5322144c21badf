import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { join } from "~/features/account/join.server";
import { rotateKeys } from "~/features/keys/rotate.server";
import { createFieldCrypto } from "~/platform/crypto/field-crypto.server";
import { onEachEngine } from "../../setup/databases";
import { byEmail, enterAs, joining, PASSWORD, visitor } from "../account/visitors";

onEachEngine((world) => {
  test("goes on where it was killed, at every batch border, and leaves nothing under the old keys", async () => {
    const { app, clock } = world;
    const emails = Array.from({ length: 3 }, (_, at) => `rotate${at}@example.org`);
    for (const email of emails) {
      await join(app, visitor(), joining({ account: byEmail(email) }), clock.now);
    }
    const { fieldKeys, indexKey } = app.config;
    const k2 = { id: "k2", key: randomBytes(32) };
    const newIndex = randomBytes(32);
    const others = { oldIndexKey: indexKey, blockKey: indexKey };
    const rotating = { ...app, crypto: createFieldCrypto([k2, ...fieldKeys], newIndex, others) };
    const stranger = { ...app, crypto: createFieldCrypto([k2], newIndex, others) };
    expect(await rotateKeys(stranger)).toMatchObject({ sealed: 0, left: 6, unreadable: 3 });
    const kill = () => {
      throw new Error("killed");
    };
    await expect(rotateKeys(rotating, kill)).rejects.toThrow("killed");
    expect((await enterAs({ ...world, app: rotating }, emails[0] ?? "", PASSWORD)).ok).toBe(true);
    await expect(rotateKeys(rotating, kill)).rejects.toThrow("killed");
    expect(await rotateKeys(rotating)).toMatchObject({ left: 0, unreadable: 0 });
    const after = { ...app, crypto: createFieldCrypto([k2], newIndex, { blockKey: indexKey }) };
    for (const email of emails) {
      expect((await enterAs({ ...world, app: after }, email, PASSWORD)).ok).toBe(true);
    }
    expect(await rotateKeys(after)).toMatchObject({ sealed: 0, indexed: 0, left: 0 });
  });
});
