import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { updatePrisoner } from "#db/repositories/prisoners";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the page on which two records of one person become one. */
export const mergeVisits = {
  "/desk/prisoners/:id/merge": [
    { state: "empty", as: "coordinator", go: (stop) => seeSearch(stop, `Один-${unique()}`) },
    { state: "full", as: "coordinator", what: "found", go: (stop) => seeSearch(stop, "Осокин") },
    { state: "full", as: "coordinator", go: (stop) => seeBoth(stop) },
    { state: "full", as: "coordinator", what: "merged", go: mergeBoth },
    { state: "failing", as: "coordinator", what: "changed meanwhile", go: mergeStale },
  ],
} as const satisfies Record<string, readonly Visit[]>;

async function seeSearch({ page, at: { app } }: Stop, surname: string): Promise<void> {
  const { id } = await makePrisoner(app, { name: `${surname} Пётр ${unique()}` }, app.clock());
  if (surname === "Осокин") await makePrisoner(app, { name: `Осокин Пётр ${unique()}` }, app.clock());
  await page.goto(`/desk/prisoners/${id}/merge`);
}

/** Two records that differ in everything, with a writer of the same signature each; answers the second. */
async function seeBoth({ page, at: { app } }: Stop): Promise<string> {
  const now = app.clock();
  const name = `Осокин Пётр ${unique()}`;
  const kept = await makePrisoner(app, { name, nameDative: null, about: "" }, now);
  const other = { name: `${name} Ильич`, status: "remand", birthDate: "1985-01-01", cap: 4 } as const;
  const lost = await makePrisoner(app, { ...other, birthPrecision: "year", consent: "given" }, now);
  await makeCorrespondence(app, { prisonerId: kept.id, signature: "Аня" }, now);
  const made = await makeCorrespondence(app, { prisonerId: lost.id, signature: "Аня" }, now);
  await sendLetter(app, made, {}, now);
  await page.goto(`/desk/prisoners/${kept.id}/merge?with=${lost.id}`);
  return lost.id;
}

async function mergeBoth(stop: Stop): Promise<void> {
  await seeBoth(stop);
  await stop.page.locator('main form[method="post"] .button').click();
  await stop.page.waitForURL("**/merge?done=1");
}

async function mergeStale(stop: Stop): Promise<void> {
  const lostId = await seeBoth(stop);
  await updatePrisoner(stop.at.app.db, lostId, { about: "Любит сад." });
  await submitPast(stop.page);
}
