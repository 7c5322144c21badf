import type { PlanCounts } from "~/domain/import/kinds";

/** Changed rows on one page of a preview. */
export const CHANGES_SHOWN = 50;
/** Lines of each other kind that a page lists; the rest is counted. */
export const LINES_SHOWN = 200;

/** What a page shows of a plan: people by their published facts, rows by their line. */
export interface PlanView {
  counts: PlanCounts;
  /** How many changed rows stand before those listed. */
  from: number;
  created: CreatedView[];
  changes: ChangeView[];
  refused: RefusedLine[];
  doubts: Doubt[];
  words: WordView[];
  facilities: { name: string; region: string }[];
  notes: NoteView[];
}

/** Somebody new; in a sheet of pairs or letters, `place` is the signature and `letter` what was written. */
export interface CreatedView {
  line: number;
  name: string;
  place: string;
  letter?: LetterView | undefined;
}

/** A letter of the past; number 0: of nobody known. */
export interface LetterView {
  number: number;
  sent: { date: string | null; precision: string };
}

export interface ChangeView {
  line: number;
  prisonerId: string;
  name: string;
  fields: { field: string; before: FieldValue; after: FieldValue }[];
}

/** A field's content: text, a word of ours, or a date as far as it is known. */
export type FieldValue = string | { date: string | null; precision: string } | null;

export interface RefusedLine {
  line: number;
  reason: string;
  firstLine?: number | undefined;
}

/** A row that may mean somebody known. */
export interface Doubt {
  line: number;
  name: string;
  born: string;
  place: string;
  candidates: { id: string; name: string; born: string; place: string }[];
}

/** A word of the file, what it was taken for (null: nothing), and in how many rows. */
export interface WordView {
  column: string;
  word: string;
  readAs: string | null;
  rows: number;
}

/** Rows to look at for one reason; the first few of them by line. */
export interface NoteView {
  code: string;
  column: string | null;
  rows: number;
  lines: number[];
}

/** What is kept of a run beside what it created and changed. */
export type RunReport = Pick<PlanView, "refused" | "words" | "notes">;
