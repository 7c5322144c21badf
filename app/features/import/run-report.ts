import type { ImportPlan } from "~/domain/import/plan";
import { LINES_SHOWN, type NoteView, type RunReport } from "./plan-view";

/** Lines named for one reason to look at rows. */
const LINES_NAMED = 10;
const WORDS_NAMED = 50;

/** What a plan says beside its figures, as a page shows it and a run keeps it: rows by line, reasons by code. */
export function reportOf({ refused, words, notes }: ImportPlan): RunReport {
  return {
    refused: refused.slice(0, LINES_SHOWN),
    words: words.slice(0, WORDS_NAMED),
    notes: grouped(notes),
  };
}

function grouped(notes: ImportPlan["notes"]): NoteView[] {
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
