import type { Instant } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import { decideMove, decideSince, type MoveVerdict, type StatusAfterMove } from "./move";
import type { Status } from "./statuses";

/** How custody ends while somebody lives. */
export const releaseKinds = ["released", "exchanged", "quashed"] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** What happened, as far as it is known. `facilityId` null: on the way, or nobody knows. */
export type CustodyDeed = { since: PartialDate } & (
  | { kind: "moved"; status: StatusAfterMove; facilityId: string | null }
  | { kind: ReleaseKind }
  | { kind: "died" }
);

export type DeedVerdict = MoveVerdict | { ok: false; reason: "already-over" | "died" | "same" };

/**
 * Whether the desk may record this now. A released person may be moved again, for people are arrested anew; after a death
 * only undoing it leads back. `same`: place and status are what they are already.
 */
export function decideCustody(
  deed: CustodyDeed,
  current: { status: Status; facilityId: string | null },
  now: Instant,
): DeedVerdict {
  if (current.status === "died") return { ok: false, reason: "died" };
  if (deed.kind === "moved") {
    const { status, facilityId, since } = deed;
    const verdict = decideMove({ status, since, hasPlace: facilityId !== null }, now);
    if (!verdict.ok) return verdict;
    const isSame = status === current.status && facilityId === current.facilityId;
    return isSame ? { ok: false, reason: "same" } : verdict;
  }
  if (deed.kind !== "died" && current.status === "released") return { ok: false, reason: "already-over" };
  return decideSince(deed.since, now);
}

/** The status a deed leads to. */
export function statusAfter(deed: CustodyDeed): Status {
  if (deed.kind === "moved") return deed.status;
  return deed.kind === "died" ? "died" : "released";
}

export type CustodyUndoVerdict =
  | { ok: true }
  | { ok: false; reason: "newer" | "letters" | "parcels" | "confirmed" };

/** Whether a recorded change may be undone: nothing newer stands on it, no letter or parcel went to the new place, and nobody confirmed its address. */
export function decideCustodyUndo({
  isNewest,
  builtOn,
}: {
  isNewest: boolean;
  builtOn: "letters" | "parcels" | "confirmed" | null;
}): CustodyUndoVerdict {
  if (!isNewest) return { ok: false, reason: "newer" };
  return builtOn === null ? { ok: true } : { ok: false, reason: builtOn };
}
