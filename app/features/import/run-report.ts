import { LINES_SHOWN, type NoteView, type RefusedLine, type RunReport, type WordView } from "./plan-view";

/** Lines named for one reason to look at rows. */
const LINES_NAMED = 10;
const WORDS_NAMED = 50;

/** What every kind of plan says of its rows. */
interface Told {
  refused: readonly RefusedLine[];
  words?: readonly WordView[];
  notes: readonly { line: number; code: string; column?: string | undefined }[];
}

/** What a plan says beside its figures, as a page shows it and a run keeps it: rows by line, reasons by code. */
export function reportOf({ refused, words = [], notes }: Told): RunReport {
  return {
    refused: refused.slice(0, LINES_SHOWN),
    words: words.slice(0, WORDS_NAMED),
    notes: grouped(notes),
  };
}

function grouped(notes: Told["notes"]): NoteView[] {
  const kinds = new Map<string, NoteView>();
  for (const { code, column, line } of notes) {
    const key = `${code} ${column ?? ""}`;
    const kind = kinds.get(key) ?? { code, column: column ?? null, rows: 0, lines: [] };
    kind.rows += 1;
    if (kind.lines.length < LINES_NAMED) kind.lines.push(line);
    kinds.set(key, kind);
  }
  return [...kinds.values()];
}
