import { headerKey } from "~/domain/import/headers";
import type { FileMapping } from "~/domain/import/kinds";
import type { Table } from "~/domain/import/table";
import type { App } from "~/platform/app.server";
import { openFile } from "./draft-file.server";
import { findDraft, saveChoices } from "./drafts.server";
import { kinds } from "./kinds.server";
import { readTable } from "./read-table.server";

const SAMPLES = 3;
const SAMPLE_CHARACTERS = 80;

/** The columns of a waiting file, each with what it seems to mean; null when there is no such file. */
export async function readColumns(app: App, id: string, now: Date) {
  const found = await findDraft(app, id, now);
  const bytes = found && openFile(app.crypto, found.draft);
  if (!found || !bytes) return null;
  const reading = readTable(bytes);
  if (!reading.ok) return null;
  const { table } = reading;
  const { mapping, fileName } = found.choices;
  const { kind, list } = found.draft;
  return {
    id,
    kind,
    list,
    fileName,
    rows: table.rows.length,
    encoding: table.encoding,
    separator: table.separator,
    fields: kinds[kind].fields,
    columns: table.header.map((name, at) => ({
      at,
      name,
      ...samplesOf(table, at),
      field: fieldAt(mapping, at),
    })),
    mapping: mapFile(mapping, table.header, kinds[kind].fields),
  };
}

/** What a column may be refused for: a second one of the same meaning, or one that no file of this kind lacks. */
export type ColumnsSaved =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "busy" }
  | { ok: false; reason: "twice"; at: number }
  | { ok: false; reason: "lacking"; columns: string[] };

/** Keeps what each column means: `fields` by place, "" for a column that is not read. */
export async function saveColumns(
  app: App,
  id: string,
  fields: readonly string[],
  now: Date,
): Promise<ColumnsSaved> {
  const found = await findDraft(app, id, now);
  if (!found) return { ok: false, reason: "not-found" };
  const kind = kinds[found.draft.kind];
  const known = fields.map((field) => (kind.fields.includes(field) ? field : ""));
  const twice = known.findIndex((field, at) => field !== "" && known.indexOf(field) !== at);
  if (twice >= 0) return { ok: false, reason: "twice", at: twice };
  const columns = Object.fromEntries(known.flatMap((field, at) => (field === "" ? [] : [[field, at]])));
  const mapping = { ...found.choices.mapping, columns };
  const problem = kind.problem(mapping);
  if (problem) return { ok: false, reason: "lacking", columns: "columns" in problem ? problem.columns : [] };
  const choices = { ...found.choices, mapping, mapped: true, answers: {} };
  return (await saveChoices(app, id, choices, now)) ? { ok: true } : { ok: false, reason: "busy" };
}

/** The same as the command line reads it: columns by their name, or by number from 1; null: not read. */
function mapFile(
  { list, title, columns, words }: FileMapping,
  header: readonly string[],
  fields: readonly string[],
): string {
  const named = fields.map((field) => {
    const at = columns[field];
    if (at === undefined) return [field, null];
    const name = header[at] ?? "";
    const isOne = name !== "" && header.filter((each) => headerKey(each) === headerKey(name)).length === 1;
    return [field, isOne ? name : at + 1];
  });
  return JSON.stringify({ list, title, columns: Object.fromEntries(named), words }, null, 2);
}

function fieldAt({ columns }: FileMapping, at: number): string {
  return Object.entries(columns).find(([, column]) => column === at)?.[0] ?? "";
}

/** The first cells of a column that say anything, and how many do. */
function samplesOf({ rows }: Table, at: number) {
  const cells = rows.flatMap((row) => ("cells" in row ? [row.cells[at]?.trim() ?? ""] : []));
  const filled = cells.filter((cell) => cell !== "");
  const samples = [...new Set(filled)].slice(0, SAMPLES);
  return {
    filled: filled.length,
    samples: samples.map((cell) =>
      cell.length > SAMPLE_CHARACTERS ? `${cell.slice(0, SAMPLE_CHARACTERS)}…` : cell,
    ),
  };
}
