/** What an uploaded table may hold. Bytes also bound the request body of an upload. */
export const tableLimits = {
  bytes: 2 * 1024 * 1024,
  rows: 5000,
  columns: 50,
  cellCharacters: 10_000,
} as const;

export type Encoding = "utf-8" | "utf-16" | "windows-1251" | "mixed";
export type Separator = "," | ";" | "\t";

/**
 * A table as it stood in the file. Lines count from 1, as an editor shows them; a row begins at its line. `header`
 * holds the names of the columns as they are written, each on one line.
 */
export type Table = { header: string[]; rows: TableRow[]; encoding: Encoding; separator: Separator };
export type TableRow = { line: number; cells: string[] } | { line: number; broken: "quotes" };

/** Why no row of a file can be read. `limit` counts what the reason names: bytes, rows or columns. */
export type Unreadable =
  | { reason: "too-many-bytes" | "too-many-rows" | "too-many-columns"; limit: number }
  | { reason: "not-utf8" | "empty" }
  | { reason: "missing-columns"; columns: string[] };

export type RecordReading =
  | { ok: true; cells: string[]; missingCells: number }
  | { ok: false; reason: "quotes" | "too-many-cells" | "cell-too-long" };

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
  return { ok: true, cells, missingCells };
}
