import { makePrisoner } from "#db/factories/prisoners";
import { tellExternalLoad } from "~/features/desk/external-load.server";
import { readForEdit, savePrisoner } from "~/features/prisoners/edit.server";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the pages on which the desk writes down one person. */
export const storyVisits = {
  "/desk/prisoners/new": [
    { state: "empty", as: "coordinator", go: ({ page }) => page.goto("/desk/prisoners/new") },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/prisoners/new").then(() => submitPast(page)),
    },
    { state: "failing", as: "coordinator", what: "known already", go: addNamesake },
  ],
  "/desk/prisoners/:id/consent": [
    { state: "full", as: "coordinator", go: (stop) => openNew(stop, "/consent") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => openNew(stop, "/consent").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/prisoners/:id/external-load": [
    { state: "empty", as: "coordinator", go: (stop) => openNew(stop, "/external-load") },
    { state: "full", as: "coordinator", go: openExternalLoad },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => openNew(stop, "/external-load").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/prisoners/:id/notes/new": [
    { state: "full", as: "coordinator", go: (stop) => openNew(stop, "/notes/new") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => openNew(stop, "/notes/new").then(() => submitPast(stop.page)),
    },
  ],
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

/** Somebody of the same name and year is there already. */
async function addNamesake(stop: Stop): Promise<void> {
  const { page, at } = stop;
  const name = `Ракитин ${unique()}`;
  await makePrisoner(at.app, { name }, at.app.clock());
  await page.goto("/desk/prisoners/new");
  await page.locator("#name").fill(name);
  await page.locator("#gender").check();
  await page.locator("#birthYear").fill("1985");
  await submitPast(page);
}

async function openExternalLoad(stop: Stop): Promise<void> {
  const { at, person } = stop;
  const { id } = await makePrisoner(at.app, { name: `Ракитин ${unique()}` }, at.app.clock());
  if (!person) throw new Error("this visit needs somebody signed in");
  const told = { list: "Вместе", band: "one-or-two", asOf: "2026-03-01" } as const;
  await tellExternalLoad(at.app, person, id, told, at.app.clock());
  await stop.page.goto(`/desk/prisoners/${id}/external-load`);
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
