import { expect, test } from "vitest";
import { safeNext } from "~/platform/http/redirects.server";

test.each(["/", "/desk/prisoners?q=%D0%90&sort=-load", "/prisoners/a_b-c#history", `/${"x".repeat(499)}`])(
  "%s is a place on this site",
  (place) => expect(safeNext(place, "/fallback")).toBe(place),
);

test.each([
  "",
  "desk",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/a\\b",
  "https://elsewhere.example",
  "/a b",
  "/a\r\nSet-Cookie: b",
  "/\0",
  "/Ж",
  "/é",
  `/${"x".repeat(500)}`,
  null,
  undefined,
  7,
])("%j is not", (place) => expect(safeNext(place, "/fallback")).toBe("/fallback"));
