import type { MiddlewareHandler } from "hono";
import { originFor } from "./guard.server";

const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Headers every answer carries, a refusal too; a page sets its own, wider Content-Security-Policy first. */
export function secureHeaders(origins: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (originFor(c.req.header("host"), origins)?.startsWith("https:"))
      headers.set("Strict-Transport-Security", "max-age=63072000");
    if (isPartOfPage(c.req.path)) return;
    if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", closedPolicy);
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
  };
}

/** Built scripts and styles: what only governs documents would weigh more than some of them do. */
function isPartOfPage(path: string): boolean {
  return path.startsWith("/assets/");
}
