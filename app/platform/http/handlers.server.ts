import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import type { AddressPattern } from "~/domain/access/addresses";

/**
 * Remix ranks and compiles every route on every request, so its cost grows with their number. Here each first
 * path segment gets a handler that knows only the routes below it; the catch-all answers what is not there.
 */
export function createHandlers(
  build: ServerBuild,
  mode: string,
): (pattern: AddressPattern | null) => RequestHandler {
  const bySegment = new Map<string, RequestHandler>();
  return (pattern) => {
    const segment = pattern === null ? NOWHERE : firstSegment(pattern);
    let handler = bySegment.get(segment);
    if (!handler) {
      handler = createRequestHandler(buildUnder(build, segment), mode);
      bySegment.set(segment, handler);
    }
    return handler;
  };
}

const NOWHERE = "*";

/** The same build with only the routes of one segment, in its modules and in its manifest. */
function buildUnder(build: ServerBuild, segment: string): ServerBuild {
  const routes = routesUnder(build.routes, segment);
  const known = Object.entries(build.assets.routes).filter(([id]) => Object.hasOwn(routes, id));
  return { ...build, routes, assets: { ...build.assets, routes: Object.fromEntries(known) } };
}

/** Routes a request under `segment` can match: the root, the catch-all, and those that begin with it. */
export function routesUnder(routes: ServerBuild["routes"], segment: string): ServerBuild["routes"] {
  return Object.fromEntries(
    Object.entries(routes).filter(([id, route]) => {
      if (id === "root" || route.path === "*") return true;
      return segment !== NOWHERE && firstSegment(`/${route.path ?? ""}`) === segment;
    }),
  );
}

function firstSegment(path: string): string {
  return path.split("/")[1] ?? "";
}
