import { inTransaction, type Tx } from "#db/connection.server";
import { findPasswordHash, holdOpenAccount, updateLastSeen } from "#db/repositories/people";
import { hasSecondFactor } from "#db/repositories/second-factors";
import { deleteSession } from "#db/repositories/sessions";
import type { Role } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { verifyPassword } from "~/platform/crypto/passwords.server";
import { openSession } from "~/platform/session/sessions.server";
import { findAccount } from "./find-account.server";
import type { AccessShown } from "./join-answers";

/** Where somebody comes from; a request's context is one. */
export interface Arrival {
  origin: string;
  /** For rate limits only; never stored or logged. */
  clientAddress: string | null;
  /** The session the browser had until now, which ends. */
  sessionIdHash: string | null;
}

/**
 * Signs an account in under a new session id; answers the cookie to set. Null: since `secret`, the hash of its password,
 * was compared the password was changed or the account closed.
 */
export function enter(
  app: App,
  person: { id: string; role: Role; secret: string | null },
  from: Pick<Arrival, "origin" | "sessionIdHash">,
  now: Date,
): Promise<string | null> {
  return inTransaction(app.db, async (tx) => {
    const isOpen = await holdOpenAccount(tx, person.id);
    const holds = isOpen && (await findPasswordHash(tx, person.id)) === person.secret;
    return holds ? enterWithin(tx, person, from, now) : null;
  });
}

/** The same inside the transaction that proved them. */
export async function enterWithin(
  tx: Tx,
  person: { id: string; role: Role },
  { origin, sessionIdHash }: Pick<Arrival, "origin" | "sessionIdHash">,
  now: Date,
): Promise<string> {
  if (sessionIdHash) await deleteSession(tx, sessionIdHash);
  await updateLastSeen(tx, person.id, now.toISOString().slice(0, 10));
  return openSession(tx, person, origin, now);
}

/**
 * Signs in whoever was shown this name and passphrase, as long as both still hold; null when they do not, or when the
 * account has a second factor by now, which is asked for on the page of signing in.
 */
export async function enterByAccess(
  app: App,
  from: Arrival,
  { signInName, passphrase }: AccessShown,
  now: Date,
): Promise<string | null> {
  const person = await findAccount(app, app.db, signInName);
  const own = await verifyPassword(person?.secret ?? null, passphrase);
  if (!person || !own || (await hasSecondFactor(app.db, person.id))) return null;
  return enter(app, person, from, now);
}
