import type { Tx } from "#db/connection.server";
import { findFollowed, insertFamilyLink } from "#db/repositories/family-links";
import { findInvitationByToken, spendInvitation } from "#db/repositories/invitations";
import type { Role, Viewer } from "~/domain/access/roles";
import { invitationState } from "~/domain/family/invitation";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";

/** What a link shows: who is asked for, and what this viewer can do about it. Used, old, taken back, unknown: gone. */
export type ShownInvitation =
  | { state: "gone"; role: Role | null }
  | { state: "join"; name: string; nameLatin: string }
  | { state: "follow"; name: string; nameLatin: string }
  | { state: "following"; prisonerId: string; name: string; nameLatin: string }
  | { state: "other-role"; role: Role; name: string; nameLatin: string };

/** Reads a link for whoever opens it, and changes nothing. */
export async function readInvitation(
  app: App,
  viewer: Viewer | null,
  token: string,
  now: Date,
): Promise<ShownInvitation> {
  const open = await findOpenInvitation(app.db, token, now);
  if (!open) return { state: "gone", role: viewer?.role ?? null };
  const { prisonerId, name, nameLatin } = open;
  if (!viewer) return { state: "join", name, nameLatin };
  if (viewer.role !== "family") return { state: "other-role", role: viewer.role, name, nameLatin };
  const follows = await findFollowed(app.db, viewer.personId, prisonerId);
  return follows ? { state: "following", prisonerId, name, nameLatin } : { state: "follow", name, nameLatin };
}

export type Followed = { ok: true; prisonerId: string } | { ok: false; reason: "gone" };

/**
 * A relative with an account follows one more prisoner. Whoever follows already spends nothing; the same button
 * pressed twice is answered as once.
 */
export async function followByInvitation(
  app: App,
  viewer: Viewer,
  token: string,
  now: Date,
): Promise<Followed> {
  return retrying(app.db, async (tx) => {
    const invitation = await findInvitationByToken(tx, digest(token));
    if (!invitation) return { ok: false, reason: "gone" };
    const { prisonerId } = invitation;
    const isOwn = invitation.personId === viewer.personId;
    const isOpen = invitationState(invitation, now.toISOString()) === "open";
    if (!isOwn && !isOpen) return { ok: false, reason: "gone" };
    if (await findFollowed(tx, viewer.personId, prisonerId)) return { ok: true, prisonerId };
    return (await spend(tx, invitation, viewer.personId, now))
      ? { ok: true, prisonerId }
      : { ok: false, reason: "gone" };
  });
}

/** The invitation behind a token while it may be used. */
export async function findOpenInvitation(tx: Tx, token: string, now: Date) {
  const invitation = await findInvitationByToken(tx, digest(token));
  return invitation && invitationState(invitation, now.toISOString()) === "open" ? invitation : undefined;
}

/** Spends an invitation on a relative, who follows from now on. False: somebody else was first. */
export async function spend(
  tx: Tx,
  { id, prisonerId }: { id: string; prisonerId: string },
  personId: string,
  now: Date,
): Promise<boolean> {
  const at = now.toISOString();
  if (!(await spendInvitation(tx, id, { personId, usedAt: at }))) return false;
  await insertFamilyLink(tx, { personId, prisonerId, invitationId: id, createdAt: at, revokedAt: null });
  return true;
}
