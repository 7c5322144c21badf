import { countOutcomes, findImportEntriesPage, findImportRun } from "#db/repositories/import-runs";
import { findStandings } from "#db/repositories/import-standing";
import { findFacilityVersions } from "#db/repositories/import-undo";
import type { Row } from "#db/schema";
import type { App } from "~/platform/app.server";
import { type ChangeView, LINES_SHOWN, type RunReport } from "./plan-view";
import { UNDONE } from "./put-back.server";
import { readSheetRows, type SheetEntry } from "./sheet-runs.server";
import { changedFieldsOf } from "./standing.server";

const ENTRIES_SHOWN = 50;

/** What one import did: its figures, its report, and the entries of one page with what became of them. */
export async function readRun({ db }: App, id: number, from: number) {
  const run = await findImportRun(db, id);
  if (!run) return null;
  if (run.kind !== "prisoners") return readSheetRun(db, run, from);
  const created = await page(db, run, { subject: "prisoner", action: "created" }, from);
  const changed = await page(db, run, { subject: "prisoner", action: "changed" }, from);
  const facilities = await findImportEntriesPage(
    db,
    id,
    { subject: "facility", action: "created" },
    0,
    LINES_SHOWN,
  );
  const places = await findFacilityVersions(
    db,
    facilities.map(({ subjectId }) => subjectId),
  );
  return {
    ...(await aboutRun(db, run)),
    from,
    shown: ENTRIES_SHOWN,
    told: [] as SheetEntry[],
    created: created.map(({ entry, name, place }) => ({ ...linesOf(entry), name, place })),
    changed: changed.map(({ entry, name }): ChangeView & { outcome: string | null } => ({
      ...linesOf(entry),
      name: name ?? "",
      fields: changedFieldsOf(entry),
    })),
    facilities: facilities.map(({ id: entry, subjectId, outcome }) => {
      const place = places.find((each) => each.id === subjectId);
      return {
        id: entry,
        facilityId: subjectId,
        name: place?.name ?? null,
        region: place?.region ?? "",
        outcome,
      };
    }),
  };
}

/** The same of a sheet of pairs or letters: what it brought in, and the letters it told more of. */
async function readSheetRun(db: App["db"], run: Row<"importRun">, from: number) {
  const { created, changed } = await readSheetRows(db, run, from, ENTRIES_SHOWN);
  return {
    ...(await aboutRun(db, run)),
    ...{ from, shown: ENTRIES_SHOWN, created, told: changed, changed: [], facilities: [] },
  };
}

async function aboutRun(db: App["db"], { report, ...run }: Row<"importRun">) {
  const outcomes = await countOutcomes(db, run.id);
  return {
    run,
    report: reportOf(report),
    undone: sum(outcomes.filter(({ outcome }) => outcome === UNDONE)),
    left: sum(outcomes.filter(({ outcome }) => outcome !== UNDONE && outcome !== null)),
    entries: sum(outcomes),
  };
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

async function page(
  db: App["db"],
  run: Row<"importRun">,
  what: { subject: "prisoner"; action: "created" | "changed" },
  from: number,
) {
  const entries = await findImportEntriesPage(db, run.id, what, from, ENTRIES_SHOWN);
  const standings = await findStandings(
    db,
    run.list,
    entries.map(({ subjectId }) => subjectId),
  );
  return entries.map((entry) => {
    const standing = standings.find(({ id }) => id === entry.subjectId);
    return { entry, name: standing?.name ?? null, place: standing?.facilityName ?? null };
  });
}

function linesOf({ subjectId, line, outcome }: Row<"importEntry">) {
  return { prisonerId: subjectId, line, outcome };
}

function reportOf(text: string | null): RunReport {
  return text === null ? { refused: [], words: [], notes: [] } : (JSON.parse(text) as RunReport);
}
