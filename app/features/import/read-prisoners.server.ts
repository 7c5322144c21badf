import type { ListFormat, Note } from "~/domain/import/facts";
import { rowDigest } from "~/domain/import/fields";
import type { ReadRow } from "~/domain/import/plan";
import { headerProblem, recordOf, type TableRow, type Unreadable } from "~/domain/import/table";
import { digest } from "~/platform/crypto/random.server";
import { readTable } from "./read-table.server";

/** Reads a file in a list's format as of `today` (`YYYY-MM-DD`); a row that cannot be read harms no other. */
export function readPrisoners(
  bytes: Uint8Array,
  format: ListFormat,
  today: string,
): { ok: true; rows: ReadRow[] } | ({ ok: false } & Unreadable) {
  const reading = readTable(bytes);
  if (!reading.ok) return reading;
  const { header, rows } = reading.table;
  const problem = headerProblem(header, format.required);
  if (problem) return { ok: false, ...problem };
  return { ok: true, rows: rows.map((row) => readRow(row, header, format, today)) };
}

function readRow(row: TableRow, header: readonly string[], format: ListFormat, today: string): ReadRow {
  const { line } = row;
  const reading = recordOf(header, row);
  if (!reading.ok) return { line, ok: false, reason: reading.reason };
  const { record, missingCells } = reading;
  if (missingCells > 0 && format.looksShifted(record)) return { line, ok: false, reason: "shifted-cells" };
  const told = format.read(record, today);
  if (!told.ok) return { line, ...told };
  const { facts, notes } = told;
  const short: Note[] = missingCells > 0 ? [{ code: "short-row" }] : [];
  return { line, ok: true, facts, rowDigest: rowDigest(facts, digest), notes: [...short, ...notes] };
}
