import type { Tx } from "#db/connection.server";
import { insertAll } from "#db/repositories/bulk";
import { insertFacility, insertFacilityChannel } from "#db/repositories/facilities";
import { insertImportRun } from "#db/repositories/import-runs";
import { insertPrisoners } from "#db/repositories/prisoners";
import { markSeen } from "#db/repositories/recognitions";
import type { FacilityFacts } from "~/domain/import/facts";
import type { Mapping } from "~/domain/import/mapping";
import type { Creation, ImportPlan } from "~/domain/import/plan";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import { applyChange, applyRecognition } from "./apply-change.server";
import { creationRows, facilityRow, type Run } from "./rows";

/** Told now and then how many of how many rows are written. */
export type Progress = (done: number, of: number) => void;

/** People written by one statement. */
const CHUNK = 100;

/** Carries out a plan made in the same transaction. */
export async function applyPlan(
  tx: Tx,
  plan: ImportPlan,
  list: Pick<Mapping, "list" | "title">,
  now: Date,
  progress: Progress,
): Promise<void> {
  const { create, change, recognise, unchanged, refused, facilities } = plan;
  const id = await insertImportRun(tx, {
    list: list.list,
    startedAt: now.toISOString(),
    created: create.length,
    changed: change.length + recognise.length,
    unchanged: unchanged.length,
    refused: refused.length,
  });
  const run: Run = { id, list, now, facilityIds: [] };
  await createFacilities(tx, facilities, run);
  const of = create.length + change.length + recognise.length;
  let done = 0;
  for (let from = 0; from < create.length; from += CHUNK) {
    const chunk = create.slice(from, from + CHUNK);
    await createPrisoners(tx, chunk, run);
    done += chunk.length;
    progress(done, of);
  }
  for (const each of change) {
    await applyChange(tx, each, run);
    progress(++done, of);
  }
  for (const each of recognise) {
    await applyRecognition(tx, each, run);
    progress(++done, of);
  }
  await refreshPrisonerLoads(
    tx,
    [...change, ...recognise].map(({ prisonerId }) => prisonerId),
    now,
  );
  await markSeen(tx, list.list, unchanged, now.toISOString());
}

async function createFacilities(tx: Tx, facilities: readonly FacilityFacts[], run: Run): Promise<void> {
  for (const facts of facilities) {
    const facility = facilityRow(facts, run);
    await insertFacility(tx, facility);
    await insertFacilityChannel(tx, {
      facilityId: facility.id,
      channel: "post",
      worksSince: null,
      worksUntil: null,
      note: null,
      source: run.list.title,
      checkedOn: null,
    });
    run.facilityIds.push(facility.id);
  }
}

async function createPrisoners(tx: Tx, creations: readonly Creation[], run: Run): Promise<void> {
  const rows = creations.map((creation) => creationRows(creation, run));
  await insertPrisoners(tx, rows);
  await insertAll(
    tx,
    "recognition",
    rows.map(({ recognition }) => recognition),
  );
  await refreshPrisonerLoads(
    tx,
    rows.map(({ prisoner }) => prisoner.id),
    run.now,
  );
}
