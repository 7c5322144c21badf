import type { LetterNote, LetterPlan, LetterRefusal } from "~/domain/import/plan-letters";
import type { PairNote, PairPlan, PairRefusal } from "~/domain/import/plan-pairs";
import { columnNamesOf, type SheetField } from "~/domain/import/sheet-columns";

type Refused = { line: number; reason: PairRefusal | LetterRefusal; firstLine?: number };
type Noted = { line: number; code: PairNote | LetterNote };

/** What an import of pairs did, or with `dryRun` would do. Rows are named by their line, never by a person. */
export function pairPlanLines(plan: PairPlan, dryRun: boolean): string[] {
  const { create, unchanged, refused, notes } = plan;
  const writers = new Set(create.map(({ labelIndex }) => labelIndex)).size;
  return [
    ...(dryRun ? ["Dry run: nothing was written."] : []),
    `${dryRun ? "Would take over" : "Took over"} ${count(create.length, "correspondence")} of ${count(writers, "writer")}.`,
    `Unchanged: ${unchanged}.`,
    ...refusedLines(refused),
    ...noteLines(notes),
    ...(dryRun || create.length === 0 ? [] : ["Make the links for their writers at /desk/take-overs."]),
  ];
}

/** The same of an import of letters. */
export function letterPlanLines(plan: LetterPlan, dryRun: boolean): string[] {
  const { create, change, unchanged, refused, notes } = plan;
  const unowned = create.filter(({ correspondenceId }) => correspondenceId === null).length;
  return [
    ...(dryRun ? ["Dry run: nothing was written."] : []),
    `${dryRun ? "Would count" : "Counted"} ${count(create.length, "letter")}, ${unowned} of them of nobody known.`,
    `${dryRun ? "Would add" : "Added"} what became of ${count(change.length, "letter")}.`,
    `Unchanged: ${unchanged}.`,
    ...refusedLines(refused),
    ...noteLines(notes),
  ];
}

/** Why no row of a sheet could be read for want of a column, with the names it may have. */
export function missingColumnsLine(columns: readonly string[]): string {
  const named = columns.map(
    (field) =>
      `${field} (${columnNamesOf(field as SheetField)
        .slice(0, 4)
        .join(", ")})`,
  );
  return `The first line lacks these columns: ${named.join("; ")}.`;
}

export function refusedLines(refused: readonly Refused[]): string[] {
  return [
    `Left out: ${count(refused.length, "row")}.`,
    ...refused.map(({ line, reason, firstLine }) => {
      const first = firstLine === undefined ? "" : `, see line ${firstLine}`;
      return `  line ${line}: ${refusals[reason]}${first}`;
    }),
  ];
}

export function noteLines(notes: readonly Noted[]): string[] {
  return [...new Set(notes.map(({ code }) => code))].map((code) => {
    const lines = notes.filter((note) => note.code === code).map(({ line }) => line);
    const more = lines.length > 10 ? ` and ${lines.length - 10} more` : "";
    return `Please look at ${count(lines.length, "row")}: ${remarks[code]}, ${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, 10).join(", ")}${more}.`;
  });
}

const refusals: Record<PairRefusal | LetterRefusal, string> = {
  quotes: "the quotes are wrong",
  "too-many-cells": "more cells than the first line has",
  encoding: "a sign in it is damaged",
  "cell-too-long": "a cell is longer than 10,000 characters",
  "no-prisoner": "neither an id nor a name of a prisoner",
  "no-writer": "no writer",
  "name-too-long": "the writer's name is longer than 200 characters",
  "signature-empty": "no signature",
  "signature-link": "the signature looks like an address on the net",
  "signature-character": "the signature has signs that cannot stand on paper",
  "signature-no-letter": "the signature has no letter in it",
  "signature-too-long": "the signature is longer than 40 characters",
  "bad-number": "a number that cannot be read",
  "no-date": "no date that can be read",
  "prisoner-unknown": "nobody like this is here, import the prisoners first",
  "prisoner-several": "several people are meant by this, give the id and the list",
  "prisoner-other-name": "the id is somebody else's",
  "prisoner-no-year": "a name without a year of birth may mean several, give the year or the id",
  "prisoner-doubtful": "somebody of nearly this name or another year is here, give the id",
  "signature-taken": "another writer of this prisoner signs like this",
  "writes-already": "this writer writes to this prisoner under another signature",
  "letters-ended": "letters to this prisoner have ended",
  "letters-refused": "this prisoner refuses letters",
  "no-such-writer": "nobody signs like this to this prisoner, import the pairs first",
  "number-of-another-day": "a letter of this number is here, of another day",
};

const remarks: Record<PairNote | LetterNote, string> = {
  "unreadable-date": "a date that cannot be read, kept as unknown",
  "future-date": "a date in the future, kept as unknown",
  "unknown-channel": "a channel this program does not know, taken for post",
  "over-cap": "more writers than the prisoner's cap, all kept",
  "other-number": "a letter of this day is here under another number, taken for it",
  "letters-paused": "letters to this prisoner rest now",
};

function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}
