import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { type AddressPattern, routeFolder } from "~/domain/access/addresses";

/**
 * Remix ranks and compiles every route it knows on every request, so its cost grows with their number. The server
 * has matched the address by then: each gets a handler that knows its own route, the root and the catch-all.
 */
export function createHandlers(
  build: ServerBuild,
  mode: string,
): (pattern: AddressPattern | null) => RequestHandler {
  const handlers = new Map<AddressPattern | null, RequestHandler>();
  return (pattern) => {
    let handler = handlers.get(pattern);
    if (!handler) {
      handler = createRequestHandler(buildOf(build, pattern), mode);
      handlers.set(pattern, handler);
    }
    return handler;
  };
}

/** The same build with only the routes of one address, in its modules and in its manifest. */
function buildOf(build: ServerBuild, pattern: AddressPattern | null): ServerBuild {
  const routes = routesOf(build.routes, pattern);
  const known = Object.entries(build.assets.routes).filter(([id]) => Object.hasOwn(routes, id));
  return { ...build, routes, assets: { ...build.assets, routes: Object.fromEntries(known) } };
}

/** What answers an address: its own route inside the root, and the catch-all; null: only these two. */
export function routesOf(
  routes: ServerBuild["routes"],
  pattern: AddressPattern | null,
): ServerBuild["routes"] {
  const own = pattern === null ? null : `routes/${routeFolder(pattern)}/route`;
  return Object.fromEntries(
    Object.entries(routes).filter(([id, route]) => id === "root" || route.path === "*" || id === own),
  );
}
