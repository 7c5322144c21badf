import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { type AddressPattern, addresses, routeFolder } from "~/domain/access/addresses";
import { routesOf } from "~/platform/http/handlers.server";

type Routes = ServerBuild["routes"];

const patterns = Object.keys(addresses) as AddressPattern[];
const module = { default: () => null };
const idOf = (pattern: string) => `routes/${routeFolder(pattern)}/route`;
const routes: Routes = Object.fromEntries([
  ["root", { id: "root", path: "", module }],
  ["routes/$/route", { id: "routes/$/route", parentId: "root", path: "*", module }],
  ...patterns.map((pattern) => [
    idOf(pattern),
    { id: idOf(pattern), parentId: "root", module, ...(pattern === "/" ? {} : { path: pattern.slice(1) }) },
  ]),
]);

test("an address is answered by its own route, the root and the catch-all, and by no other", () => {
  for (const pattern of patterns) {
    expect(Object.keys(routesOf(routes, pattern)).sort()).toEqual(
      ["root", "routes/$/route", idOf(pattern)].sort(),
    );
  }
  expect(patterns.length).toBeGreaterThan(100);
});

test("a named part and one that takes anything are different routes", () => {
  expect(Object.keys(routesOf(routes, "/desk/prisoners/new"))).not.toContain(idOf("/desk/prisoners/:id"));
});

test("what is nowhere gets the catch-all only", () => {
  expect(Object.keys(routesOf(routes, null))).toEqual(["root", "routes/$/route"]);
});
