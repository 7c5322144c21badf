import { guessSheetColumns, letterSheet, sheetProblem } from "~/domain/import/sheet-columns";
import { applyLetters } from "./apply-letters.server";
import { planLetterRows, readLetters } from "./import-letters.server";
import type { ImportKind } from "./kinds.server";
import { letterPlanView, sheetCounts } from "./sheet-view.server";

/** An old spreadsheet of what was written. It has no name of its own: prisoners are found, not created. */
export const lettersKind: ImportKind = {
  fields: letterSheet.fields,
  guess: ({ header }) => ({
    list: "letters",
    title: "",
    columns: guessSheetColumns(header, letterSheet),
    words: {},
  }),
  listOf: () => "letters",
  problem: ({ columns }) => sheetProblem(columns, letterSheet),
  read: (bytes, { columns }, now) => {
    const reading = readLetters(bytes, columns, now);
    if (!reading.ok) return reading;
    return {
      ok: true,
      plan: async (place) => {
        const plan = await planLetterRows(place, reading.rows);
        return {
          counts: sheetCounts(plan),
          fingerprint: () => JSON.stringify(plan),
          view: (from) => letterPlanView(place.tx, plan, from),
          apply: (at, progress) => applyLetters(place.tx, plan, at, progress),
        };
      },
    };
  },
};
