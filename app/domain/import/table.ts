/** What an uploaded table may hold. Bytes also bound the request body of an upload. */
export const tableLimits = {
  bytes: 2 * 1024 * 1024,
  rows: 5000,
  columns: 50,
  cellCharacters: 10_000,
} as const;

/** A table as it stood in the file. Lines count from 1, as an editor shows them; a row begins at its line. */
export type Table = { header: string[]; rows: TableRow[] };
export type TableRow = { line: number; cells: string[] } | { line: number; broken: "quotes" };

/** Why no row of a file can be read. `limit` counts what the reason names: bytes, rows or columns. */
export type Unreadable =
  | { reason: "too-many-bytes" | "too-many-rows" | "too-many-columns"; limit: number }
  | { reason: "not-utf8" | "empty" }
  | { reason: "missing-columns" | "duplicate-columns"; columns: string[] };

/** One row by column name; a column the row was too short to reach is "". */
export type TableRecord = Readonly<Record<string, string>>;

export type RecordReading =
  | { ok: true; record: TableRecord; missingCells: number }
  | { ok: false; reason: "quotes" | "too-many-cells" | "cell-too-long" };

/** Column names as they are compared: trimmed, lower case. */
export function columnName(raw: string): string {
  return raw.trim().toLowerCase();
}

/** Columns a format needs and the header lacks, or has twice; null when there is nothing to say. */
export function headerProblem(header: readonly string[], required: readonly string[]): Unreadable | null {
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length > 0) return { reason: "missing-columns", columns: missing };
  const twice = header.filter((column, at) => column !== "" && header.indexOf(column) !== at);
  return twice.length > 0 ? { reason: "duplicate-columns", columns: [...new Set(twice)] } : null;
}

/**
 * A row under its header. A shorter row is filled at its end. A longer one cannot be assigned, and a row that lacks
 * several cells though one of them runs over lines has most likely swallowed its neighbour through a stray quote.
 */
export function recordOf(header: readonly string[], row: TableRow): RecordReading {
  if ("broken" in row) return { ok: false, reason: row.broken };
  const { cells } = row;
  const missingCells = Math.max(0, header.length - cells.length);
  if (cells.slice(header.length).some((cell) => cell.trim() !== "")) {
    return { ok: false, reason: "too-many-cells" };
  }
  if (cells.some((cell) => cell.length > tableLimits.cellCharacters)) {
    return { ok: false, reason: "cell-too-long" };
  }
  if (missingCells > 1 && cells.some((cell) => cell.includes("\n"))) return { ok: false, reason: "quotes" };
  const record = Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ""]));
  return { ok: true, record, missingCells };
}
