import type { Tx } from "#db/connection.server";
import { findPrisonerNames } from "#db/repositories/sheet-pairs";
import type { PlanCounts } from "~/domain/import/kinds";
import type { LetterNews, LetterPlan } from "~/domain/import/plan-letters";
import type { PairPlan } from "~/domain/import/plan-pairs";
import { CHANGES_SHOWN, type ChangeView, type PlanView } from "./plan-view";
import { reportOf } from "./run-report";

/** How many rows of each kind a plan has. Doubtful rows of a sheet are refused, each with its reason. */
export function sheetCounts(plan: PairPlan | LetterPlan): PlanCounts {
  return {
    created: plan.create.length,
    changed: "change" in plan ? plan.change.length : 0,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
    doubts: 0,
  };
}

/** A plan of pairs as a page shows it: prisoners by name, writers by their signature alone. */
export async function pairPlanView(tx: Tx, plan: PairPlan): Promise<PlanView> {
  const shown = plan.create.slice(0, CHANGES_SHOWN);
  const nameOf = await namesOf(tx, shown);
  return {
    ...bare(plan),
    from: 0,
    created: shown.map(({ line, prisonerId, facts }) => ({
      line,
      name: nameOf(prisonerId),
      place: facts.signature,
    })),
    changes: [],
  };
}

/** A plan of letters as a page shows it, its changed letters from `from` on. */
export async function letterPlanView(tx: Tx, plan: LetterPlan, from: number): Promise<PlanView> {
  const shown = plan.create.slice(0, CHANGES_SHOWN);
  const changed = plan.change.slice(from, from + CHANGES_SHOWN);
  const nameOf = await namesOf(tx, [...shown, ...changed]);
  return {
    ...bare(plan),
    from,
    created: shown.map(({ line, prisonerId, number, facts }) => ({
      line,
      name: nameOf(prisonerId),
      place: facts.signature ?? "",
      letter: { number, sent: facts.sent },
    })),
    changes: changed.map((news) => newsView(news, nameOf(news.prisonerId))),
  };
}

function bare(plan: PairPlan | LetterPlan) {
  return { counts: sheetCounts(plan), doubts: [], facilities: [], ...reportOf(plan) };
}

function newsView({ line, prisonerId, arrived, answered }: LetterNews, name: string): ChangeView {
  const told = { arrived, answered };
  return {
    line,
    prisonerId,
    name,
    fields: (["arrived", "answered"] as const).flatMap((field) => {
      const after = told[field];
      return after === null ? [] : [{ field, before: null, after }];
    }),
  };
}

async function namesOf(
  tx: Tx,
  rows: readonly { prisonerId: string }[],
): Promise<(prisonerId: string) => string> {
  const found = await findPrisonerNames(
    tx,
    rows.map(({ prisonerId }) => prisonerId),
  );
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (prisonerId) => names.get(prisonerId) ?? "";
}
