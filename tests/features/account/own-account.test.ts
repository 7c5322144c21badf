import { describe, expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { changeOpenCount } from "#db/repositories/correspondence";
import { findOrInsertClass } from "#db/repositories/eligibility";
import { changePassword } from "~/features/account/change-password.server";
import { describeAccount } from "~/features/account/describe.server";
import { join } from "~/features/account/join.server";
import { endSession, OTHERS, ownSessions } from "~/features/account/own-sessions.server";
import { recover } from "~/features/account/recover.server";
import { renewRecoveryCode } from "~/features/account/renew-code.server";
import { changeWriting, readWriting } from "~/features/account/writing.server";
import { checkDatabase } from "~/features/check/check.server";
import { onEachEngine } from "../../setup/databases";
import { byEmail, enterAs, hashIn, joining, newVolunteer, PASSWORD, sessionOf, visitor } from "./visitors";

onEachEngine((world) => {
  const enter = async (name: string, password: string) => {
    const outcome = await enterAs(world, name, password);
    if (!outcome.ok || outcome.step !== "enter") throw new Error("not entered");
    return outcome.cookie;
  };

  describe("changing the password", () => {
    test("ends every session and goes on under a new id", async () => {
      const { signInName, passphrase, viewer, cookie } = await newVolunteer(world);
      const elsewhere = await enter(signInName, passphrase);
      const typed = { current: passphrase, password: PASSWORD };
      const outcome = await changePassword(
        world.app,
        viewer,
        visitor(hashIn(cookie)),
        typed,
        world.clock.now,
      );
      if (!outcome.ok) throw new Error("not changed");
      expect(await sessionOf(world, cookie)).toBeNull();
      expect(await sessionOf(world, elsewhere)).toBeNull();
      expect((await sessionOf(world, outcome.cookie))?.viewer).toEqual(viewer);
      await enter(signInName, PASSWORD);
    });

    test("needs the current one and refuses the owner's name; nothing changes then", async () => {
      const { signInName, passphrase, viewer, cookie } = await newVolunteer(world);
      const change = (current: string, password: string) =>
        changePassword(world.app, viewer, visitor(), { current, password }, world.clock.now);
      expect(await change("wrong", PASSWORD)).toEqual({ ok: false, reason: "wrong" });
      expect(await change(passphrase, `${signInName} 12`)).toEqual({
        ok: false,
        reason: "refused",
        problem: "password.own-words",
      });
      expect(await sessionOf(world, cookie)).not.toBeNull();
      await enter(signInName, passphrase);
    });

    test("guesses at the current password are limited", async () => {
      const { viewer } = await newVolunteer(world);
      const typed = { current: "wrong", password: PASSWORD };
      const guess = () => changePassword(world.app, viewer, visitor(), typed, world.clock.now);
      for (let attempt = 0; attempt < 10; attempt += 1) await guess();
      expect(await guess()).toEqual({ ok: false, reason: "wait", minutes: 15 });
    });
  });

  describe("a new recovery code", () => {
    test("takes the place of the old one, and is the same for a form sent twice", async () => {
      const { signInName: name, passphrase, recoveryCode, viewer } = await newVolunteer(world);
      const renew = () =>
        renewRecoveryCode(world.app, viewer, { current: passphrase, key: "k" }, world.clock.now);
      const outcome = await renew();
      if (!outcome.ok) throw new Error("not renewed");
      expect(await renew()).toEqual(outcome);
      const use = (code: string, key: string) =>
        recover(world.app, null, { name, code, password: PASSWORD, key }, world.clock.now);
      expect(await use(recoveryCode, "a")).toEqual({ ok: false, reason: "wrong" });
      expect(await use(outcome.newCode, "b")).toMatchObject({ ok: true });
    });

    test("needs the password; the old code holds without it, and guesses are limited", async () => {
      const { signInName: name, recoveryCode: code, viewer } = await newVolunteer(world);
      const guess = () =>
        renewRecoveryCode(world.app, viewer, { current: "wrong", key: "k" }, world.clock.now);
      expect(await guess()).toEqual({ ok: false, reason: "wrong" });
      for (let attempt = 1; attempt < 10; attempt += 1) await guess();
      expect(await guess()).toEqual({ ok: false, reason: "wait", minutes: 15 });
      const typed = { name, code, password: PASSWORD, key: "c" };
      expect(await recover(world.app, null, typed, world.clock.now)).toMatchObject({ ok: true });
    });
  });

  describe("sessions", () => {
    test("this device stands first; one of the others can be ended", async () => {
      const { signInName, passphrase, viewer, idHash } = await newVolunteer(world);
      world.clock.forward({ days: 1 });
      const other = await enter(signInName, passphrase);
      const list = await ownSessions(world.app, viewer, idHash, world.clock.now);
      expect(list.map(({ id, isThis }) => [id, isThis])).toEqual([
        [idHash, true],
        [hashIn(other), false],
      ]);
      expect(await endSession(world.app, viewer, idHash, hashIn(other))).toBe(true);
      expect(await sessionOf(world, other)).toBeNull();
    });

    test("all others end at once, this one stays", async () => {
      const { signInName, passphrase, viewer, idHash, cookie } = await newVolunteer(world);
      const others = [await enter(signInName, passphrase), await enter(signInName, passphrase)];
      expect(await endSession(world.app, viewer, idHash, OTHERS)).toBe(true);
      for (const each of others) expect(await sessionOf(world, each)).toBeNull();
      expect(await sessionOf(world, cookie)).not.toBeNull();
    });

    test("somebody else's session is as one that is not there", async () => {
      const own = await newVolunteer(world);
      const other = await newVolunteer(world);
      expect(await endSession(world.app, own.viewer, own.idHash, other.idHash)).toBe(false);
      expect(await endSession(world.app, own.viewer, own.idHash, "missing")).toBe(false);
      expect(await sessionOf(world, other.cookie)).not.toBeNull();
    });
  });

  describe("the answers about writing", () => {
    test("change with the channels that follow and the counts of who may write to whom", async () => {
      const classes = [1, 2, 4].flatMap((languageMask) =>
        [1, 6].map((channelMask) => ({ languageMask, channelMask })),
      );
      for (const masks of classes) {
        await inTransaction(world.app.db, (tx) => findOrInsertClass(tx, masks));
      }
      const { viewer } = await newVolunteer(world);
      const answers = {
        languages: ["uk"],
        ways: "online",
        russianCard: "yes",
        postsFrom: "russia",
        capacity: 5,
      } as const;
      const changed = { ...answers, languages: [...answers.languages] };
      expect(await changeWriting(world.app, viewer, changed)).toBe(true);
      expect(await readWriting(world.app, viewer)).toEqual(changed);
      expect((await checkDatabase(world.app.db, world.clock.now)).differences).toEqual([]);
    });

    test("changed by many at once keep the counts true", async () => {
      const people = [await newVolunteer(world), await newVolunteer(world), await newVolunteer(world)];
      const changes = Array.from({ length: 30 }, (_, at) => ({ at, viewer: people[at % 3]?.viewer }));
      const outcomes = await Promise.all(
        changes.map(({ at, viewer }) => {
          const languages = [(["ru", "en", "uk"] as const)[(at * 7) % 3] ?? "ru"];
          const ways = at % 2 ? ("hand" as const) : ("online" as const);
          const answers = { ...joining().writing, languages, ways, russianCard: "yes" as const };
          return viewer && changeWriting(world.app, viewer, answers);
        }),
      );
      expect(outcomes).toEqual(changes.map(() => true));
      expect((await checkDatabase(world.app.db, world.clock.now)).differences).toEqual([]);
    });

    test("never promise fewer people than are being written to", async () => {
      const { viewer } = await newVolunteer(world);
      for (const _ of [1, 2]) await changeOpenCount(world.app.db, viewer.personId, 1, false);
      const { writing } = joining();
      expect(await changeWriting(world.app, viewer, { ...writing, languages: ["uk"], capacity: 1 })).toBe(
        false,
      );
      expect(await readWriting(world.app, viewer)).toMatchObject({ languages: ["ru", "en"], capacity: 3 });
      expect(await changeWriting(world.app, viewer, { ...writing, capacity: 2 })).toBe(true);
      await changeOpenCount(world.app.db, viewer.personId, -1, false);
      await changeOpenCount(world.app.db, viewer.personId, -1, false);
    });
  });

  test("a person sees their own e-mail and the days, and nothing secret", async () => {
    await join(world.app, visitor(), joining({ account: byEmail("own@example.org") }), world.clock.now);
    const session = await sessionOf(world, await enter("own@example.org", PASSWORD));
    if (!session) throw new Error("no session");
    const today = world.clock.now.toISOString().slice(0, 10);
    expect(await describeAccount(world.app, session.viewer)).toEqual({
      signInName: null,
      email: "own@example.org",
      shortName: expect.stringMatching(/^[A-Z0-9]{4,}$/),
      role: "volunteer",
      createdOn: today,
      lastSeenOn: today,
    });
  });
});
