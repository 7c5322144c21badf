import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { findFacility } from "#db/repositories/facilities";
import { findChannelsOf } from "#db/repositories/facility-changes";
import { addAddress } from "~/features/facilities/address.server";
import { editFacility } from "~/features/facilities/save.server";
import { addOverride } from "~/features/overrides/overrides.server";
import { randomId } from "~/platform/crypto/random.server";
import { unique } from "./seed";
import { failDate, type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the pages of facilities on the desk. */
export const placeVisits = {
  "/desk/facilities": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/facilities") },
    {
      state: "empty",
      as: "coordinator",
      what: "none found",
      go: ({ page }) => page.goto("/desk/facilities?q=нет"),
    },
    { state: "full", as: "coordinator", go: ({ page }) => page.goto("/desk/facilities?sort=-people") },
  ],
  "/desk/facilities/new": [
    { state: "empty", as: "coordinator", go: ({ page }) => page.goto("/desk/facilities/new") },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/facilities/new").then(() => submitPast(page)),
    },
  ],
  "/desk/facilities/:id": [
    { state: "empty", as: "coordinator", go: (stop) => seeBarePlace(stop) },
    { state: "full", as: "coordinator", go: (stop) => seePlace(stop) },
  ],
  "/desk/facilities/:id/edit": [
    { state: "full", as: "coordinator", go: (stop) => seePlace(stop, "/edit") },
    { state: "failing", as: "coordinator", what: "saved meanwhile", go: editAtOnce },
  ],
  "/desk/facilities/:id/address": [
    { state: "full", as: "coordinator", go: (stop) => seePlace(stop, "/address") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seePlace(stop, "/address").then(() => failDate(stop, "from")),
    },
  ],
  "/desk/facilities/:id/channels/new": [
    { state: "empty", as: "coordinator", go: (stop) => seePlace(stop, "/channels/new") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seePlace(stop, "/channels/new").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/facilities/:id/channels/:channel": [
    { state: "full", as: "coordinator", go: seeChannel },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeChannel(stop).then(() => failDate(stop, "until")),
    },
  ],
  "/desk/facilities/:id/overrides/new": [
    { state: "full", as: "coordinator", go: seeOverride },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seePlace(stop, "/overrides/new").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/prisoners/:id/overrides/new": [
    { state: "empty", as: "coordinator", go: seePersonOverride },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seePersonOverride(stop).then(() => submitPast(stop.page)),
    },
  ],
  "/desk/facilities/:id/merge": [
    { state: "empty", as: "coordinator", go: (stop) => seePlace(stop, "/merge?q=нет") },
    { state: "full", as: "coordinator", go: (stop) => seeDoubles(stop) },
    { state: "full", as: "coordinator", what: "merged", go: mergeDoubles },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** A rule that does not hold at a place, above the form for another. */
async function seeOverride(stop: Stop): Promise<void> {
  const { at, page, person } = stop;
  if (!person) throw new Error("this visit needs somebody signed in");
  const id = await makePlace(stop);
  const word = {
    rule: "pages",
    stance: "changed",
    note: "Не больше трёх страниц.",
    since: "2026-11-01",
  } as const;
  const now = at.app.clock();
  await addOverride(at.app, person, { of: "facility", id }, { ...word, key: randomId() }, now);
  await page.goto(`/desk/facilities/${id}/overrides/new`);
}

async function seePersonOverride({ page, at: { app } }: Stop): Promise<void> {
  const { id } = await makePrisoner(app, { name: `Осокин ${unique()}` }, app.clock());
  await page.goto(`/desk/prisoners/${id}/overrides/new`);
}

async function seeDoubles({ page, at: { app } }: Stop): Promise<void> {
  const now = app.clock();
  const [kept, lost] = [await makeFacility(app, {}, now), await makeFacility(app, {}, now)];
  await page.goto(`/desk/facilities/${kept.id}/merge?with=${lost.id}`);
}

async function mergeDoubles(stop: Stop): Promise<void> {
  await seeDoubles(stop);
  await stop.page.locator('main form[method="post"] .button').click();
  await stop.page.waitForURL(/\/merge$/);
}

/** A place with a note, a past address and one to come. */
async function makePlace({ at: { app }, person }: Stop): Promise<string> {
  if (!person) throw new Error("this visit needs somebody signed in");
  const now = app.clock();
  const note = { letterNote: "Открытки с блёстками возвращают.", letterNoteSource: "родные" };
  const name = `ФКУ ИК-${unique()} УФСИН России по Тверской области`;
  const { id } = await makeFacility(app, { name, region: "Тверская область", ...note }, now);
  for (const validFrom of [now.toISOString().slice(0, 10), "2099-01-01"]) {
    const version = (await findFacility(app.db, id))?.rowVersion ?? 0;
    const next = { address: `ул. Новая, д. ${validFrom.slice(0, 4)}`, postcode: "170000", source: "звонок" };
    await addAddress(app, person, id, { ...next, validFrom, version, key: randomId() }, now);
  }
  return id;
}

async function seePlace(stop: Stop, below = ""): Promise<void> {
  await stop.page.goto(`/desk/facilities/${await makePlace(stop)}${below}`);
}

async function seeBarePlace({ page, at: { app } }: Stop): Promise<void> {
  const bare = { address: "", postcode: null, toBeConfirmed: 1, channels: [] } as const;
  const { id } = await makeFacility(app, bare, app.clock());
  await page.goto(`/desk/facilities/${id}`);
}

async function seeChannel(stop: Stop): Promise<void> {
  const id = await makePlace(stop);
  const [channel] = await findChannelsOf(stop.at.app.db, id);
  await stop.page.goto(`/desk/facilities/${id}/channels/${channel?.id}`);
}

/** Another coordinator saves while the form is open. */
async function editAtOnce(stop: Stop): Promise<void> {
  const { page, person } = stop;
  const { app } = stop.at;
  if (!person) throw new Error("this visit needs somebody signed in");
  const id = await makePlace(stop);
  await page.goto(`/desk/facilities/${id}/edit`);
  const theirs = {
    name: "ФКУ ИК-1 УФСИН России",
    kind: "ik",
    regime: "strict",
    climateZone: "cold",
    ...{ region: "Тверская область", letterNote: "", letterNoteSource: "", toBeConfirmed: "yes" },
    ...{ noteDay: "", noteMonth: "", noteYear: "", key: randomId() },
    version: (await findFacility(app.db, id))?.rowVersion ?? 0,
  } as const;
  await editFacility(app, person, id, theirs, app.clock());
  await submitPast(page);
}
