import { addDaysTo, type Instant, isBefore } from "../dates/instants";

/** How long a link waits for its relative. */
export const INVITATION_DAYS = 14;

/** Waiting for its relative · used by one · too old · taken back, with whatever came of it. */
export const invitationStates = ["open", "used", "expired", "revoked"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** When an invitation made at `now` stops working. */
export function invitationEnd(now: Instant): Instant {
  return addDaysTo(now, INVITATION_DAYS);
}

/** How an invitation stands. It works up to, not including, the instant it expires. */
export function invitationState(
  { usedAt, revokedAt, expiresAt }: { usedAt: Instant | null; revokedAt: Instant | null; expiresAt: Instant },
  now: Instant,
): InvitationState {
  if (revokedAt !== null) return "revoked";
  if (usedAt !== null) return "used";
  return isBefore(now, expiresAt) ? "open" : "expired";
}
