import { expect, test } from "vitest";
import { recover } from "~/features/account/recover.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { enterAs, newVolunteer, PASSWORD, sessionOf, visitor } from "./visitors";

const WRONG = { ok: false, reason: "wrong" };

onEachEngine((world) => {
  const recoverAs = (name: string, code: string, password = PASSWORD, key = randomId()) =>
    recover(world.app, null, { name, code, password, key }, world.clock.now);

  test("a recovery code sets a password, ends every session and signs nobody in", async () => {
    const { signInName, passphrase, recoveryCode, cookie } = await newVolunteer(world);
    const outcome = await recoverAs(signInName, recoveryCode.toLowerCase().replaceAll("-", " "));
    expect(outcome).toMatchObject({ ok: true });
    expect(await sessionOf(world, cookie)).toBeNull();
    expect(await enterAs(world, signInName, passphrase)).toEqual(WRONG);
    expect(await enterAs(world, signInName, PASSWORD)).toMatchObject({ ok: true });
  });

  test("a code works once, and the new one after it once", async () => {
    const { signInName, recoveryCode } = await newVolunteer(world);
    const first = await recoverAs(signInName, recoveryCode);
    if (!first.ok) throw new Error("not recovered");
    expect(await recoverAs(signInName, recoveryCode)).toEqual(WRONG);
    expect(await recoverAs(signInName, first.newCode, "four other quiet words")).toMatchObject({ ok: true });
    expect(await recoverAs(signInName, first.newCode)).toEqual(WRONG);
    expect(await enterAs(world, signInName, "four other quiet words")).toMatchObject({ ok: true });
  });

  test("a form sent twice shows the same new code", async () => {
    const { signInName, recoveryCode } = await newVolunteer(world);
    const key = randomId();
    const [first, second] = await Promise.all([
      recoverAs(signInName, recoveryCode, PASSWORD, key),
      recoverAs(signInName, recoveryCode, PASSWORD, key),
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
  });

  test("a missing account, another's code and a wrong code are answered alike", async () => {
    const own = await newVolunteer(world);
    const other = await newVolunteer(world);
    const answers = [
      await recoverAs("no-such-name", own.recoveryCode),
      await recoverAs("nobody@example.org", own.recoveryCode),
      await recoverAs(own.signInName, other.recoveryCode),
      await recoverAs(own.signInName, "00000-00000-00000-00000-00000"),
      await recoverAs(own.signInName, ""),
    ];
    expect(answers).toEqual(answers.map(() => WRONG));
    expect(await sessionOf(world, own.cookie)).not.toBeNull();
  });

  test("thirty wrong codes an hour from one network, and no number of them keeps a right one out", async () => {
    const { signInName, recoveryCode } = await newVolunteer(world);
    const { clientAddress } = visitor();
    const attempt = (code: string) =>
      recover(
        world.app,
        clientAddress,
        { name: signInName, code, password: PASSWORD, key: randomId() },
        world.clock.now,
      );
    for (let at = 0; at < 30; at += 1) expect(await attempt("x")).toEqual(WRONG);
    expect(await attempt("x")).toEqual({ ok: false, reason: "wait", minutes: 60 });
    expect(await attempt(recoveryCode)).toMatchObject({ ok: true });
    expect(await attempt(recoveryCode)).toEqual({ ok: false, reason: "wait", minutes: 60 });
  });
});
