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

/** The same for a command on the server: whoever holds that has no account. */
export async function recordServerDeed(
  tx: Tx,
  { action, subjectId, detail }: Pick<Deed, "action" | "subjectId" | "detail">,
  now: Date,
): Promise<void> {
  await insertAuditEntry(tx, {
    ...{ personId: null, prisonerId: null, facilityId: null },
    action,
    subjectId: subjectId ?? null,
    detail: JSON.stringify({ ...detail, ...BY_SERVER }),
    recordedAt: now.toISOString(),
  });
}

const BY_SERVER = { by: "server" } as const;

/** Only a command does these; their entries need not say so. */
const serverOnly: readonly string[] = ["second-factor-reset"] satisfies readonly DeedCode[];

/** Whether an entry without an account is a command's, and not one whose account is gone. */
export function isByServer(entry: {
  personId: string | null;
  action: string;
  detail: string | null;
}): boolean {
  if (entry.personId !== null) return false;
  if (serverOnly.includes(entry.action)) return true;
  return entry.detail !== null && (JSON.parse(entry.detail) as { by?: unknown }).by === BY_SERVER.by;
}

/** The same for what a relative may do as well: theirs is no deed of the desk. */
export async function recordStaffDeed(tx: Tx, viewer: Viewer, deed: Deed, now: Date): Promise<void> {
  if (viewer.role === "coordinator" || viewer.role === "admin") await recordDeed(tx, viewer, deed, now);
}
