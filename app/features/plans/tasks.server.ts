import { applyPlan } from "~/features/balance/apply-plan.server";
import { makePlan } from "~/features/balance/make-plan.server";
import { undoPlan } from "~/features/balance/undo-plan.server";
import { applyWinter } from "~/features/parcels/apply-winter.server";
import { makeWinter } from "~/features/parcels/make-winter.server";
import { undoWinter } from "~/features/parcels/undo-winter.server";
import type { App } from "~/platform/app.server";
import type { PlanWork } from "./lines.server";

/** Work at plans, which is too long for a request. */
export const tasks = {
  ...{ "balance-make": makePlan, "balance-apply": applyPlan, "balance-undo": undoPlan },
  ...{ "winter-make": makeWinter, "winter-apply": applyWinter, "winter-undo": undoWinter },
};
export type TaskName = keyof typeof tasks;

/** Does it in a thread, or, where there are none, here and now. */
export async function runTask(app: App, name: TaskName, input: PlanWork): Promise<void> {
  if (app.threads === null) await tasks[name](app, input, () => {});
  else await app.threads.run(name, `${name} ${input.id}`, input);
}
