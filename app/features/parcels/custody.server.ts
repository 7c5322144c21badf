import type { Tx } from "#db/connection.server";
import { findOpenPledge, findPledgesEndedBy, reopenPledge } from "#db/repositories/item-pledges";
import { countPledged } from "#db/repositories/parcel-items";
import { findPackingsEndedBy, reopenPacking } from "#db/repositories/parcel-packers";
import {
  findCancelledBy,
  findLedger,
  findParcelsByIds,
  restayParcels,
  updateParcel,
} from "#db/repositories/parcels";
import { StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { judgeOf } from "./course.server";
import { readCase } from "./facts.server";
import { handBackParcel } from "./hand-back.server";

interface Change {
  id: string;
  kind: "moved" | "released" | "exchanged" | "quashed" | "died";
  /** Where the next stay is; null where none began. */
  stay: { stayId: number; facilityId: string | null } | null;
}

/** Entries that nobody has sent: what a move makes wait and an end cancels. */
export async function countUnsent(tx: Tx, prisonerId: string): Promise<number> {
  return (await findUnsent(tx, prisonerId)).length;
}

/**
 * What a change of custody does to parcels nobody has sent. A move to another place hands back what was promised, and
 * they wait for the new place; an end cancels them, the family's days too. Whoever calls has locked the load.
 */
export async function applyToParcels(tx: Tx, prisonerId: string, change: Change, now: Date): Promise<void> {
  const endedAt = now.toISOString();
  const { id: custodyChangeId, kind, stay } = change;
  if (kind === "moved" && stay === null) return;
  const endedReason = kind === "moved" ? "moved" : kind === "died" ? "died" : "over";
  for (const row of await findUnsent(tx, prisonerId)) {
    const isPacked = row.state === "packed";
    if (!(kind === "moved" && isPacked)) {
      await handBackParcel(tx, row.id, { endedAt, endedReason, custodyChangeId });
    }
    const stateBefore = isPacked ? ("packed" as const) : ("planned" as const);
    const next =
      kind === "moved"
        ? { ...stay }
        : { state: "cancelled" as const, stateBefore, closedAt: endedAt, custodyChangeId };
    if (!(await updateParcel(tx, row, { ...next, changedAt: endedAt }))) throw new StaleRow();
  }
}

/** Puts back what {@link applyToParcels} did, as far as nobody else has taken it meanwhile. */
export async function undoInParcels(
  tx: Tx,
  { id, stayId, endedStayId }: { id: string; stayId: number | null; endedStayId: number | null },
  now: Date,
): Promise<void> {
  if (stayId !== null) await restayParcels(tx, stayId, endedStayId);
  for (const row of await findCancelledBy(tx, id)) {
    const state = row.stateBefore ?? "planned";
    const open = { state, stateBefore: null, custodyChangeId: null, closedAt: null };
    if (!(await updateParcel(tx, row, { ...open, changedAt: now.toISOString() }))) throw new StaleRow();
  }
  for (const pledge of await findPledgesEndedBy(tx, id)) {
    const [parcel] = await findParcelsByIds(tx, [pledge.parcelId]);
    if (parcel?.state !== "planned" && parcel?.state !== "packed") continue;
    if (await findOpenPledge(tx, pledge.itemId, pledge.personId)) continue;
    if (await countPledged(tx, pledge.itemId, pledge.pieces)) await reopenPledge(tx, pledge.id);
  }
  for (const packing of await findPackingsEndedBy(tx, id)) await reopenPacking(tx, packing.id);
}

/** Hands back what was promised for parcels that a sanction keeps out. Whoever calls has locked the load. */
export async function pauseForSanction(app: App, tx: Tx, prisonerId: string, now: Date): Promise<void> {
  const found = await readCase(app, tx, prisonerId, now);
  if (!found) return;
  for (const row of found.rows.filter(({ state }) => state === "planned")) {
    const { answer, reason } = judgeOf(found, row);
    if (answer !== "no" || !inCell.some((each) => each === reason)) continue;
    await handBackParcel(tx, row.id, { endedAt: now.toISOString(), endedReason: "sanction" });
  }
}

const inCell = ["shizo", "kartser", "pkt", "epkt"] as const;

async function findUnsent(tx: Tx, prisonerId: string) {
  const rows = await findLedger(tx, prisonerId);
  return rows.filter(({ state }) => state === "planned" || state === "packed");
}
