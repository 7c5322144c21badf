import { inTransaction, type Tx } from "#db/connection.server";
import { chooseLines } from "#db/repositories/plan-lines";
import { findBusyPlan, findPlan, lockPlans, movePlan, type PlanKind } from "#db/repositories/plans";
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

/** `busy`: this plan or another of its kind is being worked at · `not-now`: it waits for no decision any more. */
export type PlanChange = { ok: true } | { ok: false; reason: "not-found" | "busy" | "not-now" };

const appliedDeeds = { balance: "plan-applied", winter: "winter-planned" } as const;
const undoneDeeds = { balance: "plan-undone", winter: "winter-undone" } as const;

/** Begins to carry out the lines chosen on a page of a plan; how it goes is read from the plan. */
export function beginApplication(
  app: App,
  viewer: Viewer,
  { kind, id }: Pick<Row<"plan">, "kind" | "id">,
  choice: Choice,
  now: Date,
): Promise<PlanChange> {
  return begin(app, { kind, id }, now, "applying", async (tx, plan, at) => {
    const attempt = { ...newAttempt(now), attempts: 1, appliedAt: plan.appliedAt ?? at };
    if (!(await movePlan(tx, id, ["ready"], { ...attempt, state: "applying", changedAt: at }))) return null;
    await chooseLines(tx, kind, id, choice);
    await recordDeed(tx, viewer, { action: appliedDeeds[kind] }, now);
    return attempt.attempt;
  });
}

/** Begins to take back what a plan gave, as far as nothing came of it yet. */
export function beginUndo(
  app: App,
  viewer: Viewer,
  { kind, id }: Pick<Row<"plan">, "kind" | "id">,
  now: Date,
): Promise<PlanChange> {
  return begin(app, { kind, id }, now, "undoing", async (tx, plan, at) => {
    if (plan.appliedAt === null) return null;
    const attempt = { ...newAttempt(now), attempts: 1 };
    const from = ["ready", "applied"] as const;
    if (!(await movePlan(tx, id, from, { ...attempt, state: "undoing", changedAt: at }))) return null;
    await recordDeed(tx, viewer, { action: undoneDeeds[kind] }, now);
    return attempt.attempt;
  });
}

async function begin(
  app: App,
  { kind, id }: { kind: PlanKind; id: string },
  now: Date,
  state: "applying" | "undoing",
  take: (tx: Tx, plan: Row<"plan">, at: string) => Promise<string | null>,
): Promise<PlanChange> {
  const taken = await inTransaction(app.db, async (tx) => {
    await lockPlans(tx);
    const plan = await findPlan(tx, id);
    if (plan?.kind !== kind) return { reason: "not-found" as const };
    if (await findBusyPlan(tx, kind)) return { reason: "busy" as const };
    const attempt = await take(tx, plan, now.toISOString());
    return attempt === null ? { reason: "not-now" as const } : { attempt };
  });
  if (taken.attempt === undefined) return { ok: false, reason: taken.reason };
  await beginWork(app, { kind, id }, state, taken.attempt, now);
  return { ok: true };
}
