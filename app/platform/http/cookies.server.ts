import { parse, serialize } from "hono/utils/cookie";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Cookie names and flags depend on the origin: `__Host-` and Secure on https. Plain-HTTP origins (localhost,
 * onion addresses) could not send a Secure cookie back.
 */
export function sessionCookie(origin: string, token: string, maxAgeSeconds: number): string {
  return serialize(cookieName(origin, "session"), token, { ...flags(origin), maxAge: maxAgeSeconds });
}

export function clearedSessionCookie(origin: string): string {
  return serialize(cookieName(origin, "session"), "", { ...flags(origin), maxAge: 0 });
}

/** The language a visitor chose; not secret, kept for a year of use (browsers allow 400 days). */
export function languageCookie(origin: string, language: string): string {
  return keptCookie(origin, "language", language);
}

/** A choice of this browser that is no secret, kept for a year of use. */
export function keptCookie(origin: string, name: string, value: string): string {
  return serialize(cookieName(origin, name), value, { ...flags(origin), maxAge: YEAR_SECONDS });
}

/** A sealed value kept in the browser until it is closed or cleared. */
export function passingCookie(origin: string, name: string, value: string): string {
  const keep = value === "" ? { maxAge: 0 } : {};
  return serialize(cookieName(origin, name), value, { ...flags(origin), ...keep });
}

/** The value of one of our cookies in a request's Cookie header. */
export function readCookie(header: string | null, origin: string, name: string): string | null {
  if (!header) return null;
  const full = cookieName(origin, name);
  return parse(header, full)[full] || null;
}

function cookieName(origin: string, name: string): string {
  return origin.startsWith("https:") ? `__Host-${name}` : name;
}

function flags(origin: string) {
  return { httpOnly: true, secure: origin.startsWith("https:"), sameSite: "Lax", path: "/" } as const;
}
