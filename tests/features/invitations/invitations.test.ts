import { expect, test } from "vitest";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findFollowed } from "#db/repositories/family-links";
import type { InvitationState } from "~/domain/family/invitation";
import { followByInvitation, readInvitation } from "~/features/invitations/accept.server";
import {
  createInvitation,
  listInvitations,
  revokeInvitation,
} from "~/features/invitations/invitations.server";
import { digest, randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { followedBy, joinBy, joining, newRelative, rowsOf } from "./guests";

onEachEngine((world) => {
  const { clock } = world;
  const invite = (overrides: Parameters<typeof makeInvitation>[1] = {}) =>
    makeInvitation(world.app, overrides, clock.now);
  const revoke = async (id: string) =>
    revokeInvitation(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      id,
      clock.now,
    );
  const list = (prisonerId: string, state: InvitationState | null = null) =>
    listInvitations(world.app, { state, prisonerId, page: 1 }, clock.now);

  test("of the token only its hash is stored, and of the note only what the key opens", async () => {
    const { id, token, prisonerId } = await invite({ note: "мама, звонила во вторник" });
    expect(token).toMatch(/^[\w-]{43}$/);
    const stored = (await rowsOf(world)).find((each) => each.id === id);
    expect(stored?.tokenHash).toBe(digest(token));
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(JSON.stringify(stored)).not.toContain("мама");
    expect((await list(prisonerId)).rows).toMatchObject([
      { id, note: "мама, звонила во вторник", state: "open" },
    ]);
  });

  test("the same form twice at once makes one link, and both answers know it", async () => {
    const viewer = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const form = { note: "брат", key: randomToken() };
    const send = () => createInvitation(world.app, viewer, prisonerId, form, clock.now);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    const { rows } = await list(prisonerId);
    expect(rows).toHaveLength(1);
    await revoke(rows[0]?.id ?? "");
    expect(await send()).toEqual({ ok: false, reason: "old-form" });
  });

  test("two coordinators with one key make two links", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const form = { note: "", key: randomToken() };
    for (let each = 0; each < 2; each += 1) {
      const viewer = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
      await createInvitation(world.app, viewer, prisonerId, form, clock.now);
    }
    expect((await list(prisonerId)).rows).toHaveLength(2);
  });

  test("there is no inviting to somebody who is not there or was merged", async () => {
    const viewer = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const merged = await makePrisoner(world.app, { mergedInto: id }, clock.now);
    for (const prisonerId of [merged.id, "nobody"]) {
      const form = { note: "", key: randomToken() };
      expect(await createInvitation(world.app, viewer, prisonerId, form, clock.now)).toEqual({
        ok: false,
        reason: "not-found",
      });
    }
  });

  test("taken back before it was used, a link works no more", async () => {
    const { id, token, prisonerId } = await invite();
    expect(await revoke(id)).toBe(prisonerId);
    expect(await joinBy(world, joining(token))).toEqual({ ok: false, reason: "gone" });
    expect((await list(prisonerId)).rows).toMatchObject([{ state: "revoked", stateOn: "2026-11-20" }]);
  });

  test("taken back after it was used, it ends the access it gave and no other", async () => {
    const [used, kept] = [await invite(), await invite()];
    const viewer = await newRelative(world, used.token);
    await followByInvitation(world.app, viewer, kept.token, clock.now);
    clock.forward({ days: 1 });
    await revoke(used.id);
    expect(await findFollowed(world.app.db, viewer.personId, used.prisonerId)).toBeUndefined();
    expect(await followedBy(world, viewer)).toEqual([kept.prisonerId]);
    expect((await readInvitation(world.app, viewer, used.token, clock.now)).state).toBe("gone");

    clock.forward({ days: 1 });
    expect(await revoke(used.id)).toBe(used.prisonerId);
    const stored = (await rowsOf(world)).find((each) => each.id === used.id);
    expect(stored?.revokedAt).toBe("2026-11-21T12:00:00.000Z");

    const again = await invite({ prisonerId: used.prisonerId });
    expect(await followByInvitation(world.app, viewer, again.token, clock.now)).toMatchObject({ ok: true });
    expect(await followedBy(world, viewer)).toHaveLength(2);
    clock.set(new Date("2026-11-20T12:00:00.000Z"));
  });

  test("used and taken back at the same instant, nobody is left with access", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id, token, prisonerId } = await invite();
      await Promise.all([joinBy(world, joining(token)), revoke(id)]);
      const links = world.app.db
        .selectFrom("familyLink")
        .select("id")
        .where("prisonerId", "=", prisonerId)
        .where("revokedAt", "is", null);
      expect(await links.execute()).toEqual([]);
    }
  });

  test("what is not there cannot be taken back", async () => {
    expect(await revoke("nothing")).toBeNull();
  });

  test("the list tells the states apart", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const before = clock.now;
    const expired = await invite({ prisonerId });
    clock.forward({ days: 14 });
    const used = await invite({ prisonerId });
    await newRelative(world, used.token);
    const revoked = await invite({ prisonerId });
    await revoke(revoked.id);
    const open = await invite({ prisonerId });
    for (const [state, { id }] of Object.entries({ expired, used, revoked, open })) {
      const { rows } = await list(prisonerId, state as InvitationState);
      expect(rows.map((row) => [row.id, row.state])).toEqual([[id, state]]);
    }
    expect((await list(prisonerId)).rows).toHaveLength(4);
    expect((await list(prisonerId)).rows.at(-1)?.id).toBe(expired.id);
    clock.set(before);
  });
});
