import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import type { RequestHandler } from "@remix-run/node";
import { type Context, Hono } from "hono";
import { mostNamedFirst } from "~/domain/access/address-order";
import { type Address, type AddressPattern, addresses } from "~/domain/access/addresses";
import { needsSecondFactor } from "~/domain/access/second-factor";
import { chooseLanguage } from "~/i18n/languages";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import { frozenSince } from "~/platform/frozen.server";
import { type OpenSession, readSession } from "~/platform/session/sessions.server";
import { admit, ENROLMENT, signInAddress } from "./authorise.server";
import type { RequestContext } from "./context.server";
import { readCookie } from "./cookies.server";
import { readUnheard } from "./frozen.server";
import {
  capBody,
  dropForwardedNames,
  originFor,
  refuseForeignWrites,
  refuseFrameworkAddresses,
  refuseOddRequests,
  uploadAddressOf,
} from "./guard.server";
import { gzipText, takesGzip } from "./gzip.server";
import { secureHeaders } from "./headers.server";
import { type HttpEnv, logRequests } from "./request-log.server";

export interface HttpOptions {
  app: App;
  /** The framework's handler for an address (null: the page that says nothing is there). */
  handlerFor: (pattern: AddressPattern | null) => RequestHandler | Promise<RequestHandler>;
  /** False while draining. */
  isReady: () => boolean;
  /** Folder with built browser files; null when the development server has them. */
  clientFolder: string | null;
}

/** The whole way of a request: health, static files, guard, session, audience, then the framework. */
export function createHttp({ app, handlerFor, isReady, clientFolder }: HttpOptions): Hono<HttpEnv> {
  const http = new Hono<HttpEnv>();
  http.use(secureHeaders(app.config.origins));
  http.get("/healthz", (c) => c.text("ok"));
  http.get("/readyz", (c) => (isReady() ? c.text("ready") : c.text("draining", 503)));
  if (clientFolder) serveBuiltFiles(http, clientFolder);

  http.use(logRequests(app.log), gzipText);
  http.use(refuseFrameworkAddresses, refuseOddRequests, refuseForeignWrites(app.config.origins));
  http.use(capBody(fileTooLarge), dropForwardedNames);

  for (const pattern of mostNamedFirst) {
    http.all(pattern, (c) => answer(c, isNameable(c) ? pattern : null));
  }
  http.all("*", (c) => answer(c, null));
  http.onError((error, c) => {
    if (c.req.raw.signal.aborted) return brokenOff(c);
    app.log.error({ err: error }, "request failed outside a page");
    return c.text("Something went wrong.", 500);
  });
  return http;

  async function answer(c: Context<HttpEnv>, pattern: AddressPattern | null): Promise<Response> {
    c.set("route", pattern ?? "*");
    const context = await requestContext(c, pattern);
    if (!context) return c.text("This name is not served here.", 421);
    const response = await respond(c, context);
    if (response.status === 500 && c.req.raw.signal.aborted) return brokenOff(c);
    if (context.viewer) response.headers.set("Cache-Control", "no-store");
    return response;
  }

  /** The page the file was chosen on says so; only its status tells that nothing was read. */
  async function fileTooLarge(c: Context<HttpEnv>): Promise<Response> {
    const { headers } = c.req.raw;
    const address = uploadAddressOf(c) ?? null;
    c.req.raw = new Request(new URL(`${c.req.path}?refused=size`, c.req.url), {
      headers: keptHeaders(headers),
    });
    const page = await answer(c, address);
    page.headers.set("Connection", "close");
    return page.status === 200 ? new Response(page.body, { status: 413, headers: page.headers }) : page;
  }

  async function respond(c: Context<HttpEnv>, context: RequestContext): Promise<Response> {
    const { viewer, mustEnrol } = context;
    const admission = admit(context.pattern, c.req.method, { viewer, mustEnrol, demo: app.config.demo });
    if (admission.kind === "sign-in") return c.redirect(signInAddress(c), 303);
    if (admission.kind === "enrol") return c.redirect(ENROLMENT, 303);
    if (admission.kind === "method") return c.text("Method not allowed", 405, { Allow: admission.allowed });
    const pattern = admission.kind === "admitted" ? admission.pattern : null;
    if (pattern && c.req.method === "POST" && context.frozenSince !== null && !isHeardFrozen(pattern)) {
      const unheard = await readUnheard(c.req.raw);
      const answer = await (await handlerFor(null))(missingRequest(c), {
        ...context,
        pattern: null,
        unheard,
      });
      answer.headers.set("Retry-After", String(ASK_AGAIN_SECONDS));
      return answer;
    }
    const handler = await handlerFor(pattern);
    const given = { ...context, pattern };
    const response = await handler(pattern ? c.req.raw : missingRequest(c), given);
    return given.storageFull ? sayStorageIsFull(c, given) : response;
  }

  /** A write that found no room left nothing behind; reading goes on. */
  async function sayStorageIsFull(c: Context<HttpEnv>, context: RequestContext): Promise<Response> {
    const handler = await handlerFor(null);
    return handler(missingRequest(c), { ...context, pattern: null });
  }

  async function requestContext(
    c: Context<HttpEnv>,
    pattern: AddressPattern | null,
  ): Promise<RequestContext | null> {
    const origin = originFor(c.req.header("host"), app.config.origins);
    if (!origin) return null;
    const now = app.clock();
    const cookies = c.req.header("cookie") ?? null;
    const [session, frozen] = await Promise.all([
      readSession(app, cookies, origin, now),
      frozenSince(app.db),
    ]);
    const chosen = readCookie(cookies, origin, "language") ?? session?.viewer.language ?? null;
    return {
      app,
      viewer: session?.viewer ?? null,
      mustEnrol: session !== null && mustEnrol(session, app.config.demo),
      sessionIdHash: session?.idHash ?? null,
      now,
      language: chooseLanguage(chosen, c.req.header("accept-language") ?? ""),
      requestId: c.get("requestId"),
      nonce: randomToken(),
      pattern,
      origin,
      frozenSince: frozen,
      unheard: null,
      clientAddress: clientAddress(c),
      gzip: takesGzip(c.req.header("accept-encoding")),
      loaderData: {},
      storageFull: false,
    };
  }

  function clientAddress(c: Context): string | null {
    const { clientAddressHeader } = app.config;
    if (clientAddressHeader) return c.req.header(clientAddressHeader)?.split(",").at(-1)?.trim() ?? null;
    return getConnInfo(c).remote.address ?? null;
  }
}

