import { inSnapshot } from "#db/connection.server";
import { lockImports } from "#db/repositories/import-runs";
import { lockLoads } from "#db/repositories/load";
import { findAllLettersOf, findAllPairsOf } from "#db/repositories/sheet-pairs";
import { type LetterPlan, planLetters } from "~/domain/import/plan-letters";
import { letterSheet, type SheetColumns } from "~/domain/import/sheet-columns";
import { type LetterFacts, type Read, readLetterRow } from "~/domain/import/sheet-row";
import type { Unreadable } from "~/domain/import/table";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { applyLetters } from "./apply-letters.server";
import type { PlanPlace } from "./kinds.server";
import { recordImport } from "./record-import.server";
import { findMeant, meantIds, readSheet, type SheetFile, type SheetReading } from "./sheet.server";

export type LettersOutcome =
  | { ok: true; plan: LetterPlan; runId: number | null }
  | ({ ok: false } & Unreadable);

/**
 * Takes over letters of the past from an old spreadsheet: everything in one transaction, or nothing. They count for
 * their correspondences, accounts or none: numbers, last letter, weight. What was done, or with `dryRun` would be done,
 * is the plan; `runId` is null when nothing was written. The same file again changes nothing.
 */
export async function importLetters(
  app: Pick<App, "db">,
  { bytes, columns = null, dryRun }: SheetFile,
  now: Date,
): Promise<LettersOutcome> {
  const reading = readLetters(bytes, columns, now);
  if (!reading.ok) return reading;
  const { rows } = reading;
  if (dryRun) {
    const plan = await inSnapshot(app.db, (tx) => planLetterRows({ tx, toWrite: false }, rows));
    return { ok: true, plan, runId: null };
  }
  return retrying(app.db, async (tx) => {
    await lockImports(tx);
    const plan = await planLetterRows({ tx, toWrite: true }, rows);
    const runId = await applyLetters(tx, plan, now, () => {});
    await recordImport(tx, runId, now);
    return { ok: true, plan, runId };
  });
}

/** Reads a sheet of letters; `columns` null: as the first line names them. */
export function readLetters(
  bytes: Uint8Array,
  columns: SheetColumns | null,
  now: Date,
): SheetReading<LetterFacts> {
  const at = now.toISOString();
  return readSheet(bytes, letterSheet, columns, (row, found) => readLetterRow(row, found, at));
}

/** Compares rows with the letters that are here. */
export async function planLetterRows(
  { tx, toWrite }: Pick<PlanPlace, "tx" | "toWrite">,
  rows: readonly Read<LetterFacts>[],
): Promise<LetterPlan> {
  const meant = await findMeant(tx, rows);
  const ids = meantIds(meant);
  if (toWrite && ids.length > 0) await lockLoads(tx, ids);
  const told = rows.map((row, at) => ({ ...row, meant: meant[at] ?? null }));
  return planLetters(told, await findAllPairsOf(tx, ids), await findAllLettersOf(tx, ids));
}
