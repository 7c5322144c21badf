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
export type TableRow =
  | {
      line: number;
      cells: string[];
      /** It follows a row with wrong quotes and is no whole row by its looks: perhaps the rest of that one. */
      torn?: boolean;
    }
  | { line: number; broken: "quotes" | "encoding" };

/** Why no row of a file can be read. `limit` counts what the reason names: bytes, rows or columns. */
export type Unreadable =
  | { reason: "too-many-bytes" | "too-many-rows" | "too-many-columns"; limit: number }
  | { reason: "empty" }
  | { reason: "missing-columns"; columns: string[] };

export type RecordReading =
  | { ok: true; cells: string[]; missingCells: number; torn: boolean }
  | { ok: false; reason: "quotes" | "encoding" | "too-many-cells" | "cell-too-long" };

/** A row under its header. A shorter row is read as far as it goes; a longer one cannot be assigned. */
export function recordOf(header: readonly string[], row: TableRow): RecordReading {
  if ("broken" in row) return { ok: false, reason: row.broken };
  const { cells, torn = false } = row;
  const missingCells = Math.max(0, header.length - cells.length);
  if (cells.slice(header.length).some((cell) => cell.trim() !== "")) {
    return { ok: false, reason: "too-many-cells" };
  }
  if (cells.some((cell) => cell.length > tableLimits.cellCharacters)) {
    return { ok: false, reason: "cell-too-long" };
  }
  return { ok: true, cells, missingCells, torn };
}
