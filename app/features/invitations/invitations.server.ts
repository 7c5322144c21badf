import { inTransaction } from "#db/connection.server";
import { revokeLinksOf } from "#db/repositories/family-links";
import {
  findInvitationByToken,
  findInvitationPage,
  insertInvitation,
  revokeInvitation as markRevoked,
} from "#db/repositories/invitations";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { type InvitationState, invitationEnd, invitationState } from "~/domain/family/invitation";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { digest, randomId } from "~/platform/crypto/random.server";

const PAGE = 50;

export type CreatedInvitation =
  | { ok: true; id: string; token: string; expiresAt: string }
  | { ok: false; reason: "not-found" | "old-form" };

/**
 * Makes a one-time link for a relative of this prisoner. The token follows from the form's key, so that the same form
 * twice makes one link and both answers show it; stored is only its hash. `old-form`: that link is no longer open.
 */
export async function createInvitation(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { note, key }: { note: string; key: string },
  now: Date,
): Promise<CreatedInvitation> {
  const token = app.crypto.blindIndex("invitation", `${viewer.personId} ${prisonerId} ${key}`);
  const tokenHash = digest(token);
  const createdAt = now.toISOString();
  return inTransaction(app.db, async (tx) => {
    const prisoner = await findPrisoner(tx, prisonerId);
    if (!prisoner || prisoner.mergedInto !== null) return { ok: false, reason: "not-found" };
    const id = randomId();
    await insertInvitation(tx, {
      id,
      tokenHash,
      prisonerId,
      personId: null,
      noteEncrypted: note === "" ? null : app.crypto.seal(note, notePlace(id)),
      createdAt,
      expiresAt: invitationEnd(createdAt),
      usedAt: null,
      revokedAt: null,
    });
    const made = await findInvitationByToken(tx, tokenHash);
    if (!made || invitationState(made, createdAt) !== "open") return { ok: false, reason: "old-form" };
    if (made.id === id) await recordDeed(tx, viewer, { action: "relative-invited", prisonerId }, now);
    return { ok: true, id: made.id, token, expiresAt: made.expiresAt };
  });
}

/**
 * Takes an invitation back and ends what came of it: the relative who used it is out at the next request. Answers
 * whom it was about; null where there is no such invitation.
 */
export async function revokeInvitation(
  app: App,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<string | null> {
  return retrying(app.db, async (tx) => {
    const revoked = await markRevoked(tx, id, now.toISOString());
    if (!revoked) return null;
    await revokeLinksOf(tx, id, now.toISOString());
    await recordDeed(
      tx,
      viewer,
      { action: "relative-invitation-ended", prisonerId: revoked.prisonerId },
      now,
    );
    return revoked.prisonerId;
  });
}

/** A page of invitations, newest first, as a coordinator sees them: never the relative, only the note. */
export async function listInvitations(
  app: App,
  asked: { state: InvitationState | null; prisonerId: string | null; page: number },
  now: Date,
) {
  const filter = { state: asked.state, prisonerId: asked.prisonerId, now: now.toISOString() };
  const range = { offset: (asked.page - 1) * PAGE, limit: PAGE + 1 };
  const rows = await findInvitationPage(app.db, filter, range);
  return {
    rows: rows.slice(0, PAGE).map((row) => {
      const state = invitationState(row, filter.now);
      return {
        id: row.id,
        prisonerId: row.prisonerId,
        name: row.name,
        note: row.noteEncrypted === null ? null : app.crypto.open(row.noteEncrypted, notePlace(row.id)),
        madeOn: row.createdAt.slice(0, 10),
        state,
        stateOn: stateInstant(state, row).slice(0, 10),
        wasUsed: row.usedAt !== null,
      };
    }),
    hasMore: rows.length > PAGE,
  };
}

export type InvitationRow = Awaited<ReturnType<typeof listInvitations>>["rows"][number];

/** When a state began, or for an open one when it ends. */
function stateInstant(
  state: InvitationState,
  row: { expiresAt: string; usedAt: string | null; revokedAt: string | null },
): string {
  if (state === "used") return row.usedAt ?? row.expiresAt;
  if (state === "revoked") return row.revokedAt ?? row.expiresAt;
  return row.expiresAt;
}

/** Where the sealed note of an invitation belongs. */
export function notePlace(id: string) {
  return { table: "invitation", column: "noteEncrypted", rowId: id };
}
