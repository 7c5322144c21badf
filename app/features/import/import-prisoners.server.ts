import { inSnapshot, type Tx } from "#db/connection.server";
import { findAllFacilityAddresses } from "#db/repositories/facilities";
import { lockImports } from "#db/repositories/import-runs";
import { findAllKnownPeople } from "#db/repositories/known-people";
import { findAllRecognitions } from "#db/repositories/recognitions";
import type { Mapping } from "~/domain/import/mapping";
import { type Answers, type ImportPlan, planImport, type ReadRow } from "~/domain/import/plan";
import type { Unreadable } from "~/domain/import/table";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { applyPlan, type Progress } from "./apply.server";
import { readPrisoners } from "./read-prisoners.server";
import { recordImport } from "./record-import.server";

export type ImportOutcome = { ok: true; plan: ImportPlan } | ({ ok: false } & Unreadable);

/** A file and how it is to be read; `answers` settle doubtful rows, which are left out without one. */
export type ImportFile = { bytes: Uint8Array; mapping: Mapping; answers?: Answers };

/**
 * Takes over a list of prisoners: everything in one transaction, or nothing. What was done, or with `dryRun`
 * would be done, is the plan. The same file again changes nothing.
 */
export async function importPrisoners(
  app: Pick<App, "db">,
  { bytes, mapping, answers, dryRun }: ImportFile & { dryRun: boolean },
  now: Date,
  progress: Progress = () => {},
): Promise<ImportOutcome> {
  const reading = readPrisoners(bytes, mapping, now.toISOString().slice(0, 10));
  if (!reading.ok) return reading;
  const plan = dryRun
    ? await inSnapshot(app.db, (tx) => makePlan(tx, mapping, reading.rows, answers))
    : await retrying(app.db, async (tx) => {
        await lockImports(tx);
        const made = await makePlan(tx, mapping, reading.rows, answers);
        await recordImport(tx, await applyPlan(tx, made, mapping, now, progress), now);
        return made;
      });
  return { ok: true, plan };
}

/** Compares rows with what is stored at this moment. */
export async function makePlan(
  tx: Tx,
  mapping: Mapping,
  rows: readonly ReadRow[],
  answers?: Answers,
): Promise<ImportPlan> {
  const recognitions = await findAllRecognitions(tx, mapping.list);
  const facilities = await findAllFacilityAddresses(tx);
  const people = (await findAllKnownPeople(tx)).map(({ birthDate, birthPrecision, ...person }) => ({
    ...person,
    birth: { date: birthDate, precision: birthPrecision },
  }));
  return planImport(rows, { recognitions, facilities, people }, answers);
}
