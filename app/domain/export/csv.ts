/** What a file's cell may hold: text, a figure, nothing, or an id, which stays text also where it is all digits. */
export type Cell = string | number | null | { id: string };
export type Separator = "," | ";";

/** Begins a file, so that a spreadsheet reads it as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * One line of a CSV file (RFC 4180) with its line end. Text that a spreadsheet would take for a formula stands behind
 * an apostrophe, and so does text that begins with one: {@link readCell} gives back exactly what was written.
 * Source: security.md §10.
 */
export function csvLine(cells: readonly Cell[], separator: Separator = ","): string {
  return `${cells.map((cell) => quoted(cellText(cell))).join(separator)}\r\n`;
}

/** What stood in a cell before {@link csvLine} made it safe. */
export function readCell(cell: string): string {
  return cell.startsWith(GUARD) ? cell.slice(GUARD.length) : cell;
}

const GUARD = "'";
/** The full-width signs too, which some spreadsheets read alike. */
const DANGEROUS = /^[=+\-@\t\r\n'＝＋－＠]/;
/** A spreadsheet would round it, drop its zeros or make a day of it. */
const LIKE_A_NUMBER = /^[\d\s.,:/e+-]*\d[\d\s.,:/e+-]*$/i;

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return DANGEROUS.test(cell) ? GUARD + cell : cell;
  return DANGEROUS.test(cell.id) || LIKE_A_NUMBER.test(cell.id) ? GUARD + cell.id : cell.id;
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
