import { inSnapshot } from "#db/connection.server";
import { lockImports } from "#db/repositories/import-runs";
import { lockLoads } from "#db/repositories/load";
import { findAllPairsOf, findAllWrittenTo } from "#db/repositories/sheet-pairs";
import { type PairPlan, planPairs } from "~/domain/import/plan-pairs";
import { pairSheet, type SheetColumns } from "~/domain/import/sheet-columns";
import { type PairFacts, type Read, readPairRow } from "~/domain/import/sheet-row";
import type { Unreadable } from "~/domain/import/table";
import { retrying } from "~/features/correspondence/change.server";
import { labelIndex } from "~/features/take-overs/labels.server";
import type { App } from "~/platform/app.server";
import { applyPairs } from "./apply-pairs.server";
import type { PlanPlace } from "./kinds.server";
import { recordImport } from "./record-import.server";
import { findMeant, meantIds, readSheet, type SheetFile, type SheetReading } from "./sheet.server";

export type PairsOutcome = { ok: true; plan: PairPlan; runId: number | null } | ({ ok: false } & Unreadable);

/**
 * Takes over who writes to whom from an old spreadsheet: everything in one transaction, or nothing. The correspondences
 * count from now on and have no account; links let their writers go on (`features/take-overs`). What was done, or
 * with `dryRun` would be done, is the plan; `runId` is null when nothing was written. The same file again changes nothing.
 */
export async function importPairs(
  app: App,
  { bytes, columns = null, dryRun }: SheetFile,
  now: Date,
): Promise<PairsOutcome> {
  const reading = readPairs(bytes, columns, now);
  if (!reading.ok) return reading;
  const { rows } = reading;
  if (dryRun) {
    const plan = await inSnapshot(app.db, (tx) => planPairRows({ app, tx, toWrite: false }, rows));
    return { ok: true, plan, runId: null };
  }
  return retrying(app.db, async (tx) => {
    await lockImports(tx);
    const plan = await planPairRows({ app, tx, toWrite: true }, rows);
    const runId = await applyPairs(app, tx, plan, now, () => {});
    await recordImport(tx, runId, now);
    return { ok: true, plan, runId };
  });
}

/** Reads a sheet of pairs; `columns` null: as the first line names them. */
export function readPairs(
  bytes: Uint8Array,
  columns: SheetColumns | null,
  now: Date,
): SheetReading<PairFacts> {
  const at = now.toISOString();
  return readSheet(bytes, pairSheet, columns, (row, found) => readPairRow(row, found, at));
}

/** Compares rows with who writes already. */
export async function planPairRows(
  { app, tx, toWrite }: PlanPlace,
  rows: readonly Read<PairFacts>[],
): Promise<PairPlan> {
  const meant = await findMeant(tx, rows);
  const ids = meantIds(meant);
  if (toWrite && ids.length > 0) await lockLoads(tx, ids);
  const written = rows.map((row, at) => ({
    ...row,
    meant: meant[at] ?? null,
    labelIndex: row.ok ? labelIndex(app, row.facts.label) : "",
  }));
  return planPairs(written, await findAllWrittenTo(tx, ids), await findAllPairsOf(tx, ids));
}
