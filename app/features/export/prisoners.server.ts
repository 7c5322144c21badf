import { inTransaction } from "#db/connection.server";
import {
  countPrisoners,
  findPrisonerIds,
  findPrisonerRows,
  type PrisonerFilter,
} from "#db/repositories/desk-prisoners";
import type { Language, Viewer } from "~/domain/access/roles";
import { csvLine } from "~/domain/export/csv";
import { recordDeed } from "~/features/audit/record.server";
import { isFiltered, type ListQuery } from "~/features/desk/prisoner-list";
import { filterOf, orderOf, shown } from "~/features/desk/prisoners.server";
import { translatorFor } from "~/i18n/dictionaries.server";
import type { App } from "~/platform/app.server";
import { type Export, mayExport } from "./allowed.server";
import { prisonerCells, prisonerColumns, separatorOf } from "./prisoner-cells";

/** Rows of one file: twice the largest list a campaign is built for. */
export const EXPORT_MOST_ROWS = 20_000;
/** Rows read and written at once; between two pieces other requests are answered. */
const PIECE = 500;

/** How many rows the file of a filter would have. */
export function countExported({ db }: App, query: ListQuery, now: Date): Promise<number> {
  return countPrisoners(db, filterOf(query, now));
}

/**
 * The desk's table as a file: everybody its filter leaves, in its order, whichever page was open. Who is in it and in
 * which order is read in one statement; that it was made is kept with the count, never with names.
 */
export async function exportPrisoners(
  app: App,
  viewer: Viewer,
  asked: { query: ListQuery; password: string; language: Language },
  now: Date,
): Promise<Export> {
  const proof = await mayExport(app, viewer, asked.password, now);
  if (!proof.ok) return proof;
  const { query, language } = asked;
  const filter = filterOf(query, now);
  const ids = await findPrisonerIds(app.db, filter, orderOf(query), EXPORT_MOST_ROWS + 1);
  if (ids.length > EXPORT_MOST_ROWS) return { ok: false, reason: "too-many" };
  if (ids.length === 0) return { ok: false, reason: "nobody" };
  const detail = { rows: ids.length, filtered: isFiltered(query) ? 1 : 0 };
  await inTransaction(app.db, (tx) => recordDeed(tx, viewer, { action: "list-exported", detail }, now));
  return { ok: true, pieces: pieces(app, ids, filter, language) };
}

async function* pieces(
  { db }: App,
  ids: readonly string[],
  filter: PrisonerFilter,
  language: Language,
): AsyncGenerator<string> {
  const t = translatorFor(language);
  const separator = separatorOf[language];
  yield csvLine(
    prisonerColumns.map((column) => t(column)),
    separator,
  );
  for (let from = 0; from < ids.length; from += PIECE) {
    const part = ids.slice(from, from + PIECE);
    const rows = new Map((await findPrisonerRows(db, part)).map((row) => [row.id, shown(row, filter)]));
    yield part
      .flatMap((id) => rows.get(id) ?? [])
      .map((row) => csvLine(prisonerCells(row, language, t), separator))
      .join("");
  }
}
