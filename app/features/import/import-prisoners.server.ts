import { inTransaction, type Tx } from "#db/connection.server";
import { findAllFacilityAddresses } from "#db/repositories/facilities";
import { findAllRecognitions } from "#db/repositories/recognitions";
import type { ListFormat } from "~/domain/import/facts";
import { type ImportPlan, planImport, type ReadRow } from "~/domain/import/plan";
import type { Unreadable } from "~/domain/import/table";
import type { App } from "~/platform/app.server";
import { applyPlan, type Progress } from "./apply.server";
import { readPrisoners } from "./read-prisoners.server";

export type ImportOutcome = { ok: true; plan: ImportPlan } | ({ ok: false } & Unreadable);

/**
 * Takes over a published list of prisoners: everything in one transaction, or nothing. What was done, or with `dryRun`
 * would be done, is the plan. The same file again changes nothing.
 */
export async function importPrisoners(
  app: Pick<App, "db">,
  file: { bytes: Uint8Array; format: ListFormat; dryRun: boolean },
  now: Date,
  progress: Progress = () => {},
): Promise<ImportOutcome> {
  const { format, dryRun } = file;
  const reading = readPrisoners(file.bytes, format, now.toISOString().slice(0, 10));
  if (!reading.ok) return reading;
  const plan = dryRun
    ? await makePlan(app.db, format, reading.rows)
    : await inTransaction(app.db, async (tx) => {
        const made = await makePlan(tx, format, reading.rows);
        await applyPlan(tx, made, format, now, progress);
        return made;
      });
  return { ok: true, plan };
}

async function makePlan(tx: Tx, format: ListFormat, rows: readonly ReadRow[]): Promise<ImportPlan> {
  const recognitions = await findAllRecognitions(tx, format.list);
  return planImport(rows, { recognitions, facilities: await findAllFacilityAddresses(tx) });
}
