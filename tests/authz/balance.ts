import { makeVolunteer } from "#db/factories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import { makeWish } from "~/features/balance/wish.server";
import { askForPlan } from "~/features/plans/ask-plan.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import type { Places } from "./ids";

/** One plan that gives somebody a person, for each address of plans. */
export async function stageBalance(app: App, coordinator: Viewer, now: Date) {
  const wisher = await makeVolunteer(app, {}, now);
  await makeWish(app, wisher, { people: 1, signature: "Вера" }, now);
  const id = await askForPlan(app, coordinator, "balance", now);
  const staged: Record<string, Places> = {};
  for (const page of ["", "/file", "/application", "/undo"]) {
    staged[`/desk/balance/plans/:id${page}`] = { own: { id }, foreign: [], missing: { id: randomId() } };
  }
  return staged;
}
