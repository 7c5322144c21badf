import type { Tx } from "#db/connection.server";
import { guessMapping } from "~/domain/import/guess";
import type { FileMapping, PlanCounts } from "~/domain/import/kinds";
import { LEFT_OUT } from "~/domain/import/kinds";
import { listFields, listNameOf, type Mapping, mappingProblem } from "~/domain/import/mapping";
import type { Answers, ImportPlan } from "~/domain/import/plan";
import { applyPlan } from "./apply.server";
import { makePlan } from "./import-prisoners.server";
import type { ImportKind } from "./kinds.server";
import { planView } from "./plan-view.server";
import { readPrisoners } from "./read-prisoners.server";

/** Rows that tell what a column of a file is about. */
const SAMPLE_ROWS = 200;

/** A list of prisoners. */
export const prisonersKind: ImportKind = {
  fields: listFields,
  guess: ({ header, rows }) => {
    const samples = rows.flatMap((row) => ("cells" in row ? [row.cells] : [])).slice(0, SAMPLE_ROWS);
    return guessMapping(header, samples);
  },
  listOf: listNameOf,
  problem: (mapping) => mappingProblem(mapping as Mapping),
  read: (bytes, mapping, now) => {
    const reading = readPrisoners(bytes, mapping as Mapping, now.toISOString().slice(0, 10));
    if (!reading.ok) return reading;
    return {
      ok: true,
      plan: async ({ tx }, answers) => {
        const settled = Object.fromEntries(Object.entries(answers).filter(([, who]) => who !== LEFT_OUT));
        const plan = await makePlan(tx, mapping as Mapping, reading.rows, settled as Answers);
        return planned(tx, plan, mapping);
      },
    };
  },
};

function planned(tx: Tx, plan: ImportPlan, mapping: FileMapping) {
  return {
    counts: countsOf(plan),
    fingerprint: () => JSON.stringify(plan),
    view: (from: number) => planView(tx, plan, mapping.list, from),
    apply: (now: Date, progress: (done: number, of: number) => void) =>
      applyPlan(tx, plan, mapping, now, progress),
  };
}

/** How many rows of each kind a plan has. */
export function countsOf(plan: ImportPlan): PlanCounts {
  return {
    created: plan.create.length,
    changed: plan.change.length + plan.recognise.length,
    unchanged: plan.unchanged.length,
    refused: plan.refused.length,
    doubts: plan.doubts.length,
  };
}
