import { headerKey } from "./headers";
import { listFields } from "./mapping";
import { type StateWord, stateWords } from "./state-words";
import { wordKey } from "./text";

/** Why a mapping that somebody wrote cannot be used; `name` is what in it is wrong. */
export type MapProblem = {
  reason: "not-a-map" | "unknown-field" | "unknown-column" | "unknown-meaning";
  name: string;
};

/** A mapping of any kind of file, by its fields. */
interface MappingOf<Field extends string> {
  list: string;
  title: string;
  columns: Readonly<Partial<Record<Field, number>>>;
  words: Readonly<Record<string, StateWord>>;
}

/**
 * A mapping out of what was parsed from a file: `list` and `title`, `columns` from a field to the name of its column or
 * its number from 1 (null: not read), `words` from a word of the list to what it means. What it does not say is as guessed.
 */
export function mappingFrom<Field extends string = (typeof listFields)[number]>(
  written: unknown,
  header: readonly string[],
  guessed: MappingOf<Field>,
  fields: readonly Field[] = listFields as readonly string[] as readonly Field[],
): { ok: true; mapping: MappingOf<Field> } | ({ ok: false } & MapProblem) {
  if (!isRecord(written)) return { ok: false, reason: "not-a-map", name: "" };
  const { list = guessed.list, title = guessed.title, columns = {}, words = {}, ...others } = written;
  const [strange] = Object.keys(others);
  if (strange !== undefined) return { ok: false, reason: "unknown-field", name: strange };
  if (typeof list !== "string" || typeof title !== "string" || !isRecord(columns) || !isRecord(words)) {
    return { ok: false, reason: "not-a-map", name: "" };
  }
  const found: Partial<Record<Field, number>> = { ...guessed.columns };
  for (const [field, column] of Object.entries(columns)) {
    if (!isOneOf(fields, field)) return { ok: false, reason: "unknown-field", name: field };
    if (column === null) {
      delete found[field];
      continue;
    }
    const at = columnAt(column, header);
    if (at === null) return { ok: false, reason: "unknown-column", name: String(column) };
    found[field] = at;
  }
  const read: Record<string, StateWord> = {};
  for (const [word, meaning] of Object.entries(words)) {
    if (!isOneOf(stateWords, meaning)) return { ok: false, reason: "unknown-meaning", name: String(meaning) };
    read[wordKey(word)] = meaning;
  }
  return { ok: true, mapping: { list, title, columns: found, words: { ...guessed.words, ...read } } };
}

function columnAt(column: unknown, header: readonly string[]): number | null {
  if (typeof column === "number") {
    return Number.isInteger(column) && column > 0 && column <= header.length ? column - 1 : null;
  }
  if (typeof column !== "string") return null;
  const at = header.findIndex((name) => headerKey(name) === headerKey(column));
  return at < 0 ? null : at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return words.some((word) => word === value);
}
