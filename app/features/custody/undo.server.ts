import type { Tx } from "#db/connection.server";
import {
  findBuiltOnStay,
  findClosings,
  findCurrentStatus,
  findCustodyChange,
  reopenMoveReport,
  restoreStay,
  undoCustodyChange,
  voidStatusChange,
} from "#db/repositories/custody";
import { deleteFarewells } from "#db/repositories/farewells";
import { findAllLetters } from "#db/repositories/letters";
import { findLoad, lockLoads } from "#db/repositories/load";
import { updatePrisoner } from "#db/repositories/prisoners";
import { isUntaken } from "#db/repositories/sheet-pairs";
import { lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { isFull } from "~/domain/correspondence/states";
import { type CustodyUndoVerdict, decideCustodyUndo } from "~/domain/prisoners/custody-change";
import { recordDeed } from "~/features/audit/record.server";
import { changeCorrespondence, retrying, StaleRow } from "~/features/correspondence/change.server";
import { voidEvidence } from "~/features/correspondence/evidence.server";
import { trustOf } from "~/features/correspondence/facts.server";
import { settled } from "~/features/correspondence/settle.server";
import { undoInParcels } from "~/features/parcels/custody.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";

type Change = Row<"custodyChange">;

/**
 * Takes back what the desk recorded: stay, status and marks are as they were, what was closed goes on, a family's word
 * waits again. Doing it twice is no mistake.
 */
export async function undoCustody(
  app: App,
  viewer: Viewer,
  { prisonerId, changeId }: { prisonerId: string; changeId: string },
  now: Date,
): Promise<CustodyUndoVerdict | { ok: false; reason: "not-found" }> {
  return retrying(app.db, async (tx) => {
    const closings = await findClosings(tx, changeId);
    await lockVolunteers(
      tx,
      closings.flatMap(({ personId }) => personId ?? []),
    );
    await lockLoads(tx, [prisonerId]);
    const change = await findCustodyChange(tx, prisonerId, changeId);
    if (!change) return { ok: false, reason: "not-found" };
    if (change.undoneAt !== null) return { ok: true };
    const verdict = await judgeUndo(tx, change);
    if (!verdict.ok) return verdict;
    await undoChange(tx, change, now);
    await recordDeed(
      tx,
      viewer,
      { action: "custody-undone", prisonerId, detail: { kind: change.kind } },
      now,
    );
    return { ok: true };
  });
}

/** Whether this change can still be undone. */
export async function judgeUndo(tx: Tx, change: Change): Promise<CustodyUndoVerdict> {
  const current = await findCurrentStatus(tx, change.prisonerId);
  const builtOn = change.stayId === null ? null : await findBuiltOnStay(tx, change.prisonerId, change.stayId);
  return decideCustodyUndo({ isNewest: current?.id === change.statusChangeId, builtOn });
}

/** Takes a change back that may be ({@link judgeUndo}). Whoever calls has locked the load, and runs it with `retrying`. */
export async function undoChange(tx: Tx, change: Change, now: Date): Promise<void> {
  const { id, prisonerId, stayId, endedStayId, statusChangeId, moveReportId } = change;
  if (!(await undoCustodyChange(tx, id, now.toISOString()))) throw new StaleRow();
  await voidStatusChange(tx, statusChangeId, now.toISOString());
  const before = await findCurrentStatus(tx, prisonerId);
  if (before) await updatePrisoner(tx, prisonerId, { status: before.status });
  await undoInParcels(tx, change, now);
  await restoreStay(tx, stayId, endedStayId);
  if (moveReportId !== null) await reopenMoveReport(tx, moveReportId);
  await deleteFarewells(tx, id);
  await voidEvidence(tx, { custodyChangeId: id }, now);
  for (const row of await findClosings(tx, id)) await reopen(tx, row, change, now);
  await refreshPrisonerLoad(tx, prisonerId, now);
}

/** Whether nobody is known any more whose it is; whoever came out of a spreadsheet may have no account yet. */
async function isErased(tx: Tx, { id, personId, circleId }: Row<"correspondence">): Promise<boolean> {
  return personId === null && circleId === null && !(await isUntaken(tx, id));
}

/** A correspondence goes on as time has left it; what was stopped or erased meanwhile stays closed. */
async function reopen(
  tx: Tx,
  { stateBefore, ...row }: Awaited<ReturnType<typeof findClosings>>[number],
  change: Change,
  now: Date,
): Promise<void> {
  if (row.closedReason !== "prisoner-closed" || (await isErased(tx, row))) return;
  const letters = await findAllLetters(tx, row.id);
  const isWritten = letters.some(
    ({ state, recordedAt }) => state !== "reserved" && recordedAt > change.recordedAt,
  );
  const state = stateBefore === "held" && isWritten ? "active" : stateBefore;
  const trust = await trustOf(tx, row.personId);
  const open = { state, closedReason: null, closedAt: null };
  const next = { ...open, ...settled({ ...row, ...open }, trust, now.toISOString()) };
  const load = await findLoad(tx, row.prisonerId);
  const overCap = next.seat !== "none" && load !== undefined && isFull(load, trust) ? 1 : row.overCap;
  if ((await changeCorrespondence(tx, row, { ...next, overCap })) !== "done") throw new StaleRow();
}
