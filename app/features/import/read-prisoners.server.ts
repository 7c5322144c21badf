import type { Note, PrisonerFacts } from "~/domain/import/facts";
import { rowDigest } from "~/domain/import/fields";
import { identityText } from "~/domain/import/identity";
import { cellsBy, type Mapping, mappingProblem } from "~/domain/import/mapping";
import { looksShifted, looksWhole, readPerson } from "~/domain/import/person";
import { type PlaceReader, placeReader } from "~/domain/import/place";
import type { ReadRow } from "~/domain/import/plan";
import { recordOf, type Table, type TableRow, type Unreadable } from "~/domain/import/table";
import { digest } from "~/platform/crypto/random.server";
import { readTable } from "./read-table.server";

export type PrisonersReading = { ok: true; rows: ReadRow[] } | ({ ok: false } & Unreadable);

/** Reads a file by a mapping as of `today` (`YYYY-MM-DD`); a row that cannot be read harms no other. */
export function readPrisoners(bytes: Uint8Array, mapping: Mapping, today: string): PrisonersReading {
  const reading = readTable(bytes);
  return reading.ok ? readPrisonersOf(reading.table, mapping, today) : reading;
}

/** The same of a table that is read already. */
export function readPrisonersOf({ header, rows }: Table, mapping: Mapping, today: string): PrisonersReading {
  const problem = mappingProblem(mapping);
  if (problem) return { ok: false, ...problem };
  const readPlace = placeReader();
  return { ok: true, rows: rows.map((row) => readRow(row, header, mapping, { today, readPlace })) };
}

function readRow(
  row: TableRow,
  header: readonly string[],
  mapping: Mapping,
  { today, readPlace }: { today: string; readPlace: PlaceReader },
): ReadRow {
  const { line } = row;
  const reading = recordOf(header, row);
  if (!reading.ok) return { line, ok: false, reason: reading.reason };
  const { missingCells, torn } = reading;
  const cells = cellsBy(mapping, reading.cells);
  if (torn && !looksWhole(cells)) return { line, ok: false, reason: "quotes" };
  if (missingCells > 0 && looksShifted(cells)) return { line, ok: false, reason: "shifted-cells" };
  const told = readPerson(cells, mapping, today, readPlace);
  if (!told.ok) return { line, ...told };
  const short: Note[] = missingCells > 0 ? [{ code: "short-row" }] : [];
  const { facts } = told;
  return {
    line,
    ...told,
    rowDigest: rowDigest(facts, digest),
    nameIds: nameIdsOf(facts),
    notes: [...short, ...told.notes],
  };
}

/** Opaque, so that an exchanged list of ids names nobody. */
function nameIdsOf(facts: PrisonerFacts) {
  const id = (part: "year" | "day") => `~${digest(identityText(facts, part)).slice(0, 22)}`;
  return { byYear: id("year"), byDay: facts.birth.precision === "day" ? id("day") : null };
}
