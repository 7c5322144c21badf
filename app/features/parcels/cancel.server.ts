import type { Tx } from "#db/connection.server";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordStaffDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { type NotAllowed, refusalOf } from "./ask";
import { askOf, inCourse, notNow, write } from "./course.server";
import { handBackParcel } from "./hand-back.server";
import { isToldOf } from "./ledger";
import { lockCaseOf, mayChange, mayPlanFor } from "./plan-entry.server";

type Parcel = Row<"parcel">;
type Cancelled = { ok: true } | { ok: false; reason: "not-found" | "not-now" };

/**
 * Gives up what is planned or packed, or an entry about the past that was not so: the slot is free, and what was
 * promised is handed back. Twice is no mistake.
 */
export async function cancelEntry(app: App, viewer: Viewer, parcelId: string, now: Date): Promise<Cancelled> {
  return retrying(app.db, async (tx) => {
    const locked = await lockCaseOf(app, tx, parcelId, now);
    if (!locked || !mayChange(viewer, locked.row)) return { ok: false, reason: "not-found" };
    const { row } = locked;
    if (!(await mayPlanFor(tx, viewer, row.prisonerId))) return { ok: false, reason: "not-found" };
    if (row.state === "cancelled") return { ok: true };
    if (!isCancellable(row)) return notNow;
    await cancelRow(tx, row, now);
    await recordStaffDeed(tx, viewer, { action: "parcel-cancelled", prisonerId: row.prisonerId }, now);
    return { ok: true };
  });
}

/** Gives an entry up in a transaction that holds it. */
export async function cancelRow(tx: Tx, row: Parcel, now: Date): Promise<void> {
  const at = now.toISOString();
  await handBackParcel(tx, row.id, { endedAt: at, endedReason: "cancelled" });
  await write(tx, row, { state: "cancelled", stateBefore: stateBeforeOf(row), closedAt: at }, now);
}

/** Takes it up again, if its slot is still free. What was promised for it was handed back and stays so. */
export async function restoreEntry(
  app: App,
  viewer: Viewer,
  parcelId: string,
  now: Date,
): Promise<Cancelled | NotAllowed> {
  return inCourse(app, viewer, parcelId, now, async (tx, found, row) => {
    if (row.state !== "cancelled") return { ok: true };
    const state = row.stateBefore ?? "planned";
    const isPast = state !== "planned" && state !== "packed";
    const refusal = isPast ? null : refusalOf(askOf(found, { ...row, state }), true);
    if (refusal) return refusal;
    const closedAt = isPast ? row.recordedAt : null;
    await write(tx, row, { state, stateBefore: null, custodyChangeId: null, closedAt }, now);
    await recordStaffDeed(tx, viewer, { action: "parcel-restored", prisonerId: row.prisonerId }, now);
    return { ok: true };
  });
}

/** What nobody has sent, and what was only told of. */
export function isCancellable(row: Parcel): boolean {
  return stateBeforeOf(row) !== null;
}

function stateBeforeOf(row: Parcel): Parcel["stateBefore"] {
  const { state } = row;
  if (state === "planned" || state === "packed") return state;
  if (state === "sent" || state === "cancelled") return null;
  return isToldOf(row) ? state : null;
}
