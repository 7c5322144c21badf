import { redirect } from "@remix-run/node";
import { isStorageFull, notWaiting, type Tx } from "#db/connection.server";
import { holdOpenAccount } from "#db/repositories/people";
import {
  deleteOtherSessions,
  deleteSession,
  findLiveSession,
  insertSession,
  touchSession,
} from "#db/repositories/sessions";
import type { Role, Viewer } from "~/domain/access/roles";
import { sessionExpiry, sessionLifetime } from "~/domain/access/session-lifetime";
import type { App } from "~/platform/app.server";
import { digest, randomToken } from "~/platform/crypto/random.server";
import { clearedSessionCookie, readCookie, sessionCookie } from "~/platform/http/cookies.server";

/** Writing "last seen" at each request would make every read a write. */
const TOUCH_AFTER_MS = 60_000;

/** A request's session, as far as it goes. */
export interface OpenSession {
  viewer: Viewer;
  idHash: string;
  /** Whether the account has a second factor by now. */
  hasSecondFactor: boolean;
}

/** Who the request's cookie speaks for. A role change or a disabled account counts at once. */
export async function readSession(
  app: App,
  cookieHeader: string | null,
  origin: string,
  now: Date,
): Promise<OpenSession | null> {
  const token = readCookie(cookieHeader, origin, "session");
  if (!token) return null;
  const idHash = digest(token);
  const session = await findLiveSession(app.db, idHash, now.toISOString());
  if (!session) return null;
  if (now.getTime() - Date.parse(session.lastSeenAt) > TOUCH_AFTER_MS) {
    const expiry = sessionExpiry(session.role, new Date(session.createdAt), now);
    const touch = (tx: Tx) => touchSession(tx, idHash, now.toISOString(), expiry.toISOString());
    await notWaiting(app.db, touch).catch(passOverFullStorage);
  }
  const { personId, role, language, enrolledAt } = session;
  return { viewer: { personId, role, language }, idHash, hasSecondFactor: enrolledAt !== null };
}

/** Whoever only reads waits for no writer, and is not stopped by a disk that takes nothing more. */
function passOverFullStorage(error: unknown): void {
  if (!isStorageFull(error)) throw error;
}

/** Opens a session under a new id; answers the cookie to set. */
export async function openSession(
  tx: Tx,
  person: { id: string; role: Role },
  origin: string,
  now: Date,
): Promise<string> {
  const token = randomToken();
  await insertSession(tx, {
    idHash: digest(token),
    personId: person.id,
    createdAt: now.toISOString(),
    lastSeenAt: now.toISOString(),
    expiresAt: sessionExpiry(person.role, now, now).toISOString(),
  });
  return sessionCookie(origin, token, sessionLifetime(person.role).whole / 1000);
}

/**
 * Ends every session of a person and opens one under a new id, after what proves them changed; answers its cookie. Where
 * the session that asked was ended meanwhile, or the account closed, nothing is changed and they sign in anew: what a
 * bad day ended does not come back.
 */
export async function renewSession(
  tx: Tx,
  viewer: Viewer,
  { origin, sessionIdHash }: { origin: string; sessionIdHash: string | null },
  now: Date,
): Promise<string> {
  const isOpen = await holdOpenAccount(tx, viewer.personId);
  const isAlive = sessionIdHash !== null && (await deleteSession(tx, sessionIdHash));
  if (!isOpen || !isAlive) throw redirect("/sign-in", 303);
  await deleteOtherSessions(tx, viewer.personId, null);
  return openSession(tx, { id: viewer.personId, role: viewer.role }, origin, now);
}

/** Ends a session; answers the cookie that clears it. */
export async function closeSession(app: App, idHash: string | null, origin: string): Promise<string> {
  if (idHash) await deleteSession(app.db, idHash);
  return clearedSessionCookie(origin);
}
