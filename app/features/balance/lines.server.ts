import type { Tx } from "#db/connection.server";
import { countPlanLines, findLineIds } from "#db/repositories/plan-lines";
import { changeAttempt, findPlan } from "#db/repositories/plans";
import type { Row } from "#db/schema";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import type { Progress } from "~/platform/jobs/thread.server";
import type { PlanWork } from "./make-plan.server";

const BATCH = 50;

/** Does something with each line of a state, while the plan is this attempt's; what is done moves the line out of it. */
export async function eachLine(
  app: App,
  { id, attempt }: PlanWork,
  state: Row<"planLine">["state"],
  tell: Progress,
  act: (lineId: number) => Promise<void>,
): Promise<void> {
  const of = (await countPlanLines(app.db, id))[state] ?? 0;
  let done = 0;
  for (let after = 0; ; ) {
    const plan = await findPlan(app.db, id);
    if (plan?.attempt !== attempt) return;
    const lines = await findLineIds(app.db, id, state, after, BATCH);
    for (const line of lines) {
      await act(line);
      done += 1;
      tell(done, of);
    }
    if (lines.length < BATCH) return;
    after = lines.at(-1) ?? after;
  }
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
