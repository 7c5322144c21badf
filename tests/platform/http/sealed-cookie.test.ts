import { afterAll, beforeAll, expect, test } from "vitest";
import { type Jar, openSealedCookie, sealedCookie } from "~/platform/http/sealed-cookie.server";
import { openTestApp, type TestApp } from "../../setup/test-app";

const now = new Date("2026-11-20T12:00:00Z");
let app: TestApp;
let jar: Jar;

beforeAll(async () => {
  app = await openTestApp(() => now);
  jar = { app, origin: "https://letters.example", now };
});
afterAll(() => app.close());

const sent = (cookie: string) =>
  new Request("https://letters.example/", { headers: { cookie: cookie.split(";")[0] ?? "" } });
const later = (minutes: number) => ({ ...jar, now: new Date(now.getTime() + minutes * 60_000) });

test("comes back as it went, unreadable on the way", () => {
  const cookie = sealedCookie(jar, "join", { ways: "hand" }, 30);
  expect(cookie).toMatch(/^__Host-join=v1\.k1\.[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(openSealedCookie(jar, sent(cookie), "join")).toEqual({ ways: "hand" });
});

test("opens until its time and not at it", () => {
  const cookie = sealedCookie(jar, "join", 1, 30);
  expect(openSealedCookie(later(29.99), sent(cookie), "join")).toBe(1);
  expect(openSealedCookie(later(30), sent(cookie), "join")).toBeNull();
});

test("does not open under another name", () => {
  const cookie = sealedCookie(jar, "join", 1, 30).replace("__Host-join=", "__Host-recovered=");
  expect(openSealedCookie(jar, sent(cookie), "recovered")).toBeNull();
});

test.each(["", "__Host-join=", "__Host-join=v1.k1.x.y", "__Host-join=%7B%22until%22%3A9e15%7D"])(
  "%j holds nothing",
  (cookie) => {
    expect(openSealedCookie(jar, sent(cookie), "join")).toBeNull();
  },
);
