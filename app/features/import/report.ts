import type { Note, Refusal } from "~/domain/import/facts";
import type { ImportPlan, LineNote } from "~/domain/import/plan";
import type { Unreadable } from "~/domain/import/table";
import { wordLines } from "./report-reading";

/**
 * What an import did, or with `dryRun` would do, in English sentences for whoever typed the command. Rows are named by
 * their line in the file, never by a person's name: terminals keep what was printed.
 */
export function planLines(plan: ImportPlan, dryRun: boolean): string[] {
  const { create, change, recognise, unchanged, refused, doubts, facilities, notes, words } = plan;
  const verb = (done: string) => (dryRun ? `Would ${done}` : `${done[0]?.toUpperCase()}${done.slice(1)}d`);
  return [
    ...(dryRun ? ["Dry run: nothing was written."] : []),
    `${verb("create")} ${count(create.length, "prisoner")}.`,
    `${verb("change")} ${count(change.length, "prisoner")}.`,
    ...change.map(({ line, fields }) => `  line ${line}: ${fields.join(", ")}`),
    ...some(`${verb("recognise")} ${count(recognise.length, "prisoner")} known from elsewhere.`, recognise),
    ...recognise.map(({ line, fields }) => `  line ${line}: ${fields.join(", ") || "nothing to fill in"}`),
    `Unchanged: ${unchanged.length}.`,
    `${verb("refuse")} ${count(refused.length, "row")}.`,
    ...refused.map((row) => `  line ${row.line}: ${refusals[row.reason]}${again(row.firstLine)}`),
    ...some(
      `Left out ${count(doubts.length, "row")} that may mean somebody known. Decide on /desk/import.`,
      doubts,
    ),
    ...doubts.map(({ line, candidates }) => `  line ${line}: ${candidates.map(pageOf).join(", ")}`),
    `${verb("create")} ${count(facilities.length, "facility", "facilities")}, to be confirmed.`,
    ...facilities.map(({ name, region }) => `  ${[name, region].filter(Boolean).join(", ")}`),
    ...wordLines(words),
    ...noteLines(notes),
  ];
}

function some(line: string, rows: readonly unknown[]): string[] {
  return rows.length > 0 ? [line] : [];
}

function pageOf({ prisonerId }: { prisonerId: string }): string {
  return `/desk/prisoners/${prisonerId}`;
}

/** Why no row of a file could be read, in one sentence. */
export function unreadableLine(why: Unreadable): string {
  switch (why.reason) {
    case "too-many-bytes":
      return `The file is larger than ${why.limit / 1024 / 1024} MB. ${inParts}`;
    case "too-many-rows":
      return `The file has more than ${why.limit} rows. ${inParts}`;
    case "too-many-columns":
      return `The file has more than ${why.limit} columns.`;
    case "missing-columns":
      return `The first line lacks these columns: ${why.columns.join(", ")}.`;
    case "empty":
      return "The file has no first line with the names of columns.";
  }
}

const inParts = "Divide it, each part with the first line, and import the parts one after another.";

const refusals: Record<Refusal, string> = {
  quotes: "the quotes are wrong",
  encoding: "a sign in it is damaged",
  "too-many-cells": "more cells than the first line has",
  "cell-too-long": "a cell is longer than 10,000 characters",
  "shifted-cells": "too few cells, and they stand under the wrong columns",
  "no-id": "no id",
  "no-name": "no name",
  "name-too-long": "the name is longer than 200 characters",
  "duplicate-id": "the same id as in line",
  "duplicate-person": "the same name and birth year, and no ids to tell them apart, as in line",
  "id-of-another": "the id stood for somebody of another name and birth year before",
};

const remarks: Record<Note["code"], string> = {
  "short-row": "fewer cells than the first line, the missing ones taken as empty",
  "unreadable-date": "a date that cannot be read, kept as unknown",
  "future-date": "a date in the future, kept as unknown",
  "unknown-status": "a status this program does not know, the place decided",
  "release-passed": "listed as held, but the day of release is past, kept as released",
  "guessed-gender": "no gender, kept as male",
  "guessed-kind": "what kind of facility it is was guessed",
  "no-address": "a facility without an address, so nobody is asked to write yet",
  "address-by-name": "a facility without an address, taken for the only one of that name",
  "unknown-can-write": "whether one may write cannot be understood, kept as no",
  "known-otherwise": "known from elsewhere, where it says otherwise, kept as it was",
  "died-here": "died by what is known here: status and place stay as they are",
  "mixed-scripts": "the name mixes Cyrillic and Latin letters",
};

function noteLines(notes: readonly LineNote[]): string[] {
  const kindOf = ({ code, column }: LineNote) => remarks[code] + (column === undefined ? "" : ` (${column})`);
  return [...new Set(notes.map(kindOf))].map((kind) => {
    const alike = notes.filter((note) => kindOf(note) === kind);
    return `Please look at ${count(alike.length, "row")}: ${kind}${inLines(alike)}.`;
  });
}

/** ", lines 2, 5, 9": the first few, for a long list of the same says no more. */
function inLines(rows: readonly { line: number }[]): string {
  const named = rows.slice(0, 10).map(({ line }) => line);
  const more = rows.length > named.length ? ` and ${rows.length - named.length} more` : "";
  return `, ${rows.length === 1 ? "line" : "lines"} ${named.join(", ")}${more}`;
}

function again(firstLine: number | undefined): string {
  return firstLine === undefined ? "" : ` ${firstLine}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
