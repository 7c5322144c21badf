import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeReport } from "#db/factories/reports";
import { makeVolunteer } from "#db/factories/volunteers";
import { decideReport } from "~/features/reports/decide.server";
import { randomToken } from "~/platform/crypto/random.server";
import { unique } from "./seed";
import { openFollowed, type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the pages on which a family stops and reports, and on which the desk decides. */
export const reportVisits = {
  "/family/:prisonerId/stop": [
    { state: "empty", as: "waiting-relative", go: (stop) => openFollowed(stop, "/stop") },
    { state: "full", as: "relative", go: (stop) => openFollowed(stop, "/stop?done=1") },
    { state: "full", as: "relative", what: "what it means", go: reviewStop },
    {
      state: "failing",
      as: "relative",
      go: (stop) => openFollowed(stop, "/stop").then(() => submitPast(stop.page)),
    },
  ],
  "/family/:prisonerId/report": [
    { state: "empty", as: "waiting-relative", go: (stop) => openFollowed(stop, "/report") },
    { state: "full", as: "relative", go: (stop) => openFollowed(stop, "/report?done=1") },
    {
      state: "failing",
      as: "relative",
      go: (stop) => openFollowed(stop, "/report").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/prisoners/:id/reports/new": [
    { state: "full", as: "coordinator", go: (stop) => seeDeskForm(stop) },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeDeskForm(stop).then(() => submitPast(stop.page)),
    },
  ],
  "/desk/reports": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/reports") },
    { state: "full", as: "coordinator", go: listReports },
  ],
  "/desk/reports/:id": [
    { state: "full", as: "coordinator", go: (stop) => seeReport(stop) },
    { state: "full", as: "coordinator", what: "nobody named", go: (stop) => seeReport(stop, false) },
    { state: "full", as: "coordinator", what: "decided", go: seeDecidedReport },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeReport(stop).then(() => submitPast(stop.page)),
    },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** A report about somebody new, with or without a signature; answers its number. */
async function makeReported({ at: { app } }: Stop, isSure = true): Promise<number> {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Осокин ${unique()}` }, now);
  const { signature } = await makeCorrespondence(app, { prisonerId }, now);
  return makeReport(app, prisonerId, isSure ? { signature } : {}, now);
}

async function seeDeskForm({ page, at: { app } }: Stop): Promise<void> {
  const { prisonerId } = await makeCorrespondence(app, {}, app.clock());
  await page.goto(`/desk/prisoners/${prisonerId}/reports/new`);
}

async function seeReport(stop: Stop, isSure = true): Promise<void> {
  await stop.page.goto(`/desk/reports/${await makeReported(stop, isSure)}`);
}

async function seeDecidedReport(stop: Stop): Promise<void> {
  await stop.page.goto(`/desk/reports/${await makeDecided(stop)}`);
}

/** The list with something in both halves. */
async function listReports(stop: Stop): Promise<void> {
  await makeReported(stop);
  await makeReported(stop, false);
  await makeDecided(stop);
  await stop.page.goto("/desk/reports");
}

/** What stopping one writer means, before it is done. */
async function reviewStop(stop: Stop): Promise<void> {
  const { page } = stop;
  await openFollowed(stop, "/stop");
  await page.locator("#what").check();
  const answered = page.waitForEvent("domcontentloaded");
  await page.locator("main form .button").click();
  await answered;
}

/** A volunteer about whom a report waits, looking for somebody new. */
export async function suggestToReported({ at: { app }, page, person }: Stop): Promise<void> {
  if (!person) throw new Error("this visit needs somebody signed in");
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Осокин ${unique()}` }, now);
  const { signature } = await makeCorrespondence(app, { viewer: person, prisonerId }, now);
  await makeReport(app, prisonerId, { signature }, now);
  await page.goto("/suggestions");
}

async function makeDecided(stop: Stop): Promise<number> {
  const { app } = stop.at;
  const now = app.clock();
  const id = await makeReported(stop);
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const word = { decision: "no-harm", signature: null, key: randomToken() } as const;
  await decideReport(app, coordinator, id, word, now);
  return id;
}
