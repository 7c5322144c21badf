import { randomBytes } from "node:crypto";
import type { RequestHandler } from "@remix-run/node";
import { pino } from "pino";
import { makeSecondFactor } from "#db/factories/second-factors";
import { migrateToLatest } from "#db/migrations";
import type { AddressPattern } from "~/domain/access/addresses";
import type { Role } from "~/domain/access/roles";
import { needsSecondFactor } from "~/domain/access/second-factor";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import type { RequestContext } from "~/platform/http/context.server";
import { createHttp } from "~/platform/http/http.server";
import { openSession } from "~/platform/session/sessions.server";

export const ORIGIN = "https://letters.example";
export const ONION = "http://lettersabc.onion";
export const NETWORK = "203.0.113.7";

const NOW = new Date("2026-11-20T12:00:00Z");

/** What the framework was asked, in the place of a page. */
export interface Reached {
  pattern: AddressPattern | null;
  request: Request;
  context: RequestContext;
  body: string;
}

/** The guard in front of a framework that only writes down what reached it. */
export async function httpApp(env: Record<string, string> = {}) {
  const lines: string[] = [];
  const app = {
    ...createApp(readConfig({ ...environment(), ...env }), () => NOW),
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
  };
  await migrateToLatest(app.db);
  const reached: Reached[] = [];
  const handlerFor =
    (pattern: AddressPattern | null): RequestHandler =>
    async (request, loadContext) => {
      if (!loadContext) throw new Error("no context");
      reached.push({ pattern, request, context: loadContext, body: await request.text() });
      const status = pattern === null ? 404 : 200;
      return new Response(page(request, loadContext), { status, headers: { "Content-Type": "text/html" } });
    };
  const http = createHttp({ app, handlerFor, isReady: () => true, clientFolder: null });
  const socket = { remoteAddress: NETWORK, remotePort: 1, remoteFamily: "IPv4" };
  return {
    app,
    reached,
    lines,
    /** Asks for an address of the first origin unless told of another. */
    ask: (path: string, init: RequestInit & { host?: string } = {}) => {
      const { host = new URL(ORIGIN).host, ...rest } = init;
      const headers = new Headers(rest.headers);
      headers.set("host", host);
      return http.fetch(new Request(`http://${host}${path}`, { ...rest, headers }), { incoming: { socket } });
    },
    /** A cookie that signs in a new person of this role. */
    cookieOf: (role: Role) => cookieOf(app, role),
  };
}

/** A page that shows whatever it can learn, so that any difference between two answers is seen. */
function page(request: Request, { language, pattern, viewer }: RequestContext): string {
  const asked = [request.method, new URL(request.url).pathname, new URL(request.url).search];
  return JSON.stringify({ asked, language, pattern, role: viewer?.role, headers: [...request.headers] });
}

function environment() {
  const key = () => randomBytes(32).toString("base64");
  return {
    NODE_ENV: "test" as const,
    DATABASE_URL: ":memory:",
    ORIGINS: `${ORIGIN},${ONION}`,
    FIELD_KEYS: `k1:${key()}`,
    INDEX_KEY: key(),
  };
}

async function cookieOf(app: ReturnType<typeof createApp>, role: Role): Promise<string> {
  const id = `person-${role}-${randomBytes(4).toString("hex")}`;
  const instant = NOW.toISOString();
  await app.db
    .insertInto("person")
    .values({
      id,
      role,
      language: "en",
      signInName: id,
      emailEncrypted: null,
      emailIndex: null,
      createdAt: instant,
      disabledAt: null,
      lastSeenOn: instant.slice(0, 10),
    })
    .execute();
  if (needsSecondFactor(role)) await makeSecondFactor(app, app.db, id, NOW);
  const cookie = await openSession(app.db, { id, role }, ORIGIN, NOW);
  return cookie.split(";")[0] ?? "";
}
