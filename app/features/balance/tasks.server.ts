import type { App } from "~/platform/app.server";
import { applyPlan } from "./apply-plan.server";
import { makePlan, type PlanWork } from "./make-plan.server";
import { undoPlan } from "./undo-plan.server";

/** Work of this room that is too long for a request. */
export const tasks = { "plan-make": makePlan, "plan-apply": applyPlan, "plan-undo": undoPlan };
export type TaskName = keyof typeof tasks;

/** Does it in a thread, or, where there are none, here and now. */
export async function runTask(app: App, name: TaskName, input: PlanWork): Promise<void> {
  if (app.threads === null) await tasks[name](app, input, () => {});
  else await app.threads.run(name, `${name} ${input.id}`, input);
}
