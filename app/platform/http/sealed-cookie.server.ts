import type { App } from "~/platform/app.server";
import { passingCookie, readCookie } from "./cookies.server";

/** The parts of a request's context that a sealed cookie depends on. */
export interface Jar {
  app: App;
  origin: string;
  now: Date;
}

/**
 * A cookie only we can read: what a visitor said or must be shown once, kept with them and not with us.
 * It opens for `minutes`, however long the browser keeps it.
 */
export function sealedCookie(jar: Jar, name: string, value: unknown, minutes: number): string {
  const until = jar.now.getTime() + minutes * 60_000;
  return passingCookie(
    jar.origin,
    name,
    jar.app.crypto.seal(JSON.stringify({ until, value }), placeOf(name)),
  );
}

/** What a sealed cookie of a request holds; null when it is missing, forged or too old. */
export function openSealedCookie(jar: Jar, request: Request, name: string): unknown {
  const sealed = readCookie(request.headers.get("Cookie"), jar.origin, name);
  if (!sealed) return null;
  try {
    const { until, value } = JSON.parse(jar.app.crypto.open(sealed, placeOf(name)));
    return jar.now.getTime() < until ? value : null;
  } catch {
    return null;
  }
}

/** The headers of an answer that sets several cookies. */
export function cookieHeaders(...cookies: string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return headers;
}

function placeOf(name: string) {
  return { table: "cookie", column: name, rowId: name };
}
