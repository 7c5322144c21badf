import { type CsvError, parse } from "csv-parse/sync";
import { type Table, type TableRow, tableLimits, type Unreadable } from "~/domain/import/table";
import { cleanLine } from "~/domain/import/text";

/**
 * Reads comma-separated UTF-8 text with a header line into rows. A row whose quotes are wrong is marked broken and
 * costs only itself: reading goes on at the next line of the file.
 */
export function readTable(bytes: Uint8Array): { ok: true; table: Table } | ({ ok: false } & Unreadable) {
  if (bytes.length > tableLimits.bytes) return tooMany("bytes");
  const text = decode(bytes);
  if (text === null) return { ok: false, reason: "not-utf8" };
  const [first, ...rows] = readRows(Buffer.from(text.replace(/\r\n?/g, "\n")));
  if (first === undefined || "broken" in first) return { ok: false, reason: "empty" };
  const columns = Math.max(...[first, ...rows].map((row) => ("cells" in row ? row.cells.length : 0)));
  if (columns > tableLimits.columns) return tooMany("columns");
  if (rows.length > tableLimits.rows) return tooMany("rows");
  return { ok: true, table: { header: first.cells.map(cleanLine), rows, encoding: "utf-8", separator: "," } };
}

function tooMany(what: "bytes" | "rows" | "columns") {
  return { ok: false, reason: `too-many-${what}`, limit: tableLimits[what] } as const;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** csv-parse skips to an arbitrary place after an error, so each error starts a new reading one line further. */
function readRows(text: Buffer): TableRow[] {
  const rows: TableRow[] = [];
  const lines = lineCounter(text);
  let offset = 0;
  while (offset < text.length && rows.length <= tableLimits.rows + 1) {
    const start = offset;
    const failed = eachRecord(text.subarray(start), (cells, bytes) => {
      if (!isBlank(cells)) rows.push({ line: lines(offset), cells });
      offset = start + bytes;
    });
    if (!failed) break;
    offset = skipBlankLines(text, offset);
    const end = endOfLine(text, offset);
    rows.push({ line: lines(offset), ...readAlone(text.subarray(offset, end)) });
    offset = end;
  }
  return rows;
}

/** Hands over every record with the byte at which it ends; true when a record could not be read. */
function eachRecord(text: Buffer, take: (cells: string[], bytes: number) => void): boolean {
  try {
    parse(text, {
      relaxColumnCount: true,
      skipEmptyLines: true,
      onRecord: (cells: string[], { bytes }: { bytes: number }) => {
        take(cells, bytes);
        return null;
      },
    });
    return false;
  } catch (error) {
    if ((error as CsvError).code === undefined) throw error;
    return true;
  }
}

/** One line by itself, with a quote inside a cell taken as a sign like any other. */
function readAlone(line: Buffer): { cells: string[] } | { broken: "quotes" } {
  try {
    const [cells] = parse(line, { relaxColumnCount: true, relaxQuotes: true });
    return cells === undefined ? { broken: "quotes" } : { cells };
  } catch {
    return { broken: "quotes" };
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

const newline = 10;

/** The line a byte stands in, blank lines before a record left behind. Asked in rising order. */
function lineCounter(text: Buffer): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    const until = skipBlankLines(text, offset);
    for (; counted < until; counted++) if (text[counted] === newline) line++;
    return line;
  };
}

function skipBlankLines(text: Buffer, offset: number): number {
  while (text[offset] === newline) offset++;
  return offset;
}

function endOfLine(text: Buffer, offset: number): number {
  const at = text.indexOf(newline, offset);
  return at < 0 ? text.length : at + 1;
}
