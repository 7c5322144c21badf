import type { Tx } from "#db/connection.server";
import { countPlanLines, findLineIds } from "#db/repositories/plan-lines";
import { changeAttempt, findPlan } from "#db/repositories/plans";
import type { Row } from "#db/schema";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import type { Progress } from "~/platform/jobs/thread.server";

/** The work of one attempt at a plan. */
export interface PlanWork {
  id: string;
  attempt: string;
  now: string;
}

const BATCH = 50;

/** Does something with each line of a state, while the plan is this attempt's; what is done moves the line out of it. */
export async function eachLine(
  app: App,
  { id, attempt }: PlanWork,
  state: Row<"planLine">["state"],
  tell: Progress,
  act: (lineId: number) => Promise<void>,
): Promise<void> {
  let [of, done] = [0, 0];
  for (let after = 0; ; ) {
    const plan = await findPlan(app.db, id);
    if (plan?.attempt !== attempt) return;
    if (after === 0) of = (await countPlanLines(app.db, plan.kind, id))[state] ?? 0;
    const lines = await findLineIds(app.db, plan.kind, id, state, { after, limit: BATCH });
    for (const line of lines) {
      await act(line);
      done += 1;
      tell(done, of);
    }
    if (lines.length < BATCH) return;
    after = lines.at(-1) ?? after;
  }
}

/** Ends an application: the plan waits on while a line of it does. */
export function endApplication(app: App, work: PlanWork): Promise<void> {
  return endLines(app, work, async (tx) => {
    const plan = await findPlan(tx, work.id);
    const next = { after: 0, limit: 1 };
    const isMore = plan && (await findLineIds(tx, plan.kind, plan.id, "proposed", next)).length > 0;
    return isMore ? "ready" : "applied";
  });
}

/** Ends the work of an attempt in the state that follows from the lines. */
export async function endLines(
  app: App,
  { id, attempt, now }: PlanWork,
  next: (tx: Tx) => Promise<Row<"plan">["state"]>,
): Promise<void> {
  await retrying(app.db, async (tx) => {
    const state = await next(tx);
    await changeAttempt(tx, id, attempt, { state, changedAt: now, attempt: null, leaseUntil: null });
  });
}
