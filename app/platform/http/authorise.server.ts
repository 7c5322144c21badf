import type { Context } from "hono";
import { type Address, type AddressPattern, addresses, admits } from "~/domain/access/addresses";
import type { Viewer } from "~/domain/access/roles";

export type Admission =
  | { kind: "admitted"; pattern: AddressPattern }
  | { kind: "sign-in" }
  | { kind: "enrol" }
  | { kind: "missing" }
  | { kind: "method"; allowed: string };

/** Who asks, and what is so of them and of the installation. */
export interface Asking {
  viewer: Viewer | null;
  /** They have to set a second factor up before anything else. */
  mustEnrol: boolean;
  demo: boolean;
}

/** Where a second factor is set up. */
export const ENROLMENT = "/account/security/second-factor" satisfies AddressPattern;

/**
 * Decides before the framework sees a request whether it may go on. Nobody learns from the answer that an
 * address exists for another role: the wrong role and a wrong address are both missing.
 */
export function admit(
  pattern: AddressPattern | null,
  method: string,
  { viewer, mustEnrol, demo }: Asking,
): Admission {
  if (pattern === null) return { kind: "missing" };
  const address: Address = addresses[pattern];
  if (address.demoOnly && !demo) return { kind: "missing" };
  if (!admits(address.audience, viewer?.role ?? null)) return { kind: viewer ? "missing" : "sign-in" };
  const asked = method === "HEAD" ? "GET" : method;
  if (!address.methods.some((each) => each === asked)) {
    return { kind: "method", allowed: address.methods.join(", ") };
  }
  if (mustEnrol && !address.whileEnrolling) return { kind: "enrol" };
  return { kind: "admitted", pattern };
}

/** Where a visitor is sent: the sign-in page, told where to go on. A lost form cannot be replayed, so only reads return. */
export function signInAddress(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  return isRead ? `/sign-in?next=${encodeURIComponent(pathname + search)}` : "/sign-in?ended=1";
}
