import type { RequestContext } from "~/platform/http/context.server";
import { keptCookie, readCookie } from "~/platform/http/cookies.server";

const COOKIE = "keys";

/** Whether the single keys of desk tables are on in this browser; they are until somebody switches them off. */
export function keysOn(request: Request, { origin }: RequestContext): boolean {
  return readCookie(request.headers.get("Cookie"), origin, COOKIE) !== "off";
}

/** The `Set-Cookie` that switches them. */
export function keysCookie({ origin }: RequestContext, on: boolean): string {
  return keptCookie(origin, COOKIE, on ? "on" : "off");
}
