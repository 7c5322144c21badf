import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeSecondFactor } from "#db/factories/second-factors";
import { changeOpenCount } from "#db/repositories/correspondence";
import { countVolunteers, findAllClasses, findOrInsertClass } from "#db/repositories/eligibility";
import { enterDemo, landingOf } from "~/features/account/sign-in.server";
import { createStaff, disableAccount } from "~/features/account/staff.server";
import { onEachEngine } from "../../setup/databases";
import { enterAs, hashIn, newVolunteer, rowsOf, sessionOf, visitor } from "./visitors";

const WRONG = { ok: false, reason: "wrong" };

onEachEngine((world) => {
  const sessionHashes = async () =>
    (await rowsOf(world, "session")).map((row) => "idHash" in row && row.idHash);

  test("the right passphrase enters, however the name was typed", async () => {
    const { signInName, passphrase } = await newVolunteer(world);
    const typed = ` ${signInName.toUpperCase().replaceAll("-", " ")} `;
    const outcome = await enterAs(world, typed, passphrase);
    expect(outcome).toMatchObject({ ok: true, step: "enter", landing: "/suggestions" });
  });

  test("a missing name, a wrong password and a disabled account are answered alike", async () => {
    const { signInName, passphrase } = await newVolunteer(world);
    const answers = [
      await enterAs(world, "no-such-name", passphrase),
      await enterAs(world, "nobody@example.org", passphrase),
      await enterAs(world, "", ""),
      await enterAs(world, signInName, "wrong wrong wrong"),
    ];
    await disableAccount(world.app, signInName, world.clock.now);
    answers.push(await enterAs(world, signInName, passphrase));
    expect(answers).toEqual(answers.map(() => WRONG));
  });

  test("the browser's old session ends and the new one has a new id", async () => {
    const { signInName, passphrase, idHash } = await newVolunteer(world);
    const outcome = await enterAs(world, signInName, passphrase, visitor(idHash));
    if (!outcome.ok || outcome.step !== "enter") throw new Error("not entered");
    const hashes = await sessionHashes();
    expect(hashes).not.toContain(idHash);
    expect(hashes).toContain(hashIn(outcome.cookie));
  });

  test("an account with a second factor gets no session from its password alone", async () => {
    const { signInName, passphrase, viewer } = await newVolunteer(world);
    await makeSecondFactor(world.app, world.app.db, viewer.personId, world.clock.now);
    const before = await sessionHashes();
    expect(await enterAs(world, signInName, passphrase)).toMatchObject({ ok: true, step: "code" });
    expect(await sessionHashes()).toEqual(before);
  });

  test("a disabled account is cut off at its next request", async () => {
    const { signInName, cookie } = await newVolunteer(world);
    expect(await sessionOf(world, cookie)).not.toBeNull();
    expect(await disableAccount(world.app, signInName, world.clock.now)).toBe(true);
    expect(await sessionOf(world, cookie)).toBeNull();
    expect(await disableAccount(world.app, signInName, world.clock.now)).toBe(false);
    expect(await disableAccount(world.app, "no-such-name", world.clock.now)).toBe(false);
  });

  test("a disabled volunteer is nobody who may write, once", async () => {
    const everyone = { languageMask: 1, channelMask: 1 };
    const { signInName } = await newVolunteer(world);
    const classId = await inTransaction(world.app.db, (tx) => findOrInsertClass(tx, everyone));
    const stored = async () =>
      (await findAllClasses(world.app.db)).find((each) => each.id === classId)?.volunteers;
    const before = await countVolunteers(world.app.db, everyone);
    await disableAccount(world.app, signInName, world.clock.now);
    await disableAccount(world.app, signInName, world.clock.now);
    expect(await stored()).toBe(before - 1);
    expect(await countVolunteers(world.app.db, everyone)).toBe(before - 1);
  });

  test("ten attempts on one account from one network, then a pause, then again", async () => {
    const { signInName, passphrase } = await newVolunteer(world);
    const from = visitor();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const typed = attempt % 2 ? signInName : ` ${signInName.replaceAll("-", " ").toUpperCase()}`;
      expect(await enterAs(world, typed, "wrong wrong wrong", from)).toEqual(WRONG);
    }
    const late = await enterAs(world, signInName, passphrase, from);
    expect(late).toEqual({ ok: false, reason: "wait", minutes: 15 });
    expect(await enterAs(world, signInName, passphrase)).toMatchObject({ ok: true });
    world.clock.forward({ minutes: 15 });
    expect(await enterAs(world, signInName, passphrase, from)).toMatchObject({ ok: true });
  });

  test("a name without account is counted the same", async () => {
    const answers = [];
    const from = visitor();
    for (let attempt = 0; attempt < 11; attempt += 1)
      answers.push(await enterAs(world, "nobody-at-all", "x", from));
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(WRONG));
    expect(answers[10]).toEqual({ ok: false, reason: "wait", minutes: 15 });
  });

  test("one network cannot try many names", async () => {
    const from = visitor();
    const answers = [];
    for (let attempt = 0; attempt < 61; attempt += 1)
      answers.push(await enterAs(world, `n-${attempt}`, "x", from));
    expect(answers[59]).toEqual(WRONG);
    expect(answers[60]).toEqual({ ok: false, reason: "wait", minutes: 15 });
  });

  test("whoever writes to somebody lands at their people", async () => {
    const { viewer } = await newVolunteer(world);
    const person = { id: viewer.personId, role: viewer.role };
    expect(await landingOf(world.app, person)).toBe("/suggestions");
    await changeOpenCount(world.app.db, viewer.personId, 1, false);
    expect(await landingOf(world.app, person)).toBe("/correspondence");
  });

  test("staff made at the command line signs in and lands at the desk", async () => {
    const access = await createStaff(world.app, "coordinator", "ru", world.clock.now);
    const outcome = await enterAs(world, access.signInName, access.passphrase);
    expect(outcome).toMatchObject({ ok: true, landing: "/desk" });
  });

  test("nobody enters by one tap outside a demo", async () => {
    expect(await enterDemo(world.app, visitor(), "demo-volunteer", world.clock.now)).toBeNull();
    const demo = { ...world.app, config: { ...world.app.config, demo: true } };
    expect(await enterDemo(demo, visitor(), "demo-volunteer", world.clock.now)).toBeNull();
    const { signInName } = await newVolunteer(world);
    expect(await enterDemo(demo, visitor(), signInName, world.clock.now)).toBeNull();
  });
});
