import { guessSheetColumns, pairSheet, sheetProblem } from "~/domain/import/sheet-columns";
import { applyPairs } from "./apply-pairs.server";
import { planPairRows, readPairs } from "./import-pairs.server";
import type { ImportKind } from "./kinds.server";
import { pairPlanView, sheetCounts } from "./sheet-view.server";

/** An old spreadsheet of who writes to whom. It has no name of its own: prisoners are found, not created. */
export const pairsKind: ImportKind = {
  fields: pairSheet.fields,
  guess: ({ header }) => ({
    list: "pairs",
    title: "",
    columns: guessSheetColumns(header, pairSheet),
    words: {},
  }),
  listOf: () => "pairs",
  problem: ({ columns }) => sheetProblem(columns, pairSheet),
  read: (bytes, { columns }, now) => {
    const reading = readPairs(bytes, columns, now);
    if (!reading.ok) return reading;
    return {
      ok: true,
      plan: async (place) => {
        const plan = await planPairRows(place, reading.rows);
        return {
          counts: sheetCounts(plan),
          fingerprint: () => JSON.stringify(plan),
          view: () => pairPlanView(place.tx, plan),
          apply: (at, progress) => applyPairs(place.app, place.tx, plan, at, progress),
        };
      },
    };
  },
};
