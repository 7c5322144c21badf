import { findPlan } from "#db/repositories/plans";
import { type Evenness, shares } from "~/domain/balance/distribution";
import { csvLine } from "~/domain/export/csv";
import type { App } from "~/platform/app.server";
import { readFigures } from "./figures";

/** The measures and the bars of a plan, before it and after it, as lines of a CSV file; null without a made plan. */
export async function planFile({ db }: App, id: string): Promise<AsyncIterable<string> | null> {
  const plan = await findPlan(db, id);
  const figures = readFigures(plan?.kind === "balance" ? plan.figures : null);
  return figures ? lines(figures.before, figures.after) : null;
}

async function* lines(before: Evenness, after: Evenness): AsyncGenerator<string> {
  yield csvLine(["measure", "before", "after"]);
  for (const [name, measure] of Object.entries(measures)) {
    yield csvLine([name, before[measure], after[measure]]);
  }
  for (const [index, upTo] of shares.entries()) {
    const name = Number.isFinite(upTo) ? `people-up-to-${upTo}` : "people-above";
    yield csvLine([name, before.bars[index] ?? 0, after.bars[index] ?? 0]);
  }
}

/** Shares of the target are in millionths, as the bars' ends are. */
const measures = {
  prisoners: "prisoners",
  nobody: "nobody",
  "fewest-millionths": "fewest",
  "spread-millionths": "spread",
  "gini-thousandths": "giniMilli",
} as const;
