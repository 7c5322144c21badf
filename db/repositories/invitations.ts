import { type Expression, type SqlBool, sql } from "kysely";
import type { InvitationState } from "~/domain/family/invitation";
import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

/** Stores an invitation. False: there is one with this token's hash, and nothing was written. */
export async function insertInvitation(tx: Tx, invitation: NewRow<"invitation">): Promise<boolean> {
  const row = await tx
    .insertInto("invitation")
    .values(invitation)
    .onConflict((conflict) => conflict.column("tokenHash").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The invitation behind a token with whom it is about; none for a prisoner merged into another. */
export async function findInvitationByToken(tx: Tx, tokenHash: string) {
  return withPrisoner(tx)
    .select(["invitation.personId", "prisoner.name", "prisoner.nameLatin"])
    .where("invitation.tokenHash", "=", tokenHash)
    .where("prisoner.mergedInto", "is", null)
    .executeTakeFirst();
}

/** Spends an invitation on a relative. False: it was spent, taken back or too old in the meantime. */
export async function spendInvitation(
  tx: Tx,
  id: string,
  { personId, usedAt }: { personId: string; usedAt: string },
): Promise<boolean> {
  const result = await tx
    .updateTable("invitation")
    .set({ personId, usedAt })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", usedAt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes an invitation back, however often; answers whom it is about, undefined where there is none. */
export async function revokeInvitation(tx: Tx, id: string, revokedAt: string) {
  return tx
    .updateTable("invitation")
    .set((eb) => ({ revokedAt: eb.fn.coalesce("revokedAt", eb.val(revokedAt)) }))
    .where("id", "=", id)
    .returning("prisonerId")
    .executeTakeFirst();
}

export interface InvitationFilter {
  /** Null takes every state. */
  state: InvitationState | null;
  /** Null takes every prisoner. */
  prisonerId: string | null;
  now: string;
}

/** At most `limit` invitations, newest first, `offset` left out. */
export async function findInvitationPage(
  tx: Tx,
  { state, prisonerId, now }: InvitationFilter,
  { offset, limit }: { offset: number; limit: number },
) {
  let query = withPrisoner(tx).select(["invitation.noteEncrypted", "prisoner.name", "prisoner.nameLatin"]);
  if (prisonerId !== null) query = query.where("invitation.prisonerId", "=", prisonerId);
  if (state !== null) query = query.where(inState(state, now));
  return query
    .orderBy("invitation.createdAt", "desc")
    .orderBy("invitation.id")
    .offset(offset)
    .limit(limit)
    .execute();
}

function withPrisoner(tx: Tx) {
  return tx
    .selectFrom("invitation")
    .innerJoin("prisoner", "prisoner.id", "invitation.prisonerId")
    .select([
      "invitation.id",
      "invitation.prisonerId",
      "invitation.createdAt",
      "invitation.expiresAt",
      "invitation.usedAt",
      "invitation.revokedAt",
    ]);
}

/** The condition behind each state, the same as the rule in domain. */
function inState(state: InvitationState, now: Row<"invitation">["expiresAt"]): Expression<SqlBool> {
  switch (state) {
    case "revoked":
      return sql<SqlBool>`invitation.revoked_at is not null`;
    case "used":
      return sql<SqlBool>`invitation.revoked_at is null and invitation.used_at is not null`;
    case "expired":
      return sql<SqlBool>`invitation.revoked_at is null and invitation.used_at is null and invitation.expires_at <= ${now}`;
    case "open":
      return sql<SqlBool>`invitation.revoked_at is null and invitation.used_at is null and invitation.expires_at > ${now}`;
  }
}
