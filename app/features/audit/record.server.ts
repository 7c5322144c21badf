import type { Tx } from "#db/connection.server";
import { insertAuditEntry } from "#db/repositories/audit";
import type { Viewer } from "~/domain/access/roles";
import type { DeedCode } from "~/domain/desk/deeds";

export interface Deed {
  action: DeedCode;
  prisonerId?: string;
  facilityId?: string;
  /** The account it was done to. */
  subjectId?: string;
  /** Codes and counts only: no name, address or text. */
  detail?: Readonly<Record<string, string | number>>;
}

/** Keeps what somebody did at the desk, in the transaction that does it. */
export async function recordDeed(
  tx: Tx,
  viewer: Viewer,
  { action, prisonerId, facilityId, subjectId, detail }: Deed,
  now: Date,
): Promise<void> {
  await insertAuditEntry(tx, {
    personId: viewer.personId,
    action,
    prisonerId: prisonerId ?? null,
    facilityId: facilityId ?? null,
    subjectId: subjectId ?? null,
    detail: detail === undefined ? null : JSON.stringify(detail),
    recordedAt: now.toISOString(),
  });
}

/** The same for what a relative may do as well: theirs is no deed of the desk. */
export async function recordStaffDeed(tx: Tx, viewer: Viewer, deed: Deed, now: Date): Promise<void> {
  if (viewer.role === "coordinator" || viewer.role === "admin") await recordDeed(tx, viewer, deed, now);
}
