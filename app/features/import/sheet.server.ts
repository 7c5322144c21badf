import type { Tx } from "#db/connection.server";
import { findAllKnownPeople } from "#db/repositories/known-people";
import { findAllByExternalId } from "#db/repositories/sheet-pairs";
import {
  guessSheetColumns,
  type SheetColumns,
  type SheetKind,
  sheetProblem,
} from "~/domain/import/sheet-columns";
import type { Read, ToldPrisoner } from "~/domain/import/sheet-row";
import type { TableRow, Unreadable } from "~/domain/import/table";
import { type Meant, meaningOf } from "~/domain/import/told-prisoner";
import { readTable } from "./read-table.server";

export type SheetReading<Facts> = { ok: true; rows: Read<Facts>[] } | ({ ok: false } & Unreadable);

/** A sheet to be taken over; without `columns`, as the first line names them. */
export interface SheetFile {
  bytes: Uint8Array;
  columns?: SheetColumns | null;
  dryRun: boolean;
}

/** Reads an old spreadsheet whose columns are chosen, or (null) known by their names; a row that cannot be read harms no other. */
export function readSheet<Facts>(
  bytes: Uint8Array,
  kind: SheetKind,
  chosen: SheetColumns | null,
  readRow: (row: TableRow, columns: SheetColumns) => Read<Facts>,
): SheetReading<Facts> {
  const reading = readTable(bytes);
  if (!reading.ok) return reading;
  const { header, rows } = reading.table;
  const columns = chosen ?? guessSheetColumns(header, kind);
  const problem = sheetProblem(columns, kind);
  if (problem) return { ok: false, ...problem };
  const broad = (row: TableRow) =>
    "cells" in row && row.cells.slice(header.length).some((cell) => cell.trim() !== "");
  return {
    ok: true,
    rows: rows.map((row) =>
      broad(row) ? { ok: false, line: row.line, reason: "too-many-cells" } : readRow(row, columns),
    ),
  };
}

/** Whom each row means; null where the row could not be read. */
export async function findMeant(
  tx: Tx,
  rows: readonly Read<{ prisoner: ToldPrisoner }>[],
): Promise<(Meant | null)[]> {
  const externalIds = rows.flatMap((row) => (row.ok ? (row.facts.prisoner.externalId ?? []) : []));
  const ids = await findAllByExternalId(tx, externalIds);
  const people = (await findAllKnownPeople(tx)).map(({ birthDate, birthPrecision, ...person }) => ({
    ...person,
    birth: { date: birthDate, precision: birthPrecision },
  }));
  const meaning = meaningOf(people, ids);
  return rows.map((row) => (row.ok ? meaning(row.facts.prisoner) : null));
}

/** The prisoners whom rows mean without doubt. */
export function meantIds(meant: readonly (Meant | null)[]): string[] {
  return [...new Set(meant.flatMap((each) => (each?.ok ? [each.prisonerId] : [])))].sort();
}
