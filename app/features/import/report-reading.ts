import type { FileMapping } from "~/domain/import/kinds";
import type { MapProblem } from "~/domain/import/map-file";
import { listFields } from "~/domain/import/mapping";
import type { Encoding, Separator, Table } from "~/domain/import/table";
import type { WordCount } from "~/domain/import/words";

/** How a file is read, so that whoever typed the command can see and correct the guess. */
export function readingLines(
  { header, encoding, separator }: Table,
  { columns, list, title }: Pick<FileMapping, "columns" | "list" | "title">,
  fields: readonly string[] = listFields,
): string[] {
  const read = new Set(Object.values(columns));
  const columnName = (at: number) => header[at] || `column ${at + 1}`;
  const unread = header.flatMap((_, at) => (read.has(at) ? [] : [columnName(at)]));
  return [
    `Read as ${encodings[encoding]}, cells parted by ${separators[separator]}.`,
    ...(title === "" ? [] : [`List: ${title} (${list}).`]),
    ...fields.flatMap((field) => {
      const at = columns[field];
      return at === undefined ? [] : [`  ${columnName(at)} = ${field}`];
    }),
    ...(unread.length > 0 ? [`Not read: ${unread.join(", ")}.`] : []),
  ];
}

/** More than this many are no words for states, but a column of something else. */
const MOST_WORDS = 30;

/** Which words of the list were taken for what. */
export function wordLines(words: readonly WordCount[]): string[] {
  if (words.length === 0) return [];
  const shown = words.slice(0, MOST_WORDS).map(({ column, word, readAs, rows }) => {
    return `  ${column} “${word}” = ${readAs ?? "not known, the place decides"}, rows: ${rows}`;
  });
  const more = words.length - shown.length;
  return ["Words for states:", ...shown, ...(more > 0 ? [`  and ${more} more`] : [])];
}

/** What is wrong with a file given with --map, in one sentence. */
export function mapProblemLine({ reason, name }: MapProblem, fields: readonly string[] = listFields): string {
  switch (reason) {
    case "not-a-map":
      return "The map is not as docs/import.md says.";
    case "unknown-field":
      return `The map names “${name}”, which is no field. Fields: ${fields.join(", ")}.`;
    case "unknown-column":
      return `The map names the column “${name}”, which the file does not have.`;
    case "unknown-meaning":
      return `The map reads a word as “${name}”, which is no state. See docs/import.md.`;
  }
}

const encodings: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16": "UTF-16",
  "windows-1251": "Windows-1251",
  mixed: "UTF-8 and Windows-1251, line by line",
};

const separators: Record<Separator, string> = { ",": "commas", ";": "semicolons", "\t": "tabs" };
