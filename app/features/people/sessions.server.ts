import { inTransaction } from "#db/connection.server";
import { countSessions, deleteAllSessions } from "#db/repositories/sessions";
import type { Viewer } from "~/domain/access/roles";
import { type Proof, proveAgain } from "~/features/account/prove.server";
import { recordDeed, recordServerDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";

/** How many sessions of everybody are in use. */
export function countAllSessions({ db }: App, now: Date): Promise<number> {
  return countSessions(db, null, now.toISOString());
}

/** Ends every session of everybody, one's own too, for whoever proves who they are. */
export async function endAllSessions(
  app: App,
  viewer: Viewer,
  password: string,
  now: Date,
): Promise<{ ok: true; sessions: number } | Exclude<Proof, { ok: true }>> {
  const proof = await proveAgain(app, viewer, password, now);
  if (!proof.ok) return proof;
  return inTransaction(app.db, async (tx) => {
    const sessions = await countSessions(tx, null, now.toISOString());
    await deleteAllSessions(tx);
    await recordDeed(tx, viewer, { action: "sessions-ended", detail: { sessions } }, now);
    return { ok: true, sessions };
  });
}

/** The same from the server itself; answers how many there were. */
export async function endSessionsByCommand(app: App, now: Date): Promise<number> {
  return inTransaction(app.db, async (tx) => {
    const sessions = await countSessions(tx, null, now.toISOString());
    await deleteAllSessions(tx);
    await recordServerDeed(tx, { action: "sessions-ended", detail: { sessions } }, now);
    return sessions;
  });
}
