import type { Tx } from "#db/connection.server";
import {
  findBulkRun,
  findUndoableEntries,
  lockBulkRun,
  markRunUndone,
  saveEntries,
} from "#db/repositories/bulk-runs";
import {
  deleteConfirmations,
  markEditsUndone,
  replaceConfirmation,
  replaceValues,
} from "#db/repositories/bulk-values";
import { lockLoads } from "#db/repositories/load";
import { replaceExternalLoads } from "#db/repositories/load-exchange";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { alike } from "./run.server";

const PART = 250;

/**
 * Takes a deed back, part by part, from everybody for whom what it wrote still stands; the others keep what they have,
 * and it is noted. Twice is no mistake. False: there is no such deed.
 */
export async function undoBulk(app: App, viewer: Viewer, id: string, now: Date): Promise<boolean> {
  const run = await findBulkRun(app.db, id);
  if (!run) return false;
  await retrying(app.db, async (tx) => {
    if (!(await markRunUndone(tx, id, now.toISOString()))) return;
    await recordDeed(tx, viewer, { action: "bulk-undone", detail: { kind: run.kind } }, now);
  });
  for (let left = true; left; ) left = await retrying(app.db, (tx) => undoPart(tx, run, now));
  return true;
}

/** False: there was nothing to take back any more. */
async function undoPart(tx: Tx, run: Row<"bulkRun">, now: Date): Promise<boolean> {
  await lockBulkRun(tx, run.id);
  const entries = await findUndoableEntries(tx, run.id, PART);
  if (entries.length === 0) return false;
  await lockLoads(
    tx,
    entries.map((entry) => entry.prisonerId),
  );
  const undone = new Set<string>();
  const values = entries.map((entry) => ({
    id: entry.prisonerId,
    before: entry.valueBefore ?? "",
    after: entry.valueAfter ?? "",
  }));
  for (const group of alike(values)) {
    for (const id of await putBack(tx, run, group)) undone.add(id);
  }
  await markEditsUndone(tx, run.id, [...undone], now.toISOString());
  if (run.kind !== "confirmation") await refreshPrisonerLoads(tx, [...undone], now);
  await saveEntries(
    tx,
    entries.map((entry) => ({
      ...entry,
      undoResult: undone.has(entry.prisonerId) ? "undone" : "changed-since",
    })),
  );
  return true;
}

async function putBack(
  tx: Tx,
  run: Row<"bulkRun">,
  group: readonly { id: string; before: string; after: string }[],
): Promise<string[]> {
  const [{ before: to, after: from } = { before: "", after: "" }] = group;
  const ids = group.map(({ id }) => id);
  if (run.kind === "load") return replaceExternalLoads(tx, listOf(run), ids, { from, to });
  if (run.kind !== "confirmation") return replaceValues(tx, run.kind, ids, { from, to });
  const stays = await replaceConfirmation(tx, ids, { from, to, unlessSince: run.startedAt });
  await deleteConfirmations(
    tx,
    stays.map(({ stayId }) => stayId),
    run.startedAt,
  );
  return stays.map(({ id }) => id);
}

/** The campaign whose word a taken-over load is. */
function listOf(run: Row<"bulkRun">): string {
  return (JSON.parse(run.change) as { from: string }).from;
}
