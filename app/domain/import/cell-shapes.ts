import { readDate } from "./dates";
import { readGender } from "./gender";
import type { ListField } from "./mapping";
import { readPlace } from "./place";
import { saysNo, webAddress } from "./text";

type Columns = Partial<Record<ListField, number>>;

/** What most cells of a column look like, in the order in which columns are given away. */
const shapes: readonly (readonly [field: ListField, fits: (cell: string) => boolean])[] = [
  ["url", (cell) => webAddress(cell) !== null],
  ["postcode", (cell) => /^\d{6}$/.test(cell.trim())],
  ["gender", (cell) => readGender(cell) !== null],
  ["name", (cell) => /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){1,3}$/u.test(cell.trim())],
  ["birthDate", (cell) => /\d{4}/.test(cell) && readsAsDate(cell)],
  ["place", looksLikePlace],
];

/** Enough cells of a column must agree. */
const SHARE = 0.6;

/** Fields for columns whose header says nothing, by what most of their cells look like. */
export function guessByCells(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  known: Columns,
): Columns {
  const taken = new Set(Object.values(known));
  const found: Columns = {};
  const placed = known.facilityName !== undefined || known.facilityAddress !== undefined;
  for (const [field, fits] of shapes) {
    if (known[field] !== undefined || (placed && field === "place")) continue;
    const at = header.findIndex((_, column) => !taken.has(column) && mostFit(rows, column, fits));
    if (at < 0) continue;
    found[field] = at;
    taken.add(at);
  }
  return found;
}

function mostFit(
  rows: readonly (readonly string[])[],
  column: number,
  fits: (cell: string) => boolean,
): boolean {
  const cells = rows.map((row) => row[column] ?? "").filter((cell) => !saysNo(cell));
  return cells.length > 0 && cells.filter(fits).length >= cells.length * SHARE;
}

function readsAsDate(cell: string): boolean {
  const reading = readDate(cell);
  return reading.ok && reading.value.date !== null;
}

function looksLikePlace(cell: string): boolean {
  const place = readPlace(cell);
  return place.state === "facility" && (place.kindKnown || place.facility.postcode !== null);
}

/** Whether a first row is about somebody rather than names of columns. */
export function looksLikeData(cells: readonly string[]): boolean {
  const isDay = (cell: string) => {
    const reading = readDate(cell);
    return reading.ok && reading.value.precision === "day";
  };
  return cells.some((cell) => isDay(cell) || webAddress(cell) !== null || /(?<!\d)\d{6}(?!\d)/.test(cell));
}
