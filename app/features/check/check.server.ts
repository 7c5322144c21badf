import { type Database, inSnapshot, type Tx } from "#db/connection.server";
import {
  countOverdue,
  findBrokenStorage,
  findOpenCountDifferences,
  findProfileDifferences,
} from "#db/repositories/check";
import { countVolunteers, findAllClasses } from "#db/repositories/eligibility";
import { findAllLoads, findPrisonerIdsAfter } from "#db/repositories/load";
import { findPledgedDifferences } from "#db/repositories/parcel-parts";
import { computeLoadRows } from "~/features/prisoners/load.server";
import { checkCorrespondences } from "./correspondences.server";
import { compareRow, type Difference } from "./differences";
import { checkLetters } from "./letters.server";
import { inPages } from "./pages.server";

export interface CheckReport {
  /** Rows of each kind that were compared. */
  checked: { prisoners: number; classes: number; correspondences: number; letters: number };
  differences: Difference[];
  /** Rows that time has changed and no job has settled yet: information, not a difference. */
  overdue: number;
}

/**
 * Recomputes everything that is stored beside what it follows from, and answers what differs. Changes nothing; each
 * page is read as one snapshot, so that it may run while people write.
 */
export async function checkDatabase(db: Database, now: Date): Promise<CheckReport> {
  const classes = await inSnapshot(db, checkClasses);
  const loads = await inPages<string>(db, "", (tx, after, limit) => checkLoads(tx, after, limit, now));
  const correspondences = await inPages<string>(db, "", (tx, after, limit) =>
    checkCorrespondences(tx, after, limit, now),
  );
  const letters = await inPages(db, 0, checkLetters);
  const openCounts = await inSnapshot(db, checkOpenCounts);
  const profiles = await inSnapshot(db, checkProfiles);
  const pledged = await inSnapshot(db, checkPledged);
  const storage = await findBrokenStorage(db);
  return {
    checked: {
      prisoners: loads.rows,
      classes: classes.rows,
      correspondences: correspondences.rows,
      letters: letters.rows,
    },
    differences: [
      ...loads.differences,
      ...classes.differences,
      ...correspondences.differences,
      ...letters.differences,
      ...openCounts,
      ...profiles,
      ...pledged,
      ...storage.map((line) => ({ what: "storage", id: line, column: "", stored: "broken", expected: "ok" })),
    ],
    overdue: await countOverdue(db, now.toISOString()),
  };
}

async function checkLoads(tx: Tx, after: string, limit: number, now: Date) {
  const ids = await findPrisonerIdsAfter(tx, after, limit);
  const stored = new Map((await findAllLoads(tx, ids)).map((load) => [load.prisonerId, load]));
  const expected = ids.length > 0 ? await computeLoadRows(tx, ids, now) : [];
  const differences = expected.flatMap((row) =>
    compareRow("load", row.prisonerId, stored.get(row.prisonerId), row),
  );
  return { ids, differences };
}

async function checkClasses(tx: Tx) {
  const classes = await findAllClasses(tx);
  const differences: Difference[] = [];
  for (const each of classes) {
    differences.push(...compareRow("class", each.id, each, { volunteers: await countVolunteers(tx, each) }));
  }
  return { rows: classes.length, differences };
}

async function checkOpenCounts(tx: Tx): Promise<Difference[]> {
  const rows = await findOpenCountDifferences(tx);
  return rows.map(({ personId, openCount, counted }) => ({
    what: "volunteer",
    id: personId,
    column: "openCount",
    stored: openCount,
    expected: Number(counted),
  }));
}

/** Pieces promised to planned parcels. */
async function checkPledged(tx: Tx): Promise<Difference[]> {
  const rows = await findPledgedDifferences(tx);
  return rows.map(({ id, pledged, brought }) => ({
    what: "parcel item",
    id: String(id),
    column: "pledged",
    stored: pledged,
    expected: Number(brought),
  }));
}

/** What the profile keeps beside the account: that it is closed, and the number it is spoken of by. */
async function checkProfiles(tx: Tx): Promise<Difference[]> {
  const rows = await findProfileDifferences(tx);
  return rows.flatMap(({ personId, closed, disabledAt, role, id }) => [
    ...compareRow(
      "volunteer",
      personId,
      { closed },
      { closed: disabledAt === null && role === "volunteer" ? 0 : 1 },
    ),
    ...compareRow("volunteer", personId, { numbered: id !== null }, { numbered: true }),
  ]);
}
