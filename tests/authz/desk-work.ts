import type { MadePerson } from "#db/factories/volunteers";
import { startBulk } from "~/features/bulk/run.server";
import { parseListQuery } from "~/features/desk/prisoner-list";
import { listViews, saveView } from "~/features/views/views.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import type { Places } from "./ids";

/** What coordinators keep for themselves: views of the table, and what they did to many at once. */
export async function stageDeskWork(app: App, coordinator: MadePerson, prisonerId: string, now: Date) {
  const places: Record<string, Places> = {};
  for (const page of ["", "/removal", "/restoration"]) {
    const view = { name: `View${page}`, query: parseListQuery(new URLSearchParams()), key: randomId() };
    await saveView(app, coordinator, view, now);
    const id = (await listViews(app)).find(({ name }) => name === view.name)?.id ?? "";
    places[`/desk/views/:id${page}`] = placeOf(id);
  }
  const target = { kind: "target", target: 4 } as const;
  for (const page of ["", "/undo", "/continuation"]) {
    const asked = { change: target, prisonerIds: [prisonerId], key: randomId() };
    places[`/desk/bulk/:id${page}`] = placeOf(await startBulk(app, coordinator, asked, now));
  }
  return places;
}

function placeOf(id: string): Places {
  return { own: { id }, foreign: [], missing: { id: randomId() } };
}
