import { findPendingSignIn, insertPendingSignIn } from "#db/repositories/pending-sign-ins";
import type { Role } from "~/domain/access/roles";
import { PENDING_MINUTES } from "~/domain/access/second-factor";
import type { App } from "~/platform/app.server";
import { digest, randomToken } from "~/platform/crypto/random.server";
import { passingCookie, readCookie } from "~/platform/http/cookies.server";
import type { Jar } from "~/platform/http/sealed-cookie.server";
import { ownNames } from "./own-names.server";

/** Another cookie than a session's, of another table: what reads sessions cannot take it for one. */
const COOKIE = "pending";

/** Somebody who gave the right password in this browser and owes a code. */
export interface PendingSignIn {
  idHash: string;
  person: { id: string; role: Role };
  /** What they sign in with, by which a known device is told. */
  name: string;
}

/** Begins a sign-in that a code must finish; answers the cookie that binds it to this browser. */
export async function beginPending(app: App, personId: string, origin: string, now: Date): Promise<string> {
  const token = randomToken();
  await insertPendingSignIn(app.db, {
    idHash: digest(token),
    personId,
    startedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + PENDING_MINUTES * 60_000).toISOString(),
  });
  return passingCookie(origin, COOKIE, token);
}

/** Whose code this browser owes; null when nobody's, or too late. */
export async function readPending(jar: Jar, request: Request): Promise<PendingSignIn | null> {
  const token = readCookie(request.headers.get("Cookie"), jar.origin, COOKIE);
  if (!token) return null;
  const idHash = digest(token);
  const person = await findPendingSignIn(jar.app.db, idHash, jar.now.toISOString());
  if (!person) return null;
  const { signInName, email } = await ownNames(jar.app, person.id);
  return { idHash, person, name: signInName ?? email ?? "" };
}

export function clearedPendingCookie({ origin }: Pick<Jar, "origin">): string {
  return passingCookie(origin, COOKIE, "");
}
