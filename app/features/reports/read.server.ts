import { countOpenReports, findDecidedReports, findOpenReports, findReport } from "#db/repositories/reports";
import { findAllWriters } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { possibleDecisions } from "~/domain/reports/decision";
import type { App } from "~/platform/app.server";
import { reportedOf } from "./decide.server";
import { openReportText } from "./report.server";
import { findSubject } from "./subject.server";

/** How many reports that wait, and how many decided ones, the desk lists. */
const LISTED = 50;

/** The signatures that write or wrote to somebody of whom this viewer may report; null for anybody else. */
export async function readWriters(app: App, viewer: Viewer, prisonerId: string) {
  const prisoner = await findSubject(app.db, viewer, prisonerId);
  if (!prisoner) return null;
  const { id, name, nameLatin } = prisoner;
  const writers = await findAllWriters(app.db, id);
  const signatures = writers.map(({ signature }) => signature);
  const stopped = writers.filter((each) => each.closedReason === "stopped").map((each) => each.signature);
  return { id, name, nameLatin, signatures, stopped };
}

type Found = NonNullable<Awaited<ReturnType<typeof findReport>>>;

/** Reports that wait longest with their text, and how many wait in all; and the last ones decided, without it. */
export async function listReports(app: App) {
  const open = (await findOpenReports(app.db, LISTED)).map((row) => ({
    ...lineOf(row),
    text: openReportText(app, row),
  }));
  const decided = (await findDecidedReports(app.db, LISTED)).map(lineOf);
  return { open, waiting: await countOpenReports(app.db), decided };
}

/** One report with its text and what can be decided about it; null when there is none of this number. */
export async function readReport(app: App, id: number) {
  const row = await findReport(app.db, id);
  if (!row) return null;
  const isUnnamed = row.correspondenceId === null;
  const writers = isUnnamed && row.decision === null ? await findAllWriters(app.db, row.prisonerId) : [];
  // While nobody is named, the account that is named with the decision may be closed by it.
  const reported = writers.length > 0 ? "account" : reportedOf(isUnnamed ? undefined : row);
  return {
    ...lineOf(row),
    text: openReportText(app, row),
    signatures: writers.map(({ signature }) => signature),
    decisions: possibleDecisions(reported),
  };
}

function lineOf({ id, name, nameLatin, signature, recordedAt, decision, decidedAt }: Found) {
  const toldOn = recordedAt.slice(0, 10);
  return { id, name, nameLatin, signature, toldOn, decision, decidedOn: decidedAt?.slice(0, 10) ?? null };
}
