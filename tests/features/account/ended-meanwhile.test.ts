import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeVolunteer } from "#db/factories/volunteers";
import { deleteAllSessions } from "#db/repositories/sessions";
import { changePassword } from "~/features/account/change-password.server";
import { enter } from "~/features/account/enter.server";
import { findAccount } from "~/features/account/find-account.server";
import { proveAgain } from "~/features/account/prove.server";
import { lockPerson } from "~/features/people/closing.server";
import { openPerson } from "~/features/people/opening.server";
import { onEachEngine } from "../../setup/databases";
import { enterAs, hashIn, newVolunteer, PASSWORD, rowsOf, visitor } from "./visitors";

onEachEngine((world) => {
  const { clock } = world;

  test("a session that was ended meanwhile changes no password and opens no other", async () => {
    const { viewer, passphrase, cookie, signInName } = await newVolunteer(world);
    const typed = { current: passphrase, password: PASSWORD };
    await inTransaction(world.app.db, deleteAllSessions);
    const change = changePassword(world.app, viewer, visitor(hashIn(cookie)), typed, clock.now);
    await expect(change).rejects.toMatchObject({ status: 303 });
    expect(await rowsOf(world, "session")).toEqual([]);
    expect(await enterAs(world, signInName, passphrase)).toMatchObject({ ok: true });
  });

  test("an account that was locked meanwhile keeps its password, and no session comes back with it", async () => {
    const admin = await makeVolunteer(world.app, { role: "admin" }, clock.now);
    const { viewer, passphrase, cookie, signInName } = await newVolunteer(world);
    const typed = { current: passphrase, password: PASSWORD };
    const both = await Promise.allSettled([
      lockPerson(world.app, admin, viewer.personId, clock.now),
      changePassword(world.app, viewer, visitor(hashIn(cookie)), typed, clock.now),
    ]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    await openPerson(world.app, admin, viewer.personId, clock.now);
    expect(await rowsOf(world, "session")).not.toContainEqual(
      expect.objectContaining({ personId: viewer.personId }),
    );
    expect(await enterAs(world, signInName, passphrase)).toMatchObject({ ok: true });
  });

  test("a password that was changed while it was checked lets nobody in", async () => {
    const { viewer, passphrase, cookie, signInName } = await newVolunteer(world);
    const account = await findAccount(world.app, world.app.db, signInName);
    if (!account) throw new Error("no account");
    const typed = { current: passphrase, password: PASSWORD };
    const changed = await changePassword(world.app, viewer, visitor(hashIn(cookie)), typed, clock.now);
    expect(changed).toMatchObject({ ok: true });
    expect(await enter(world.app, account, visitor(), clock.now)).toBeNull();
  });

  test("right proofs use no attempts up", async () => {
    const { viewer, passphrase } = await newVolunteer(world);
    const prove = (typed: string) => proveAgain(world.app, viewer, typed, clock.now);
    for (let at = 0; at < 25; at += 1) expect(await prove(passphrase)).toEqual({ ok: true });
    for (let at = 0; at < 10; at += 1) expect(await prove("wrong")).toEqual({ ok: false, reason: "wrong" });
    expect(await prove(passphrase)).toMatchObject({ reason: "wait" });
  });
});
