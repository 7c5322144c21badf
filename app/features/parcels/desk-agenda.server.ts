import { findComing } from "#db/repositories/parcels";
import type { App } from "~/platform/app.server";
import { askOf } from "./course.server";
import { readCases } from "./facts.server";
import { lineOf } from "./parcel-line";

/** So many entries are looked at; the next go first. */
const MOST = 500;

/** Everything that is planned or on its way, by month, and first what may not come as it is planned. */
export async function readAgenda(app: App, now: Date) {
  const rows = await findComing(app.db, MOST);
  const cases = await readCases(app, app.db, [...new Set(rows.map(({ prisonerId }) => prisonerId))], now);
  const lines = rows.flatMap((row) => {
    const found = cases.get(row.prisonerId);
    if (!found) return [];
    const answer = row.state === "sent" ? null : askOf(found, row);
    const conflict = answer && answer.answer === "no" ? answer.reason : null;
    return [{ ...lineOf(found, row), prisonerId: row.prisonerId, who: row.who, conflict }];
  });
  const months = [...new Set(lines.map(({ plannedOn }) => plannedOn?.slice(0, 7) ?? ""))].sort();
  return {
    conflicts: lines.filter(({ conflict }) => conflict !== null),
    months: months.map((month) => ({
      month,
      lines: lines.filter(({ plannedOn }) => (plannedOn?.slice(0, 7) ?? "") === month),
    })),
  };
}

export type AgendaLine = Awaited<ReturnType<typeof readAgenda>>["conflicts"][number];
