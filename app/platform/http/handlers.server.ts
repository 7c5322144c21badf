import {
  createRequestHandler,
  data,
  type LoaderFunction,
  type RequestHandler,
  type ServerBuild,
} from "@remix-run/node";
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
  return {
    ...build,
    routes: Object.fromEntries(Object.entries(routes).map(([id, route]) => [id, keptFromBrowsers(route)])),
    assets: { ...build.assets, routes: Object.fromEntries(known) },
  };
}

type Route = ServerBuild["routes"][string];

/**
 * Remix writes out all that a loader answers for React in a browser, also where no script will ever read it. For a
 * page without scripts it therefore goes past Remix, to where the page is rendered (`app/entry.server.tsx`).
 */
function keptFromBrowsers(route: Route): Route {
  const { loader, handle, default: page } = route.module;
  if (!loader || !page || (handle as { hydrate?: unknown } | undefined)?.hydrate) return route;
  const kept: LoaderFunction = async (args) => {
    const answer = await loader(args);
    if (answer instanceof Response || isWithHeaders(answer)) return answer;
    args.context.loaderData[route.id] = answer;
    return null;
  };
  return { ...route, module: { ...route.module, loader: kept } };
}

const WithHeaders = data(null).constructor;

/** What Remix's `data()` makes: an answer with a status or headers for Remix to see. */
function isWithHeaders(answer: unknown): boolean {
  return (answer as object | null)?.constructor === WithHeaders;
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
