import { guessByCells } from "./cell-shapes";
import { fieldNamed, headerKey } from "./headers";
import { type KnownList, knownLists, type ListField, listFields, type Mapping } from "./mapping";
import type { Table } from "./table";

/**
 * How a file is most likely meant to be read: a known list by its columns, else by what the headers say in English or
 * Russian, else by what the cells look like. The list's name is "" when the columns do not tell it.
 */
export function guessMapping(header: readonly string[], sampleRows: readonly (readonly string[])[]): Mapping {
  const known = knownLists.find((list) => tells(list, header));
  if (known !== undefined) return mappingOf(known, header);
  const columns = byHeaders(header);
  return {
    list: "",
    title: "",
    columns: { ...guessByCells(header, sampleRows, columns), ...columns },
    words: {},
  };
}

const TELLING = 2;

function tells({ tellTale, columns }: KnownList, header: readonly string[]): boolean {
  const keys = new Set(header.map(headerKey));
  const told = tellTale.filter((column) => keys.has(headerKey(column)));
  return told.length >= TELLING && keys.has(headerKey(columns.name ?? ""));
}

function mappingOf({ list, title, columns }: KnownList, header: readonly string[]): Mapping {
  const keys = header.map(headerKey);
  const found = listFields.flatMap((field) => {
    const at = keys.indexOf(headerKey(columns[field] ?? "-"));
    return columns[field] === undefined || at < 0 ? [] : [[field, at] as const];
  });
  return { list, title, columns: Object.fromEntries(found), words: {} };
}

/** Each field takes the first column that names it; what is said in so many words goes before what is said loosely. */
function byHeaders(header: readonly string[]): Partial<Record<ListField, number>> {
  const named = header.map(fieldNamed);
  const columns: Partial<Record<ListField, number>> = {};
  const taken = new Set<number>();
  for (const way of ["exact", "loose"] as const) {
    for (const [at, names] of named.entries()) {
      const field = names[way];
      if (field === null || taken.has(at) || columns[field] !== undefined) continue;
      columns[field] = at;
      taken.add(at);
    }
  }
  return columns;
}

const SAMPLE_ROWS = 200;

/** The cells by which a table is guessed. */
export function sampleOf({ rows }: Table): string[][] {
  return rows.slice(0, SAMPLE_ROWS).flatMap((row) => ("cells" in row ? [row.cells] : []));
}
