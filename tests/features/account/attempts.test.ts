import { afterAll, beforeAll, expect, test } from "vitest";
import { minutesToWait } from "~/features/account/attempts.server";
import { signIn } from "~/features/account/sign-in.server";
import { limits } from "~/platform/rate-limit.server";
import { START } from "../../setup/databases";
import { openTestApp, type TestApp } from "../../setup/test-app";
import { visitor } from "./visitors";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp(() => START);
});
afterAll(() => app.close());

test("a network over its limit uses up no account's attempts", async () => {
  const attempt = (account: string, network: string) =>
    minutesToWait(app, "sign-in", account, network, START);
  for (let at = 0; at < limits["sign-in-network"].attempts; at += 1) {
    expect(await attempt(`somebody-${at}`, "198.51.100.1")).toBeNull();
  }
  for (let at = 0; at < 2 * limits["sign-in-account"].attempts; at += 1) {
    expect(await attempt("anna", "198.51.100.1")).toBe(limits["sign-in-account"].minutes);
  }
  expect(await attempt("anna", "198.51.100.2")).toBeNull();
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