/** A demo's invented people have nothing to lose, and no telephone. */
function mustEnrol({ viewer, hasSecondFactor }: OpenSession, demo: boolean): boolean {
  return !demo && needsSecondFactor(viewer.role) && !hasSecondFactor;
}

/** Nobody knows when the site will be open again; a guess that machines understand. */
const ASK_AGAIN_SECONDS = 600;

function isHeardFrozen(pattern: AddressPattern): boolean {
  const address: Address = addresses[pattern];
  return address.whileFrozen === true;
}

/** For the log alone: whoever asked has hung up, often in the middle of a form. */
function brokenOff(c: Context): Response {
  return c.text("Broken off", 400);
}

/**
 * No id of ours has a control character, and PostgreSQL takes no text with a NUL in it. What cannot be decoded keeps
 * its percent sign; the framework would print the whole address on such a one.
 */
function isNameable(c: Context): boolean {
  return !Object.values(c.req.param()).some((part) => /[\p{Cc}%]/u.test(part));
}

/** What decides who asks, by which name and in which language. */
function keptHeaders(headers: Headers): Headers {
  return new Headers(
    ["host", "cookie", "accept-language"].flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    }),
  );
}

/** A missing page is asked for without what was typed, so that every one is the same to the byte. */
function missingRequest(c: Context): Request {
  const { headers } = c.req.raw;
  return new Request(new URL("/missing-page", c.req.url), {
    headers: { cookie: headers.get("cookie") ?? "" },
  });
}

function serveBuiltFiles(http: Hono<HttpEnv>, folder: string): void {
  const forever = "public, max-age=31536000, immutable";
  http.use(
    "/assets/*",
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => c.header("Cache-Control", forever),
    }),
  );
  for (const file of ["/favicon.svg", "/robots.txt"]) {
    http.get(
      file,
      serveStatic({
        root: folder,
        onFound: (_path, c) => c.header("Cache-Control", "public, max-age=86400"),
      }),
    );
  }
}
