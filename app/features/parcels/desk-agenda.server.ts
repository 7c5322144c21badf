import { findComing } from "#db/repositories/parcels";
import type { AllowanceReason } from "~/domain/parcels/allowance-types";
import type { ParcelSender } from "~/domain/parcels/ledger";
import type { App } from "~/platform/app.server";
import { judgeOf } from "./course.server";
import { readCases } from "./facts.server";
import { lineOf } from "./parcel-line";

/** So many entries are looked at; the next go first. */
export const AGENDA_MOST = 500;

/** Everything that is planned or on its way, by month, and first what may not come as it is planned. */
export async function readAgenda(app: App, now: Date) {
  const lines = await readLines(app, now);
  const months = [...new Set(lines.map(monthOf))].sort();
  return {
    conflicts: lines.filter(({ conflict }) => conflict !== null),
    months: months.map((month) => ({ month, lines: lines.filter((line) => monthOf(line) === month) })),
    /** More is planned than was looked at. */
    isCut: lines.length >= AGENDA_MOST,
  };
}

/** How many of the next entries may not come as they are planned. */
export async function countConflicts(app: App, now: Date): Promise<number> {
  return (await readLines(app, now)).filter(({ conflict }) => conflict !== null).length;
}

/**
 * The next entries of everybody by the day they should arrive, each with what the rules say against it today; those after
 * one of them, if one is given.
 */
export async function readLines(app: App, now: Date, after: AgendaLine | null = null): Promise<AgendaLine[]> {
  const rows = await findComing(app.db, AGENDA_MOST, after);
  const cases = await readCases(app, app.db, [...new Set(rows.map(({ prisonerId }) => prisonerId))], now);
  return rows.flatMap((row) => {
    const found = cases.get(row.prisonerId);
    if (!found) return [];
    const answer = row.state === "sent" ? null : judgeOf(found, row);
    const conflict = answer && answer.answer === "no" ? answer.reason : null;
    return [{ ...lineOf(found, row), prisonerId: row.prisonerId, who: row.who, conflict }];
  });
}

/** An entry as the agenda shows it: for whom, when, whose, and why it may not come. */
export type AgendaLine = ReturnType<typeof lineOf> & {
  prisonerId: string;
  who: ParcelSender;
  conflict: AllowanceReason | null;
};

function monthOf({ plannedOn }: Pick<AgendaLine, "plannedOn">): string {
  return plannedOn?.slice(0, 7) ?? "";
}
