import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { tableLimits } from "~/domain/import/table";

export const FORM_BYTES = 256 * 1024;
/** The addresses that take a file, and what a file of the greatest size weighs with the form around it. */
const uploadAddresses = ["/desk/import", "/desk/import/load"] as const;
export const UPLOAD_BYTES = tableLimits.bytes + 64 * 1024;

/** A comma would begin a second type, and what reads the body goes by the last one. */
const formType = /^application\/x-www-form-urlencoded\s*(;[^,]*)?$/i;
const fileType = /^multipart\/form-data\s*;[^,]*$/i;

/**
 * Refuses a body over the cap before anything reads it. The rest of it is never read, so the connection cannot carry
 * another request; a proxy that was not told would lose one of somebody else's on it. Whoever sent too large a file
 * gets the answer of `fileTooLarge`.
 */
export function capBody(fileTooLarge: (c: Context) => Promise<Response>): MiddlewareHandler {
  const form = bodyLimit({
    maxSize: FORM_BYTES,
    onError: (c) => c.text("Too large", 413, { Connection: "close" }),
  });
  const file = bodyLimit({ maxSize: UPLOAD_BYTES, onError: fileTooLarge });
  return (c, next) => (isUpload(c) ? file(c, next) : form(c, next));
}

function isUpload(c: Context): boolean {
  return uploadAddressOf(c) !== undefined && fileType.test(c.req.header("content-type") ?? "");
}

/** The address of this request if files may be sent there. */
export function uploadAddressOf(c: Context) {
  return uploadAddresses.find((address) => c.req.path === address);
}

/** Methods other than GET, HEAD and POST, and bodies that no plain form sends. */
export const refuseOddRequests: MiddlewareHandler = async (c, next) => {
  const { method } = c.req;
  if (method === "POST") {
    if (!isUpload(c) && !formType.test(c.req.header("content-type") ?? ""))
      return c.text("Unsupported content type", 415);
  } else if (method !== "GET" && method !== "HEAD") {
    return c.text("Method not allowed", 405, { Allow: "GET, HEAD, POST" });
  }
  return next();
};

/**
 * A write must come from one of our own pages: `Sec-Fetch-Site` says so, or, where the browser sends no
 * such header (plain-HTTP names other than localhost), `Origin` is one of the configured ones. An `Origin` that is
 * somebody else's is refused whatever stands beside it.
 */
export function refuseForeignWrites(origins: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const own = isOwn(c.req.header("sec-fetch-site"), c.req.header("origin"), origins);
    return own ? next() : c.text("This form did not come from our own page.", 403);
  };
}

function isOwn(site: string | undefined, origin: string | undefined, origins: readonly string[]): boolean {
  const isOurs = origin !== undefined && origins.includes(origin);
  if (site === "same-origin") return isOurs || origin === undefined || origin === "null";
  if (site === "none") return isOurs || origin === undefined;
  return !site && isOurs;
}

/**
 * Framework addresses that pages here never use: its manifest (CVE-2026-55685 blocks the event loop) and
 * its data requests. Pages are whole documents, so a plain 404 costs nothing. Nor does any page have an address with a
 * NUL in it, which PostgreSQL takes in no text.
 */
export const refuseFrameworkAddresses: MiddlewareHandler = async (c, next) => {
  const { pathname, searchParams } = new URL(c.req.url);
  const framework = pathname.startsWith("/__") || pathname.endsWith(".data") || searchParams.has("_data");
  return framework || c.req.url.includes("%00") ? c.text("Not found", 404) : next();
};

/** Headers with which a client could make the framework believe in another name or scheme. */
const forwarded = ["forwarded", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"];

/** The public origin comes from the configuration, so what claims another never goes further. */
export const dropForwardedNames: MiddlewareHandler = async (c, next) => {
  if (forwarded.some((name) => c.req.header(name) !== undefined)) {
    const headers = new Headers(c.req.raw.headers);
    for (const name of forwarded) headers.delete(name);
    c.req.raw = new Request(c.req.raw, { headers });
  }
  return next();
};

/** The configured origin whose host a request names, or null: such a request is not for us. */
export function originFor(host: string | undefined, origins: readonly string[]): string | null {
  return origins.find((origin) => new URL(origin).host === host?.toLowerCase()) ?? null;
}
