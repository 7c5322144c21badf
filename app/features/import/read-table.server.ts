import { looksLikeData } from "~/domain/import/cell-shapes";
import {
  type Separator,
  type Table,
  type TableRow,
  tableLimits,
  type Unreadable,
} from "~/domain/import/table";
import { cleanLine } from "~/domain/import/text";
import { decodeText } from "./decode.server";
import { readRows } from "./read-rows.server";

/**
 * Reads a table out of a file: encoding and separator are found out from it. A row that cannot be read is marked broken
 * and costs only itself. Lines above the header that hold a single cell, as a title does, are passed over; a first
 * row that is plainly about somebody is no header, and the columns then have no names.
 */
export function readTable(bytes: Uint8Array): { ok: true; table: Table } | ({ ok: false } & Unreadable) {
  if (bytes.length > tableLimits.bytes) return tooMany("bytes");
  const { text, encoding } = decodeText(bytes);
  const { lines, named } = withoutSeparatorLine(text.replace(/\r\n?/g, "\n"));
  const content = Buffer.from(lines);
  const separator = named ?? separatorOf(content);
  const [first, ...below] = fromHeader(readRows(content, separator));
  if (first === undefined || "broken" in first) return { ok: false, reason: "empty" };
  const header = trimmed(first.cells);
  const headless = looksLikeData(header);
  const rows = headless ? [first, ...below] : below;
  if (header.length > tableLimits.columns) return tooMany("columns");
  if (rows.length > tableLimits.rows) return tooMany("rows");
  return { ok: true, table: { header: headless ? header.map(() => "") : header, rows, encoding, separator } };
}

function tooMany(what: "bytes" | "rows" | "columns") {
  return { ok: false, reason: `too-many-${what}`, limit: tableLimits[what] } as const;
}

/** A first line `sep=;`, as some spreadsheets write it, names the separator; lines keep their numbers. */
function withoutSeparatorLine(text: string): { lines: string; named: Separator | null } {
  const named = /^sep=([,;\t])(?=\n)/.exec(text)?.[1];
  return named === undefined
    ? { lines: text, named: null }
    : { lines: text.slice("sep=;".length), named: named as Separator };
}

const separators: readonly Separator[] = [",", ";", "\t"];
const SAMPLE_BYTES = 32 * 1024;

/**
 * The separator by which the header has the most cells and the rows as many as it. What parts an address or a sentence
 * has a space after it, what parts cells hardly ever.
 */
function separatorOf(content: Buffer): Separator {
  const sample = content.subarray(0, SAMPLE_BYTES);
  const scored = separators.map((separator) => ({
    separator,
    score: sample.includes(separator) ? fitOf(readRows(sample, separator)) : 0,
  }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).separator;
}

function fitOf(all: readonly TableRow[]): number {
  const [header, ...rows] = fromHeader(all).map((row) => ("cells" in row ? row.cells.length : 0));
  if (header === undefined || header < 2) return 0;
  const fits = rows.map((cells) => (cells === header ? 1 : cells > header / 2 && cells < header ? 0.5 : 0));
  const fit = 0.1 + fits.reduce<number>((sum, each) => sum + each, 0) / Math.max(1, rows.length);
  return header * fit * (1 - spacedShare(all));
}

/** How many of the cells that follow another begin with a space. */
function spacedShare(rows: readonly TableRow[]): number {
  const following = rows.flatMap((row) => ("cells" in row ? row.cells.slice(1) : []));
  return following.filter((cell) => /^\s/.test(cell)).length / Math.max(1, following.length);
}

/** How many lines of title a table may have. */
const TITLE_ROWS = 10;

/** The rows from the header on, which is the first that is filled as most rows are. */
function fromHeader(rows: readonly TableRow[]): readonly TableRow[] {
  const filled = rows
    .slice(0, 100)
    .map((row) => ("cells" in row ? row.cells.filter((cell) => cell.trim() !== "").length : 0));
  const usual = [...filled].sort((a, b) => a - b)[Math.floor(filled.length / 2)] ?? 0;
  if (usual < 2) return rows;
  const at = filled.slice(0, TITLE_ROWS).findIndex((cells) => cells > 1);
  return rows.slice(Math.max(0, at));
}

/** Names of columns, each on one line; empty columns at the end are none. */
function trimmed(cells: readonly string[]): string[] {
  const names = cells.map(cleanLine);
  const last = names.findLastIndex((name) => name !== "");
  return names.slice(0, last + 1);
}
