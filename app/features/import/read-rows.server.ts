import { type CsvError, type Options, parse } from "csv-parse/sync";
import { type Separator, type TableRow, tableLimits } from "~/domain/import/table";
import { UNREADABLE } from "./decode.server";

/**
 * All rows of a text with cells parted by `separator`, blank ones left out. A row whose quotes are wrong costs only
 * itself: reading goes on at the next line, and so it does where a quote left open took in rows after it. How many
 * cells a row should have says the first that fills more than one, for a title above the header has fewer.
 */
export function readRows(text: Buffer, separator: Separator): TableRow[] {
  const rows: TableRow[] = [];
  const lines = lineCounter(text);
  let offset = 0;
  let columns: number | undefined;
  let torn = false;
  const add = (line: number, cells: string[]) => {
    if (isBlank(cells)) return;
    if (cells.filter(isFilled).length > 1) columns ??= cells.length;
    torn &&= columns === undefined || cells.length < columns || cells.some((cell) => cell.startsWith(" "));
    if (cells.some((cell) => cell.includes(UNREADABLE))) rows.push({ line, broken: "encoding" });
    else rows.push(torn ? { line, cells, torn } : { line, cells });
  };
  while (offset < text.length && rows.length <= tableLimits.rows + MORE_THAN_ROWS) {
    const start = offset;
    const failed = eachRecord(text.subarray(start), separator, (cells, bytes) => {
      const end = start + bytes;
      if (columns !== undefined && tookInRows(cells, text.subarray(offset, end), separator, columns))
        return false;
      add(lines(offset), cells);
      offset = end;
      return true;
    });
    if (!failed) break;
    offset = skipBlankLines(text, offset);
    const end = endOfLine(text, offset);
    const alone = readAlone(text.subarray(offset, end), separator, columns);
    if (alone === null) {
      rows.push({ line: lines(offset), broken: "quotes" });
      torn = true;
    } else add(lines(offset), alone);
    offset = end;
  }
  return rows;
}

/** Enough to know that there are too many, with a header and lines above it. */
const MORE_THAN_ROWS = 20;

class Enough extends Error {}

/** Lines were made to end alike before (`readTable`). */
function parted(separator: Separator) {
  return { delimiter: separator, recordDelimiter: "\n", relaxColumnCount: true };
}

/** Hands over every record with the byte at which it ends, until one is declined or cannot be read: then true. */
function eachRecord(
  text: Buffer,
  separator: Separator,
  take: (cells: string[], bytes: number) => boolean,
): boolean {
  try {
    parseUntraced(text, {
      ...parted(separator),
      skipEmptyLines: true,
      onRecord: (cells: string[], { bytes }: { bytes: number }) => {
        if (!take(cells, bytes)) throw new Enough();
        return null;
      },
    });
    return false;
  } catch (error) {
    if (!(error instanceof Enough) && (error as CsvError).code === undefined) throw error;
    return true;
  }
}

/** One line by itself, with a quote inside a cell taken as a sign like any other; null when it is a torn piece. */
function readAlone(line: Buffer, separator: Separator, columns: number | undefined): string[] | null {
  try {
    const [cells] = parseUntraced(line, { ...parted(separator), relaxQuotes: true });
    if (cells === undefined) return null;
    const quotes = line.toString().split('"').length - 1;
    return columns === undefined || cells.length === columns || quotes % 2 === 0 ? cells : null;
  } catch {
    return null;
  }
}

/**
 * Whether a record over several lines is no cell with line breaks but a quote left open that took in the rows below:
 * one of its lines is like a row by itself, or it has not as many cells as it should and its longest cell is full of
 * separators.
 */
function tookInRows(cells: readonly string[], raw: Buffer, separator: Separator, columns: number): boolean {
  if (!cells.some((cell) => cell.includes("\n")) || columns < 2) return false;
  if (cells.length > columns) return true;
  const inner = cells.flatMap((cell) => cell.split("\n").slice(1, -1));
  if (inner.some((line) => isLikeRow(line, separator, columns))) return true;
  const last = raw.toString().trimEnd().split("\n").at(-1) ?? "";
  if (cells.length < columns && isWholeRow(last, separator, columns)) return true;
  const lacking = columns - cells.length;
  return lacking > 1 && cells.some((cell) => cell.includes("\n") && tightly(cell, separator) >= lacking);
}

/** So many separators without a space in one line of a cell are no sentence. */
const NO_SENTENCE = 3;

function isLikeRow(line: string, separator: Separator, columns: number): boolean {
  const found = tightly(line, separator);
  return found >= Math.max(NO_SENTENCE, (columns - 1) / 2) || isWholeRow(line, separator, columns);
}

function isWholeRow(line: string, separator: Separator, columns: number): boolean {
  if (tightly(line, separator) < (columns - 1) / 2 || line.split('"').length % 2 === 0) return false;
  try {
    const [cells] = parseUntraced(line, parted(separator));
    return cells?.length === columns;
  } catch {
    return false;
  }
}

/** The parser, without the stack of every error that is only asked whether it came: it costs more than the row. */
function parseUntraced(text: Buffer | string, options: Options): string[][] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse(text, options);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Separators without a space after them: between cells there is hardly ever one, in a sentence nearly always. */
function tightly(text: string, separator: Separator): number {
  let count = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
    if (!/\s/.test(text.charAt(at + 1)) || separator === "\t") count += 1;
  }
  return count;
}

function isBlank(cells: readonly string[]): boolean {
  return !cells.some(isFilled);
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
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
