import { findAllFacilityNames } from "#db/repositories/facilities";
import { findUntold } from "#db/repositories/farewells";
import {
  countOpenMoveReports,
  countTouchedByMove,
  findDecidedMoveReports,
  findMoveReport,
  findMoveReportsDecidedSince,
  findOpenMoveReports,
  findOpenMoveReportsOf,
} from "#db/repositories/move-reports";
import { findLongInTransit } from "#db/repositories/transit";
import type { Row } from "#db/schema";
import { addDaysTo } from "~/domain/dates/instants";
import { longInTransitSince } from "~/domain/desk/concerns";
import type { App } from "~/platform/app.server";
import { placeOf } from "./moves.server";

const SHOWN = 50;

/** What families told of moves and releases: what waits longest, how much waits, what was decided lately, who
 * has been on the way for too long, and of whose death somebody is still to be told. */
export async function listMoveReports({ crypto, db }: App, now: Date) {
  const open = await findOpenMoveReports(db, SHOWN);
  const decided = await findDecidedMoveReports(db, SHOWN);
  const transit = await findLongInTransit(db, longInTransitSince(now.toISOString()), SHOWN);
  const farewells = await findUntold(db);
  const shown = (each: (typeof open)[number]) => ({
    id: each.id,
    prisonerId: each.prisonerId,
    name: each.name,
    kind: each.kind,
    place: openPlace(crypto, each),
    sinceDate: each.sinceDate,
    sincePrecision: each.sincePrecision,
    recordedOn: each.recordedAt.slice(0, 10),
    decision: each.decision,
  });
  return {
    open: open.map(shown),
    waiting: await countOpenMoveReports(db),
    decided: decided.map(shown),
    transit,
    farewells,
  };
}

/** One report with what a decision touches, and the places to choose from; null when there is none. */
export async function readMoveReport({ crypto, db }: App, id: number) {
  const report = await findMoveReport(db, id);
  if (!report) return null;
  const facilities = await findAllFacilityNames(db);
  const { prisonerId, name, nameLatin, kind, facilityName, sinceDate, sincePrecision, decision } = report;
  return {
    id,
    ...{ prisonerId, name, nameLatin, kind, facilityName, sinceDate, sincePrecision, decision },
    place: openPlace(crypto, report),
    recordedOn: report.recordedAt.slice(0, 10),
    touched: await countTouchedByMove(db, prisonerId),
    facilities,
  };
}

const DECIDED_SHOWN_DAYS = 90;

/** What the family told of moves: what nobody has decided yet, and what became of the rest within 90 days. */
export async function listToldMoves({ db }: App, prisonerId: string, now: Date) {
  const open = await findOpenMoveReportsOf(db, prisonerId);
  const since = addDaysTo(now.toISOString(), -DECIDED_SHOWN_DAYS);
  const decided = await findMoveReportsDecidedSince(db, prisonerId, since);
  return [...decided, ...open].map(({ id, kind, recordedAt, decidedAt, decision }) => ({
    id,
    kind,
    recordedOn: recordedAt.slice(0, 10),
    decidedOn: decidedAt?.slice(0, 10) ?? null,
    decision,
  }));
}

function openPlace(
  crypto: App["crypto"],
  { id, placeEncrypted }: Pick<Row<"moveReport">, "id" | "placeEncrypted">,
): string | null {
  return placeEncrypted === null ? null : crypto.open(placeEncrypted, placeOf(id));
}
