import {
  deleteOtherSessions,
  deleteSessionOfPerson,
  findAllSessionsByPerson,
} from "#db/repositories/sessions";
import type { Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";

/** Stands in an address for every session but the one in use. */
export const OTHERS = "others";

export interface OwnSession {
  /** Digest of the session's secret: names it and opens nothing. */
  id: string;
  isThis: boolean;
  signedInOn: string;
  lastUsedOn: string;
}

/** One's own live sessions, this device first. Days only: no address or device is known of any. */
export async function ownSessions(
  app: App,
  viewer: Viewer,
  thisSession: string | null,
  now: Date,
): Promise<OwnSession[]> {
  const sessions = await findAllSessionsByPerson(app.db, viewer.personId, now.toISOString());
  return sessions
    .map(({ idHash, createdAt, lastSeenAt }) => ({
      id: idHash,
      isThis: idHash === thisSession,
      signedInOn: createdAt.slice(0, 10),
      lastUsedOn: lastSeenAt.slice(0, 10),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one of one's own sessions, or {@link OTHERS}. False: there is no such session of this person. */
export async function endSession(
  app: App,
  viewer: Viewer,
  thisSession: string | null,
  id: string,
): Promise<boolean> {
  if (id !== OTHERS) return (await deleteSessionOfPerson(app.db, viewer.personId, id)) > 0;
  await deleteOtherSessions(app.db, viewer.personId, thisSession);
  return true;
}
