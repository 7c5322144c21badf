import { describe, expect, test } from "vitest";
import { type Address, addresses, routeFolder } from "~/domain/access/addresses";
import { roles } from "~/domain/access/roles";
import { dictionaries } from "~/i18n/dictionaries.server";
import { routesFromRegistry } from "../../remix.config.js";

type DefineRoute = (path: string, file: string, options?: { caseSensitive?: boolean }) => void;

interface RouteModule {
  loader?: unknown;
  action?: unknown;
  default?: unknown;
  handle?: { title?: string };
}

const modules = import.meta.glob<RouteModule>("../../app/routes/*/route.tsx", { eager: true });
const folders = Object.keys(modules).map((path) => path.split("/").at(-2) ?? "");
const registry: [pattern: string, address: Address][] = Object.entries(addresses);
const CATCH_ALL = "$";

test("every address has its folder and every folder its address", () => {
  const expected = [...registry.map(([pattern]) => routeFolder(pattern)), CATCH_ALL];
  expect([...folders].sort()).toEqual(expected.sort());
});

test("the framework tells capitals apart where the server does, so that both mean the same page", () => {
  const minds = new Map<string, boolean>();
  routesFromRegistry((define: (route: DefineRoute) => void) =>
    define((path, _file, options) => minds.set(path, options?.caseSensitive === true)),
  );
  const careless = [...minds].filter(([, isMinded]) => !isMinded).map(([path]) => path);
  expect(minds.size).toBe(registry.length + 1);
  expect(careless.sort()).toEqual(["*", "/"]);
});

test("every file in app/routes is a route module", () => {
  const others = Object.keys(import.meta.glob(["../../app/routes/**", "!../../app/routes/*/route.tsx"]));
  expect(others).toEqual([]);
});

describe.each(registry)("%s", (pattern, address) => {
  const module = moduleOf(pattern);

  test("declares its audience", () => {
    const { audience } = address;
    const named = Array.isArray(audience) ? audience : [];
    expect(named.filter((role) => !roles.includes(role))).toEqual([]);
    expect(named.length > 0 || audience === "everyone" || audience === "signed-in").toBe(true);
  });

  test("answers the methods it declares and no other", () => {
    const has = (name: keyof RouteModule) => name in module;
    expect(has("action")).toBe(address.methods.includes("POST"));
    // A deed may have a page for its refusals; the server lets nobody read it.
    if (address.methods.includes("GET")) expect(has("loader") || has("default")).toBe(true);
    else expect(has("loader")).toBe(false);
  });

  test("has a title if it is a page", () => {
    if (!module.default) return;
    expect(Object.keys(dictionaries.en)).toContain(module.handle?.title);
  });

  test("leaves navigation to the browser", () => {
    const clientSide = [
      "shouldRevalidate",
      "clientLoader",
      "clientAction",
      "HydrateFallback",
      "ErrorBoundary",
    ];
    expect(clientSide.filter((name) => name in module)).toEqual([]);
  });
});

function moduleOf(pattern: string): RouteModule {
  const module = modules[`../../app/routes/${routeFolder(pattern)}/route.tsx`];
  if (!module) throw new Error(`${pattern} has no app/routes/${routeFolder(pattern)}/route.tsx`);
  return module;
}
