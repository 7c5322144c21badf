import { addDaysTo, type Instant, isBefore } from "../dates/instants";

/** How long a link waits for the writer it was made for. */
export const TAKE_OVER_DAYS = 30;

/** No link yet · waiting for its writer · used by one · too old · taken back. */
export const takeOverStates = ["none", "open", "taken", "expired", "revoked"] as const;
export type TakeOverState = (typeof takeOverStates)[number];

export type Link = { usedAt: Instant | null; revokedAt: Instant | null; expiresAt: Instant };

/** When a link made at `now` stops working. */
export function takeOverEnd(now: Instant): Instant {
  return addDaysTo(now, TAKE_OVER_DAYS);
}

/** How the newest link of a writer stands. It works up to, not including, the instant it expires. */
export function takeOverState(link: Link | null, now: Instant): TakeOverState {
  if (link === null) return "none";
  if (link.usedAt !== null) return "taken";
  if (link.revokedAt !== null) return "revoked";
  return isBefore(now, link.expiresAt) ? "open" : "expired";
}
