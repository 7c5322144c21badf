import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { findParcelPlanLines } from "#db/repositories/parcel-plan-lines";
import { askForPlan } from "~/features/plans/ask-plan.server";
import { beginApplication, beginUndo } from "~/features/plans/change-plan.server";
import { unique } from "./seed";
import type { Stop } from "./steps";
import type { Visit } from "./visit";

/** How to see a plan of the winter: as it waits, is decided about, was applied and was taken back. */
export const winterVisits = {
  "/desk/parcels/plans/:id": [
    { state: "full", as: "coordinator", go: seeWinter },
    { state: "full", as: "coordinator", what: "applied", go: (stop) => seeAppliedWinter(stop) },
    { state: "full", as: "coordinator", what: "taken back", go: (stop) => seeAppliedWinter(stop, true) },
    { state: "failing", as: "coordinator", what: "nobody agreed", bare: true, go: seeNoWinter },
    { state: "full", as: "coordinator", what: "waiting", go: seeWaitingWinter },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** A plan for two people, one of whom somebody has planned for since. */
async function makeWinter(stop: Stop): Promise<string> {
  const { app } = stop.at;
  const somebody = () => makeParcelPrisoner(app, { name: `Рябинин Олег ${unique()}` }, app.clock());
  const { id: prisonerId } = await somebody();
  await somebody();
  const id = await askForPlan(app, signedIn(stop), "winter", app.clock());
  const line = (await findParcelPlanLines(app.db, id, 0, 1000)).find(
    (each) => each.prisonerId === prisonerId,
  );
  if (line) await makeParcel(app, { prisonerId, purpose: line.purpose, day: line.arriveOn }, app.clock());
  return id;
}

async function seeWinter(stop: Stop): Promise<void> {
  await stop.page.goto(`/desk/parcels/plans/${await makeWinter(stop)}`);
}

async function seeAppliedWinter(stop: Stop, isTakenBack = false): Promise<void> {
  const { app } = stop.at;
  const plan = { kind: "winter", id: await makeWinter(stop) } as const;
  const lines = await findParcelPlanLines(app.db, plan.id, 0, 1000);
  const ids = lines.map(({ id }) => id);
  const choice = { first: Math.min(...ids), last: Math.max(...ids), ticked: ids, elsewhere: false };
  await beginApplication(app, signedIn(stop), plan, choice, app.clock());
  if (isTakenBack) await beginUndo(app, signedIn(stop), plan, app.clock());
  await stop.page.goto(`/desk/parcels/plans/${plan.id}`);
}

async function seeNoWinter(stop: Stop): Promise<void> {
  const id = await askForPlan(stop.at.app, signedIn(stop), "winter", stop.at.app.clock());
  await stop.page.goto(`/desk/parcels/plans/${id}`);
}

/** A plan nobody has begun, for its worker is gone. */
async function seeWaitingWinter(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const gone = { run: () => new Promise(() => {}), progressOf: () => null, rest: async () => {} };
  const id = await askForPlan({ ...app, threads: gone }, signedIn(stop), "winter", app.clock());
  await stop.page.goto(`/desk/parcels/plans/${id}?still=1`);
  await app.db.updateTable("plan").set({ state: "failed" }).where("id", "=", id).execute();
}

function signedIn({ person }: Stop) {
  if (!person) throw new Error("nobody is signed in");
  return person;
}
