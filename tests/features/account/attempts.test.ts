import { afterEach, beforeEach, expect, test } from "vitest";
import { minutesToWait } from "~/features/account/attempts.server";
import { clearedDeviceCookie, deviceCookie, deviceOf } from "~/features/account/known-device.server";
import { signIn } from "~/features/account/sign-in.server";
import { CROWD, limits } from "~/platform/rate-limit.server";
import { START } from "../../setup/databases";
import { openTestApp, type TestApp } from "../../setup/test-app";
import { ORIGIN, visitor } from "./visitors";

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp(() => START);
});
afterEach(() => app.close());

const attempt = (account: string, clientAddress: string | null, device: string | null = null) =>
  minutesToWait(app, { account, clientAddress, device }, START);

test("a network over its limit uses up no account's attempts", async () => {
  for (let at = 0; at < limits["sign-in-network"].attempts; at += 1) {
    expect(await attempt(`somebody-${at}`, "198.51.100.1")).toBeNull();
  }
  for (let at = 0; at < limits["sign-in-account"].attempts; at += 1) {
    expect(await attempt("anna", "198.51.100.1")).toBe(limits["sign-in-network"].minutes);
  }
  expect(await attempt("anna", "198.51.100.2")).toBeNull();
});

test("one network cannot shut the owner of an account out from another", async () => {
  const { attempts, minutes } = limits["sign-in-pair"];
  for (let at = 0; at < attempts; at += 1) expect(await attempt("anna", "198.51.100.1")).toBeNull();
  for (let at = 0; at < 2 * attempts; at += 1) expect(await attempt("anna", "198.51.100.1")).toBe(minutes);
  expect(await attempt("anna", "198.51.100.2")).toBeNull();
});

test("many networks together are bounded, and a browser that proved the account is heard all the same", async () => {
  const { attempts, minutes } = limits["sign-in-account"];
  for (let at = 0; at < attempts; at += 1) {
    expect(await attempt("anna", `198.51.${at % 250}.${Math.floor(at / 250)}`)).toBeNull();
  }
  expect(await attempt("anna", "203.0.113.1")).toBe(minutes);
  expect(await attempt("anna", "203.0.113.1", "her own browser")).toBeNull();
});

test("a browser that proved an account has no more attempts than a network", async () => {
  const { attempts, minutes } = limits["sign-in-device"];
  for (let at = 0; at < attempts; at += 1) expect(await attempt("anna", null, "a browser")).toBeNull();
  expect(await attempt("anna", null, "a browser")).toBe(minutes);
});

test("where many share a network, as behind an onion service, one does not silence all", async () => {
  const { attempts, minutes } = limits["sign-in-network"];
  for (let at = 0; at < CROWD * attempts; at += 1)
    expect(await attempt(`name-${at}`, "127.0.0.1")).toBeNull();
  expect(await attempt("anna", "127.0.0.1")).toBe(minutes);
});

test("a browser is known for the account that was proved in it, and for no other", () => {
  const jar = { app, origin: ORIGIN, now: START };
  const asked = (cookie: string) =>
    new Request(ORIGIN, { headers: { cookie: cookie.split(";", 1)[0] ?? "" } });
  const cookie = deviceCookie(jar, "Quiet Maple 482");
  expect(cookie).not.toMatch(/maple/i);
  expect(deviceOf(jar, asked(cookie), "quiet-maple-482")).toMatch(/^[\w-]{22}$/);
  expect(deviceOf(jar, asked(cookie), "quiet-maple-483")).toBeNull();
  expect(deviceOf(jar, asked(`${cookie.split(";", 1)[0]}x`), "quiet-maple-482")).toBeNull();
  expect(deviceOf(jar, asked(clearedDeviceCookie(jar)), "quiet-maple-482")).toBeNull();
  const later = { ...jar, now: new Date(START.getTime() + 31 * 86_400_000) };
  expect(deviceOf(later, asked(cookie), "quiet-maple-482")).toBeNull();
});

test("more passwords than can be checked are asked to come again, and none fails", async () => {
  const typed = (at: number) => ({ name: `nobody-${at}`, password: "wrong wrong wrong" });
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, at) => signIn(app, visitor(), typed(at), START)),
  );
  const reasons = answers.map((answer) => !answer.ok && answer.reason);
  expect(new Set(reasons)).toEqual(new Set(["wrong", "wait"]));
  expect(answers).toContainEqual({ ok: false, reason: "wait", minutes: 1 });
});
