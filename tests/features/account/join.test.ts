import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { findOrInsertClass } from "#db/repositories/eligibility";
import { findBySignIn, findPerson } from "#db/repositories/people";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { emailIndex, emailPlace } from "~/features/account/find-account.server";
import { join } from "~/features/account/join.server";
import { recover } from "~/features/account/recover.server";
import { checkDatabase } from "~/features/check/check.server";
import { onEachEngine } from "../../setup/databases";
import { byEmail, enterAs, joining, newVolunteer, PASSWORD, rowsOf, sessionOf, visitor } from "./visitors";

onEachEngine((world) => {
  const people = async () => (await rowsOf(world, "person")).length;
  const volunteersOf = async (classId: number) =>
    (
      await world.app.db
        .selectFrom("eligibilityClass")
        .select("volunteers")
        .where("id", "=", classId)
        .execute()
    )[0]?.volunteers;

  test("a generated name is signed in at once, with the answers kept", async () => {
    const { viewer, signInName } = await newVolunteer(world);
    expect(viewer).toMatchObject({ role: "volunteer", language: "ru" });
    expect(await findVolunteerProfile(world.app.db, viewer.personId)).toEqual({
      personId: viewer.personId,
      languageMask: 3,
      ways: "both",
      russianCard: 0,
      postsFrom: "abroad",
      channelMask: 0b1001,
      capacity: 3,
      openCount: 0,
      trust: "new",
      trustWithdrawn: 0,
      closed: 0,
    });
    const person = await findPerson(world.app.db, viewer.personId);
    expect(person).toMatchObject({ signInName, emailEncrypted: null, emailIndex: null });
  });

  test("a new volunteer counts where they may write, and nowhere else", async () => {
    const near = await inTransaction(world.app.db, (tx) =>
      findOrInsertClass(tx, { languageMask: 1, channelMask: 1 }),
    );
    const far = await inTransaction(world.app.db, (tx) =>
      findOrInsertClass(tx, { languageMask: 1 << 9, channelMask: 1 }),
    );
    const before = [await volunteersOf(near), await volunteersOf(far)];
    await newVolunteer(world);
    expect([await volunteersOf(near), await volunteersOf(far)]).toEqual([Number(before[0]) + 1, before[1]]);
    expect((await checkDatabase(world.app.db, world.clock.now)).differences).toEqual([]);
  });

  test("the last page sent twice at once makes one account, and both are signed in as it", async () => {
    const said = joining();
    const before = await people();
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => join(world.app, visitor(), said, world.clock.now)),
    );
    expect(await people()).toBe(before + 1);
    const sessions = await Promise.all(
      outcomes.map((outcome) => sessionOf(world, "cookie" in outcome ? outcome.cookie : "")),
    );
    expect(new Set(sessions.map((session) => session?.viewer.personId)).size).toBe(1);
    expect(sessions[0]?.viewer.role).toBe("volunteer");
  });

  test("the last page sent again for the other way of signing in makes no second account", async () => {
    const said = joining();
    await join(world.app, visitor(), said, world.clock.now);
    const before = await people();
    const other = joining({ account: byEmail(`again-${before}@example.org`), key: said.key });
    expect(await join(world.app, visitor(), other, world.clock.now)).toEqual({
      ok: true,
      kind: "may-sign-in",
    });
    expect(await people()).toBe(before);
  });

  test("an old last page does not sign in once the passphrase has changed", async () => {
    const said = joining();
    await join(world.app, visitor(), said, world.clock.now);
    const { signInName: name, recoveryCode: code } = said.access;
    await recover(world.app, null, { name, code, password: PASSWORD, key: "k" }, world.clock.now);
    expect(await join(world.app, visitor(), said, world.clock.now)).toEqual({
      ok: false,
      reason: "name-taken",
    });
  });

  test("a name somebody has already is not given twice", async () => {
    const first = await newVolunteer(world);
    const before = await people();
    const said = joining();
    const same = { ...said, access: { ...said.access, signInName: first.signInName } };
    expect(await join(world.app, visitor(), same, world.clock.now)).toEqual({
      ok: false,
      reason: "name-taken",
    });
    expect(await people()).toBe(before);
  });

  test("an e-mail is stored sealed and found by its index", async () => {
    const email = "first@example.org";
    const outcome = await join(world.app, visitor(), joining({ account: byEmail(email) }), world.clock.now);
    expect(outcome).toEqual({ ok: true, kind: "may-sign-in" });
    const found = await findBySignIn(world.app.db, { emailIndexes: [emailIndex(world.app, email)] });
    const person = await findPerson(world.app.db, found?.id ?? "");
    expect(person?.signInName).toBeNull();
    expect(JSON.stringify(person)).not.toContain("first");
    expect(world.app.crypto.open(person?.emailEncrypted ?? "", emailPlace(person?.id ?? ""))).toBe(email);
    expect(await enterAs(world, " First@Example.org ", PASSWORD)).toMatchObject({ ok: true, step: "enter" });
  });

  test("an e-mail with an account is answered as one without, and its password still holds", async () => {
    const account = byEmail("second@example.org");
    const first = await join(world.app, visitor(), joining({ account }), world.clock.now);
    const before = await people();
    const stranger = joining({ account: byEmail("second@example.org", "another four quiet words") });
    const second = await join(world.app, visitor(), stranger, world.clock.now);
    expect(second).toEqual(first);
    expect(await people()).toBe(before);
    expect(await enterAs(world, "second@example.org", "another four quiet words")).toEqual({
      ok: false,
      reason: "wrong",
    });
    expect(await enterAs(world, "second@example.org", PASSWORD)).toMatchObject({ ok: true });
    const code = stranger.access.recoveryCode;
    const typed = { name: "second@example.org", code, password: PASSWORD, key: "k" };
    expect(await recover(world.app, null, typed, world.clock.now)).toEqual({ ok: false, reason: "wrong" });
  });

  test("two going-throughs with one e-mail at once make one account", async () => {
    const before = await people();
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () =>
        join(world.app, visitor(), joining({ account: byEmail("third@example.org") }), world.clock.now),
      ),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await people()).toBe(before + 1);
  });

  test("one network cannot make accounts without end", async () => {
    const from = visitor();
    const tries = Array.from({ length: 31 }, () => joining({ account: byEmail("fourth@example.org") }));
    const outcomes = [];
    for (const each of tries) outcomes.push(await join(world.app, from, each, world.clock.now));
    expect(outcomes.slice(0, 30).every((outcome) => outcome.ok)).toBe(true);
    expect(outcomes[30]).toEqual({ ok: false, reason: "wait", minutes: 60 });
  });
});
