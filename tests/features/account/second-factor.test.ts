import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeSecondFactor } from "#db/factories/second-factors";
import { consumeTotpStep } from "#db/repositories/second-factors";
import { changePassword } from "~/features/account/change-password.server";
import { enterByAccess } from "~/features/account/enter.server";
import { proveAgain } from "~/features/account/prove.server";
import { recover } from "~/features/account/recover.server";
import { removeSecondFactor, resetSecondFactor } from "~/features/account/remove-second-factor.server";
import { issueSpareCodes, renewSpareCodes, spareCodesLeft } from "~/features/account/spare-codes.server";
import { totpCode } from "~/platform/crypto/totp.server";
import { onEachEngine } from "../../setup/databases";
import { enterAs, hashIn, newVolunteer, PASSWORD, sessionOf, visitor } from "./visitors";

const WRONG = { ok: false, reason: "wrong" };

onEachEngine((world) => {
  const enrolled = async () => {
    const volunteer = await newVolunteer(world);
    const { personId } = volunteer.viewer;
    const secret = await makeSecondFactor(world.app, world.app.db, personId, world.clock.now);
    const spareCodes = await inTransaction(world.app.db, (tx) => issueSpareCodes(tx, personId));
    return { ...volunteer, spareCodes, code: () => totpCode(secret, world.clock.now) };
  };

  test("of many who use one step at once, one does", async () => {
    const { viewer } = await enrolled();
    const use = (step: number) =>
      inTransaction(world.app.db, (tx) => consumeTotpStep(tx, viewer.personId, step));
    const used = await Promise.all(Array.from({ length: 12 }, () => use(100)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect([await use(99), await use(100), await use(101)]).toEqual([false, false, true]);
  });

  test("whoever is signed in proves it by password or by a code, once", async () => {
    const { viewer, passphrase, code } = await enrolled();
    const prove = (typed: string) => proveAgain(world.app, viewer, typed, world.clock.now);
    expect(await prove(passphrase)).toEqual({ ok: true });
    expect(await prove(code())).toEqual({ ok: true });
    expect(await prove(code())).toEqual(WRONG);
    expect(await prove("wrong wrong")).toEqual(WRONG);
    const plain = await newVolunteer(world);
    expect(await proveAgain(world.app, plain.viewer, code(), world.clock.now)).toEqual(WRONG);
  });

  test("ten guesses at a code an hour, and the password is heard all the same", async () => {
    const { viewer, passphrase } = await enrolled();
    const prove = (typed: string) => proveAgain(world.app, viewer, typed, world.clock.now);
    for (let at = 0; at < 10; at += 1) expect(await prove("000 000")).toEqual(WRONG);
    expect(await prove("000 000")).toEqual({ ok: false, reason: "wait", minutes: 60 });
    expect(await prove(passphrase)).toEqual({ ok: true });
  });

  test("what was shown on joining signs nobody in who has a second factor since", async () => {
    const { signInName, passphrase, recoveryCode } = await enrolled();
    const shown = { signInName, passphrase, recoveryCode };
    expect(await enterByAccess(world.app, visitor(), shown, world.clock.now)).toBeNull();
  });

  test("eight characters do beside a second factor, and not alone", async () => {
    const { viewer, passphrase, signInName, recoveryCode, code, cookie } = await enrolled();
    const short = "f8d!kz0q";
    const change = (who: typeof viewer, current: string, password: string) =>
      changePassword(world.app, who, visitor(hashIn(cookie)), { current, password }, world.clock.now);
    expect(await change(viewer, passphrase, short.slice(1))).toMatchObject({
      problem: "second-factor.password-too-short",
    });
    expect(await change(viewer, passphrase, "Manchester1")).toMatchObject({ problem: "password.common" });
    expect(await change(viewer, passphrase, short)).toMatchObject({ ok: true });
    const typed = { current: short, code: code() };
    const off = () => removeSecondFactor(world.app, viewer, visitor(), typed, world.clock.now);
    expect(await off()).toEqual({ ok: false, reason: "short" });
    const form = { name: signInName, code: recoveryCode, password: "x9!mv2#q", key: "k" };
    expect(await recover(world.app, null, form, world.clock.now)).toMatchObject({ ok: true });

    const plain = await newVolunteer(world);
    expect(await change(plain.viewer, plain.passphrase, short)).toMatchObject({
      problem: "password.too-short",
    });
    const own = { ...form, name: plain.signInName, code: plain.recoveryCode };
    expect(await recover(world.app, null, own, world.clock.now)).toMatchObject({
      problem: "password.too-short",
    });
    expect(await recover(world.app, null, { ...own, password: PASSWORD }, world.clock.now)).toMatchObject({
      ok: true,
    });
  });

  test("turning it off takes password and code, and ends every session but a new one", async () => {
    const { viewer, passphrase, signInName, cookie, code } = await enrolled();
    const off = (current: string, typed: string) =>
      removeSecondFactor(
        world.app,
        viewer,
        visitor(hashIn(cookie)),
        { current, code: typed },
        world.clock.now,
      );
    expect(await off("wrong", code())).toEqual(WRONG);
    expect(await off(passphrase, "000000")).toEqual({ ok: false, reason: "wrong-code" });
    const done = await off(passphrase, code());
    if (!done.ok) throw new Error(done.reason);
    expect(await sessionOf(world, cookie)).toBeNull();
    expect(await sessionOf(world, done.cookie)).toMatchObject({ hasSecondFactor: false });
    expect(await spareCodesLeft(world.app, viewer)).toBeNull();
    expect(await enterAs(world, signInName, passphrase)).toMatchObject({ step: "enter" });
    const staff = { ...viewer, role: "coordinator" } as const;
    const asStaff = removeSecondFactor(
      world.app,
      staff,
      visitor(),
      { current: "", code: "" },
      world.clock.now,
    );
    expect(await asStaff).toEqual({ ok: false, reason: "settled" });
  });

  test("new spare codes take the place of the old, the same ones for a form sent twice", async () => {
    const { viewer, passphrase, spareCodes, code } = await enrolled();
    const typed = { current: passphrase, code: code(), key: "k" };
    const renew = () => renewSpareCodes(world.app, viewer, typed, world.clock.now);
    const [first, second] = await Promise.all([renew(), renew()]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    const old = { ...typed, code: spareCodes[0] ?? "", key: "other" };
    expect(await renewSpareCodes(world.app, viewer, old, world.clock.now)).toMatchObject({ ok: false });
    expect(await spareCodesLeft(world.app, viewer)).toBe(10);
  });

  test("a lost one is taken away from the command line, with a note and without a session left", async () => {
    const { viewer, signInName, cookie } = await enrolled();
    expect(await resetSecondFactor(world.app, signInName, world.clock.now)).toBe(true);
    expect(await sessionOf(world, cookie)).toBeNull();
    const notes = await world.app.db
      .selectFrom("auditEntry")
      .select("action")
      .where("subjectId", "=", viewer.personId)
      .execute();
    expect(notes).toEqual([{ action: "second-factor-reset" }]);
    expect(await resetSecondFactor(world.app, signInName, world.clock.now)).toBe(false);
  });
});
