import { inTransaction } from "#db/connection.server";
import { updateLastSeen } from "#db/repositories/people";
import { deleteSession } from "#db/repositories/sessions";
import type { Role } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { openSession } from "~/platform/session/sessions.server";

/** Where somebody comes from; a request's context is one. */
export interface Arrival {
  origin: string;
  /** For rate limits only; never stored or logged. */
  clientAddress: string | null;
  /** The session the browser had until now, which ends. */
  sessionIdHash: string | null;
}

/** Signs an account in under a new session id; answers the cookie to set. */
export async function enter(
  app: App,
  person: { id: string; role: Role },
  { origin, sessionIdHash }: Pick<Arrival, "origin" | "sessionIdHash">,
  now: Date,
): Promise<string> {
  return inTransaction(app.db, async (tx) => {
    if (sessionIdHash) await deleteSession(tx, sessionIdHash);
    await updateLastSeen(tx, person.id, now.toISOString().slice(0, 10));
    return openSession(tx, person, origin, now);
  });
}
