import { inTransaction, type Tx } from "#db/connection.server";
import { chooseLines } from "#db/repositories/plan-lines";
import { findBusyPlan, findPlan, lockPlans, movePlan } from "#db/repositories/plans";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";
import { beginWork, newAttempt } from "./ask-plan.server";

/** What was decided about the lines of a page; `elsewhere`: the lines of the other pages are taken as they are. */
export interface Choice {
  first: number;
  last: number;
  ticked: readonly number[];
  elsewhere: boolean;
}

/** `busy`: this plan or another is being worked at · `not-now`: it waits for no decision any more. */
export type PlanChange = { ok: true } | { ok: false; reason: "not-found" | "busy" | "not-now" };

/** Begins to carry out the lines chosen on a page of a plan; how it goes is read from the plan. */
export function beginApplication(
  app: App,
  viewer: Viewer,
  id: string,
  choice: Choice,
  now: Date,
): Promise<PlanChange> {
  return begin(app, id, now, "plan-apply", async (tx, plan, at) => {
    const attempt = { ...newAttempt(now), attempts: 1, appliedAt: plan.appliedAt ?? at };
    if (!(await movePlan(tx, id, ["ready"], { ...attempt, state: "applying", changedAt: at }))) return null;
    await chooseLines(tx, id, choice);
    await recordDeed(tx, viewer, { action: "plan-applied" }, now);
    return attempt.attempt;
  });
}

/** Begins to take back what a plan gave, as far as nothing came of it yet. */
export function beginUndo(app: App, viewer: Viewer, id: string, now: Date): Promise<PlanChange> {
  return begin(app, id, now, "plan-undo", async (tx, plan, at) => {
    if (plan.appliedAt === null) return null;
    const attempt = { ...newAttempt(now), attempts: 1 };
    const from = ["ready", "applied"] as const;
    if (!(await movePlan(tx, id, from, { ...attempt, state: "undoing", changedAt: at }))) return null;
    await recordDeed(tx, viewer, { action: "plan-undone" }, now);
    return attempt.attempt;
  });
}

async function begin(
  app: App,
  id: string,
  now: Date,
  task: "plan-apply" | "plan-undo",
  take: (tx: Tx, plan: Row<"plan">, at: string) => Promise<string | null>,
): Promise<PlanChange> {
  const taken = await inTransaction(app.db, async (tx) => {
    await lockPlans(tx);
    const plan = await findPlan(tx, id);
    if (!plan) return { reason: "not-found" as const };
    if (await findBusyPlan(tx)) return { reason: "busy" as const };
    const attempt = await take(tx, plan, now.toISOString());
    return attempt === null ? { reason: "not-now" as const } : { attempt };
  });
  if (taken.attempt === undefined) return { ok: false, reason: taken.reason };
  await beginWork(app, task, id, taken.attempt, now);
  return { ok: true };
}
