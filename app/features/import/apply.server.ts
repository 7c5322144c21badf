import type { Tx } from "#db/connection.server";
import { insertAll } from "#db/repositories/bulk";
import { insertFacility, insertFacilityChannel } from "#db/repositories/facilities";
import { insertImportEntries, insertImportRun } from "#db/repositories/import-runs";
import { lockLoads } from "#db/repositories/load";
import { insertPrisoners } from "#db/repositories/prisoners";
import { markSeen } from "#db/repositories/recognitions";
import { findWriterIdsOf, lockVolunteers } from "#db/repositories/writers";
import type { FacilityFacts } from "~/domain/import/facts";
import type { Mapping } from "~/domain/import/mapping";
import type { Change, Creation, ImportPlan } from "~/domain/import/plan";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import { applyChange, applyRecognition, saysOver } from "./apply-change.server";
import { entryOf } from "./entry";
import { creationRows, facilityRow, type Run } from "./rows";
import { reportOf } from "./run-report";
import { differenceOf, readStandings } from "./standing.server";

/** Told now and then how many of how many rows are written. */
export type Progress = (done: number, of: number) => void;

/** People written by one statement. */
const CHUNK = 500;

/** Carries out a plan made in the same transaction, and answers the id of its run. */
export async function applyPlan(
  tx: Tx,
  plan: ImportPlan,
  list: Pick<Mapping, "list" | "title">,
  now: Date,
  progress: Progress,
): Promise<number> {
  const { create, change, recognise, unchanged, refused, facilities } = plan;
  await lockWritersOf(tx, [...change, ...recognise].filter(saysOver));
  const id = await insertImportRun(tx, {
    list: list.list,
    startedAt: now.toISOString(),
    created: create.length,
    changed: change.length + recognise.length,
    unchanged: unchanged.length,
    refused: refused.length,
    facilities: facilities.length,
    report: JSON.stringify(reportOf(plan)),
    undoneAt: null,
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
  const changes = [
    ...change.map((each) => ({ each, write: applyChange })),
    ...recognise.map((each) => ({ each, write: applyRecognition })),
  ];
  for (let from = 0; from < changes.length; from += CHUNK) {
    const chunk = changes.slice(from, from + CHUNK);
    await changePrisoners(tx, chunk, run);
    done += chunk.length;
    progress(done, of);
  }
  await markSeen(tx, list.list, unchanged, now.toISOString());
  return id;
}

/** Volunteers are locked before any load; what ends their letters changes both. */
async function lockWritersOf(tx: Tx, changes: readonly Change[]): Promise<void> {
  const ids = changes.map(({ prisonerId }) => prisonerId);
  await lockVolunteers(tx, await findWriterIdsOf(tx, ids));
}

interface Written {
  each: Change;
  write: (tx: Tx, change: Change, run: Run) => Promise<void>;
}

/** Writes changes and keeps what they replaced. */
async function changePrisoners(tx: Tx, chunk: readonly Written[], run: Run): Promise<void> {
  const ids = chunk.map(({ each }) => each.prisonerId);
  await lockLoads(tx, ids);
  const before = await readStandings(tx, run.list.list, ids);
  for (const { each, write } of chunk) await write(tx, each, run);
  await refreshPrisonerLoads(tx, ids, run.now);
  const after = await readStandings(tx, run.list.list, ids);
  const entries = chunk.flatMap(({ each: { prisonerId, line } }) => {
    const [was, is] = [before.get(prisonerId), after.get(prisonerId)];
    const difference = was && is ? differenceOf(was, is) : null;
    if (!is || !difference) return [];
    const sides = { before: JSON.stringify(difference.before), after: JSON.stringify(difference.after) };
    return [
      entryOf(run.id, { subject: "prisoner", subjectId: prisonerId, line, version: is.rowVersion }, sides),
    ];
  });
  await insertImportEntries(tx, entries);
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
  await insertImportEntries(
    tx,
    run.facilityIds.map((subjectId) =>
      entryOf(run.id, { subject: "facility", subjectId, line: 0, version: 1 }),
    ),
  );
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
  await insertImportEntries(
    tx,
    rows.map(({ prisoner }, at) =>
      entryOf(run.id, {
        subject: "prisoner",
        subjectId: prisoner.id,
        line: creations[at]?.line ?? 0,
        version: prisoner.rowVersion,
      }),
    ),
  );
}
