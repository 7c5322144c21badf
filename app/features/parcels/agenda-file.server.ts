import { findComing } from "#db/repositories/parcels";
import type { ParcelSender } from "~/domain/parcels/ledger";
import type { App } from "~/platform/app.server";
import { judgeOf } from "./course.server";
import { readCases } from "./facts.server";
import { lineOf } from "./parcel-line";

/** So many entries are read at once. */
const FILE_CHUNK = 500;

/** An entry with where it goes and by when, and whether it may not come as it is planned. */
export type FileLine = ReturnType<typeof lineOf> & { who: ParcelSender; isConflict: boolean };

type Place = Pick<FileLine, "plannedOn" | "id">;

/**
 * The next entries of everybody by the day they should arrive, each asked about anew; those after one of them, if one
 * is given. `next` is where to go on from, null at the end; a line whose prisoner was merged meanwhile is left out.
 */
export async function readFileLines(
  app: App,
  now: Date,
  after: Place | null,
): Promise<{ lines: FileLine[]; next: Place | null }> {
  const rows = await findComing(app.db, FILE_CHUNK, after);
  const cases = await readCases(app, app.db, [...new Set(rows.map(({ prisonerId }) => prisonerId))], now);
  const lines = rows.flatMap((row) => {
    const found = cases.get(row.prisonerId);
    if (!found) return [];
    const isConflict = row.state !== "sent" && judgeOf(found, row).answer === "no";
    return [{ ...lineOf(found, row), who: row.who, isConflict }];
  });
  return { lines, next: rows.length < FILE_CHUNK ? null : (rows.at(-1) ?? null) };
}
