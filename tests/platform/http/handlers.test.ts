import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { addresses } from "~/domain/access/addresses";
import { routesUnder } from "~/platform/http/handlers.server";

type Routes = ServerBuild["routes"];

const module = { default: () => null };
const child = (id: string, path?: string) => [
  id,
  { id, parentId: "root", module, ...(path ? { path } : {}) },
];
const routes: Routes = Object.fromEntries([
  ["root", { id: "root", path: "", module }],
  child("home"),
  child("nothing", "*"),
  ...Object.keys(addresses)
    .filter((pattern) => pattern !== "/")
    .map((pattern) => child(pattern, pattern.slice(1))),
]);

test("a segment keeps the routes that begin with it, the root and the catch-all", () => {
  expect(Object.keys(routesUnder(routes, "account")).sort()).toEqual([
    "/account",
    "/account/recovery-code",
    "/account/security",
    "/account/sessions/:id/revocation",
    "/account/writing",
    "nothing",
    "root",
  ]);
});

test("a segment is compared whole", () => {
  expect(Object.keys(routesUnder(routes, "prison"))).toEqual(["root", "nothing"]);
  expect(Object.keys(routesUnder(routes, "sign-in")).sort()).toEqual([
    "/sign-in",
    "/sign-in/demo",
    "nothing",
    "root",
  ]);
});

test("the first page stands alone", () => {
  expect(Object.keys(routesUnder(routes, "")).sort()).toEqual(["home", "nothing", "root"]);
});

test("what is nowhere gets the catch-all only", () => {
  expect(Object.keys(routesUnder(routes, "*"))).toEqual(["root", "nothing"]);
});

test("every address is found under its own segment", () => {
  const lost = Object.keys(addresses)
    .filter((pattern) => pattern !== "/")
    .filter((pattern) => !Object.hasOwn(routesUnder(routes, pattern.split("/")[1] ?? ""), pattern));
  expect(lost).toEqual([]);
});
