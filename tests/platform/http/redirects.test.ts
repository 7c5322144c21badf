import { expect, test } from "vitest";
import { listCameFrom, safeNext } from "~/platform/http/redirects.server";

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

test.each([
  ["https://our.example/desk/prisoners?show=nobody&after=3", "/desk/prisoners?show=nobody&after=3"],
  ["https://our.example/suggestions?skip=3", "/suggestions?skip=3"],
  ["https://our.example/suggestions#main", "/suggestions"],
  ["https://our.example/prisoners/a/claim", "/desk/prisoners"],
  ["https://our.example//elsewhere.example", "/desk/prisoners"],
  ["https://elsewhere.example/", "/desk/prisoners"],
  [`https://our.example/suggestions?skip=${"3".repeat(500)}`, "/desk/prisoners"],
  ["javascript:alert(1)", "/desk/prisoners"],
  ["", "/desk/prisoners"],
])("a reader who came from %j goes back to %s", (referer, place) => {
  const request = new Request("https://our.example/prisoners/a", { headers: { Referer: referer } });
  expect(listCameFrom(request, ["/desk/prisoners", "/suggestions"])).toBe(place);
});
