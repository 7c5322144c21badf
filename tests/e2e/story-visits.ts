import { makePrisoner } from "#db/factories/prisoners";
import { readForEdit, savePrisoner } from "~/features/prisoners/edit.server";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the pages on which the desk writes down one person. */
export const storyVisits = {
  "/desk/prisoners/:id/edit": [
    { state: "full", as: "coordinator", go: (stop) => openNew(stop, "/edit") },
    { state: "failing", as: "coordinator", go: failToEdit },
    { state: "failing", as: "coordinator", what: "saved meanwhile", go: editTogether },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** A page below somebody new; answers who. */
async function openNew({ page, at: { app } }: Stop, below: string, overrides = {}): Promise<string> {
  const { id } = await makePrisoner(app, { name: `Ракитин ${unique()}`, ...overrides }, app.clock());
  await page.goto(`/desk/prisoners/${id}${below}`);
  return id;
}

async function failToEdit(stop: Stop): Promise<void> {
  await openNew(stop, "/edit");
  await stop.page.locator("#name").fill("");
  await stop.page.locator("#target").fill("many");
  await submitPast(stop.page);
}

/** Somebody else saved while this page was open. */
async function editTogether(stop: Stop): Promise<void> {
  const { page, at, person } = stop;
  const id = await openNew(stop, "/edit");
  await page.locator("#target").fill("5");
  await page.locator("#articles").fill("ч. 2 ст. 280.3");
  const theirs = await readForEdit(at.app, id);
  if (!theirs || !person) throw new Error("nobody to change");
  const facts = { ...theirs.facts, target: 4, penalty: "6 лет лишения свободы" };
  await savePrisoner(at.app, person, id, { facts, seen: theirs.seen, takeTheirs: [] }, at.app.clock());
  await submitPast(page);
}
