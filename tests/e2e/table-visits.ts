import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { startBulk } from "~/features/bulk/run.server";
import { undoBulk } from "~/features/bulk/undo.server";
import { parseListQuery } from "~/features/desk/prisoner-list";
import { listViews, removeView, saveView } from "~/features/views/views.server";
import { randomId } from "~/platform/crypto/random.server";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

const step =
  (kind: string, asked = "") =>
  ({ page, at: { app } }: Stop) =>
    makePrisoner(app, { name: `Осокин ${unique()}` }, app.clock()).then(({ id }) =>
      page.goto(`/desk/prisoners/bulk/${kind}?id=${id}${asked}`),
    );
const nobody =
  (kind: string) =>
  ({ page }: Stop) =>
    page.goto(`/desk/prisoners/bulk/${kind}`);

/** How to see the pages on which many are changed at once, and lists are taken out. */
export const tableVisits = {
  "/desk/prisoners/bulk/confirmation": [
    { state: "empty", as: "coordinator", go: nobody("confirmation") },
    { state: "full", as: "coordinator", go: step("confirmation") },
  ],
  "/desk/prisoners/bulk/target": [
    { state: "empty", as: "coordinator", go: nobody("target") },
    { state: "full", as: "coordinator", go: step("target") },
    { state: "full", as: "coordinator", what: "plan", go: step("target", "&said=1&target=4") },
    { state: "failing", as: "coordinator", go: step("target", "&said=1&target=many") },
  ],
  "/desk/prisoners/bulk/cap": [
    { state: "full", as: "coordinator", go: step("cap") },
    { state: "full", as: "coordinator", what: "plan", go: step("cap", "&said=1&limit=usual") },
    { state: "failing", as: "coordinator", go: step("cap", "&said=1&limit=own") },
  ],
  "/desk/prisoners/bulk/languages": [
    { state: "full", as: "coordinator", go: step("languages") },
    {
      state: "full",
      as: "coordinator",
      what: "plan",
      go: step("languages", "&said=1&how=add&language=uk"),
    },
    { state: "failing", as: "coordinator", go: step("languages", "&said=1") },
  ],
  "/desk/views": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/views") },
    { state: "full", as: "coordinator", go: (stop) => seeView(stop, () => "/desk/views") },
    { state: "full", as: "coordinator", what: "removed", go: seeRemoved },
  ],
  "/desk/views/new": [
    { state: "empty", as: "coordinator", go: ({ page }) => page.goto("/desk/views/new?show=nobody") },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/views/new?show=nobody").then(() => submitPast(page)),
    },
  ],
  "/desk/views/:id": [
    { state: "full", as: "coordinator", go: (stop) => seeView(stop, (id) => `/desk/views/${id}`) },
  ],
  "/desk/bulk": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/bulk") },
    { state: "full", as: "coordinator", go: (stop) => seeDeed(stop, () => "/desk/bulk") },
  ],
  "/desk/bulk/:id": [
    { state: "full", as: "coordinator", go: (stop) => seeDeed(stop, (id) => `/desk/bulk/${id}`) },
    { state: "full", as: "coordinator", what: "taken back", go: seeUndone },
  ],
  "/desk/export": [{ state: "full", as: "coordinator", go: ({ page }) => page.goto("/desk/export") }],
  "/desk/export/prisoners": [
    {
      state: "empty",
      as: "coordinator",
      bare: true,
      go: ({ page }) => page.goto("/desk/export/prisoners"),
    },
    {
      state: "full",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/export/prisoners?show=nobody&sort=name"),
    },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/export/prisoners?refused=wrong"),
    },
    {
      state: "failing",
      as: "coordinator",
      what: "too many",
      go: ({ page }) => page.goto("/desk/export/prisoners?refused=too-many"),
    },
  ],
  "/desk/export/load": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/export/load") },
    { state: "full", as: "coordinator", go: ({ page }) => page.goto("/desk/export/load") },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/export/load?refused=wait&minutes=7"),
    },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** One deed that reached one person and left another. */
async function makeDeed({ at: { app } }: Stop) {
  const now = app.clock();
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const reached = await makePrisoner(app, { name: `Осокин ${unique()}` }, now);
  const left = await makePrisoner(app, { name: `Ивин ${unique()}`, target: 4 }, now);
  const prisonerIds = [reached.id, left.id];
  const change = { kind: "target", target: 4 } as const;
  const id = await startBulk(app, coordinator, { change, prisonerIds, key: randomId() }, now);
  return { id, coordinator };
}

async function seeDeed(stop: Stop, addressOf: (id: string) => string): Promise<void> {
  await stop.page.goto(addressOf((await makeDeed(stop)).id));
}

async function seeUndone(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const { id, coordinator } = await makeDeed(stop);
  await undoBulk(app, coordinator, id, app.clock());
  await stop.page.goto(`/desk/bulk/${id}`);
}

/** A view of this visit's own; answers its id. */
async function makeView({ at: { app } }: Stop): Promise<string> {
  const now = app.clock();
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  for (const { id } of (await listViews(app)).slice(0, -3)) await removeView(app, id, now);
  const name = `Мордовия ${unique()}`;
  const query = parseListQuery(new URLSearchParams("show=unconfirmed"));
  await saveView(app, coordinator, { name, query, key: randomId() }, now);
  return (await listViews(app)).find((view) => view.name === name)?.id ?? "";
}

async function seeView(stop: Stop, addressOf: (id: string) => string): Promise<void> {
  await stop.page.goto(addressOf(await makeView(stop)));
}

async function seeRemoved(stop: Stop): Promise<void> {
  const id = await makeView(stop);
  await removeView(stop.at.app, id, stop.at.app.clock());
  await stop.page.goto(`/desk/views?removed=${id}`);
}
