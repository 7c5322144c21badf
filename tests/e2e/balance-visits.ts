import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer, type VolunteerOverrides } from "#db/factories/volunteers";
import { findPlanLines } from "#db/repositories/plan-lines";
import { endWish, makeWish } from "~/features/balance/wish.server";
import { askForPlan } from "~/features/plans/ask-plan.server";
import { beginApplication, beginUndo } from "~/features/plans/change-plan.server";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the pages by which the choice is left to the house, and made. */
export const balanceVisits = {
  "/suggestions/wish": [
    { state: "empty", as: "newcomer", go: ({ page }) => page.goto("/suggestions/wish") },
    { state: "full", as: "newcomer", go: seeWish },
    { state: "failing", as: "newcomer", go: failWish },
  ],
  "/desk/balance": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/balance") },
    { state: "full", as: "coordinator", go: seeBalance },
  ],
  "/desk/balance/plans/:id": [
    { state: "full", as: "coordinator", go: seeStalePlan },
    { state: "full", as: "coordinator", what: "applied", go: (stop) => seeApplied(stop) },
    { state: "full", as: "coordinator", what: "taken back", go: (stop) => seeApplied(stop, true) },
    { state: "failing", as: "coordinator", what: "nobody to give", go: seeNothing },
    { state: "full", as: "coordinator", what: "waiting", go: seeWaiting },
  ],
} as const satisfies Record<string, readonly Visit[]>;

function signedIn({ person }: Stop) {
  if (!person) throw new Error("this visit needs somebody signed in");
  return person;
}

async function seeWish(stop: Stop): Promise<void> {
  const { app } = stop.at;
  await makeWish(app, signedIn(stop), { people: 1, signature: "Вера" }, app.clock());
  await stop.page.goto("/suggestions/wish");
  await endWish(app, signedIn(stop));
}

async function failWish({ page }: Stop): Promise<void> {
  await page.goto("/suggestions/wish");
  await page.locator("#signature").fill("https://example.org");
  await submitPast(page);
}

/** Somebody who leaves the choice to the house. */
export async function makeWisher({ at: { app } }: Stop, overrides: VolunteerOverrides = {}) {
  const viewer = await makeVolunteer(app, overrides, app.clock());
  await makeWish(app, viewer, { people: 1, signature: `Вера ${unique()}` }, app.clock());
  return viewer;
}

async function makeLonely({ at: { app } }: Stop): Promise<void> {
  const facility = await makeFacility(app, {}, app.clock());
  await makePrisoner(app, { name: `Рябинин ${unique()} Петрович`, facilityId: facility.id }, app.clock());
}

async function seeBalance(stop: Stop): Promise<void> {
  await makeWisher(stop);
  await askForPlan(stop.at.app, signedIn(stop), "balance", stop.at.app.clock());
  await stop.page.goto("/desk/balance");
}

async function makePlan(stop: Stop): Promise<string> {
  for (const _ of [1, 2, 3]) await makeLonely(stop);
  const languages: VolunteerOverrides[] = [{}, {}, { languages: ["en"] }];
  for (const overrides of languages) await makeWisher(stop, overrides);
  return askForPlan(stop.at.app, signedIn(stop), "balance", stop.at.app.clock());
}

/** One wish was taken back since the plan was made. */
async function seeStalePlan(stop: Stop): Promise<void> {
  const gone = await makeWisher(stop);
  const id = await makePlan(stop);
  await endWish(stop.at.app, gone);
  await stop.page.goto(`/desk/balance/plans/${id}`);
}

async function seeApplied(stop: Stop, isTakenBack = false): Promise<void> {
  const { app } = stop.at;
  const gone = await makeWisher(stop);
  const id = await makePlan(stop);
  await endWish(app, gone);
  const lines = await findPlanLines(app.db, id, 0, 1000);
  const [first = { id: 0 }, last = first] = [lines[0], lines.at(-1)];
  const ticked = lines.slice(1).map((line) => line.id);
  const choice = { first: first.id, last: last.id, ticked, elsewhere: false };
  await beginApplication(app, signedIn(stop), { kind: "balance", id }, choice, app.clock());
  if (isTakenBack) await beginUndo(app, signedIn(stop), { kind: "balance", id }, app.clock());
  await stop.page.goto(`/desk/balance/plans/${id}`);
}

async function seeNothing(stop: Stop): Promise<void> {
  await stop.at.app.db.updateTable("assignmentWish").set({ people: 0 }).execute();
  await makeWisher(stop, { languages: ["en"] });
  const id = await askForPlan(stop.at.app, signedIn(stop), "balance", stop.at.app.clock());
  await stop.page.goto(`/desk/balance/plans/${id}`);
}

/** A plan nobody has begun, for its worker is gone. */
async function seeWaiting(stop: Stop): Promise<void> {
  const { app } = stop.at;
  await makeWisher(stop);
  const gone = { run: () => new Promise(() => {}), progressOf: () => null, rest: async () => {} };
  const id = await askForPlan({ ...app, threads: gone }, signedIn(stop), "balance", app.clock());
  await stop.page.goto(`/desk/balance/plans/${id}?still=1`);
  await app.db.updateTable("plan").set({ state: "failed" }).where("id", "=", id).execute();
}
