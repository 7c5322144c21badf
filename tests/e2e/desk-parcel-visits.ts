import { makeFacility } from "#db/factories/facilities";
import { dayAfter } from "~/domain/dates/instants";
import { noteSanction } from "~/features/custody/sanctions.server";
import { addOverride } from "~/features/overrides/overrides.server";
import { noteConditions } from "~/features/parcels/conditions.server";
import { noteCounted } from "~/features/parcels/note-counted.server";
import { notePast } from "~/features/parcels/outcome.server";
import { randomToken } from "~/platform/crypto/random.server";
import { makeListed } from "./parcel-visits";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visit";

/** How to see the desk's pages of parcels. */
export const deskParcelVisits = {
  "/desk/parcels": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }: Stop) => page.goto("/desk/parcels") },
    { state: "full", as: "coordinator", go: seeAgenda },
  ],
  "/desk/facilities/:id/parcel-overrides/new": [
    { state: "full", as: "coordinator", go: seeOverride(false) },
    { state: "failing", as: "coordinator", go: seeOverride(true) },
  ],
  "/desk/prisoners/:id/parcel-overrides/new": [
    { state: "full", as: "coordinator", go: besideLedger("parcel-overrides/new") },
  ],
  "/desk/prisoners/:id/parcel-facts": [
    { state: "full", as: "coordinator", go: besideLedger("parcel-facts") },
  ],
  "/desk/prisoners/:id/conditions": [
    { state: "full", as: "coordinator", go: besideLedger("conditions") },
    {
      state: "failing",
      as: "coordinator",
      go: async (stop: Stop) => {
        await besideLedger("conditions")(stop);
        await submitPast(stop.page);
      },
    },
  ],
  "/desk/export/parcels": [
    { state: "full", as: "coordinator", go: ({ page }: Stop) => page.goto("/desk/export/parcels") },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }: Stop) => page.goto("/desk/export/parcels?refused=wrong"),
    },
  ],
  "/desk/prisoners/:id/parcels": [
    { state: "full", as: "coordinator", go: atDesk("", true) },
    { state: "full", as: "coordinator", what: "all-noted", go: seeAllNoted },
  ],
  "/desk/prisoners/:id/parcels/new": [{ state: "full", as: "coordinator", go: atDesk("/new", true) }],
  "/desk/prisoners/:id/parcels/past": [{ state: "full", as: "coordinator", go: atDesk("/past", true) }],
  "/desk/prisoners/:id/parcels/:parcel": [{ state: "full", as: "coordinator", go: atDesk("") }],
  "/desk/prisoners/:id/parcels/:parcel/items/new": [
    { state: "full", as: "coordinator", go: atDesk("/items/new") },
    {
      state: "failing",
      as: "coordinator",
      go: async (stop: Stop) => {
        await atDesk("/items/new")(stop);
        await submitPast(stop.page);
      },
    },
  ],
  "/desk/prisoners/:id/parcels/:parcel/day": [{ state: "full", as: "coordinator", go: atDesk("/day") }],
  "/desk/prisoners/:id/parcels/:parcel/packing": [
    { state: "full", as: "coordinator", go: atDesk("/packing") },
  ],
  "/desk/prisoners/:id/parcels/:parcel/sending": [
    { state: "full", as: "coordinator", go: atDesk("/sending") },
  ],
  "/desk/prisoners/:id/parcels/:parcel/outcome": [
    { state: "full", as: "coordinator", go: atDesk("/outcome") },
  ],
} as const satisfies Record<string, readonly Visit[]>;

async function seeAgenda(stop: Stop): Promise<void> {
  await makeListed(stop);
  await stop.page.goto("/desk/parcels");
}

/** Somebody in whose year everything that a ledger can show has happened. */
async function seeAllNoted(stop: Stop): Promise<void> {
  const { at, person, page } = stop;
  const { app } = at;
  const now = app.clock();
  const { prisonerId } = await makeListed(stop);
  if (!person) throw new Error("nobody is signed in");
  const today = now.toISOString().slice(0, 10);
  const key = randomToken();
  const on = { date: dayAfter(today, -40), precision: "day" } as const;
  const past = { outcome: "accepted", on, refusal: null, kind: "parcel", who: "other-group" } as const;
  await notePast(app, person, prisonerId, { ...past, grams: 7_000, key }, now);
  await noteConditions(app, person, prisonerId, { conditions: "lightened", since: "2026-05-01", key }, now);
  await noteCounted(
    app,
    person,
    prisonerId,
    { isLifeSentence: true, exemptions: [], medicalExtra: 0, key },
    now,
  );
  const cell = { kind: "shizo", from: { date: today, precision: "day" }, source: "family" } as const;
  const until = { date: dayAfter(today, 10), precision: "day" } as const;
  await noteSanction(app, person, prisonerId, { ...cell, until, key }, now);
  const word = {
    rule: "item-stew-tin",
    stance: "lifted",
    note: "По телефону: банки берут",
    since: today,
  } as const;
  await addOverride(app, person, { of: "prisoner", id: prisonerId }, { ...word, key }, now);
  await page.goto(`/desk/prisoners/${prisonerId}/parcels`);
}

function besideLedger(page: string) {
  return async (stop: Stop): Promise<void> => {
    const { prisonerId } = await makeListed(stop);
    await stop.page.goto(`/desk/prisoners/${prisonerId}/${page}`);
  };
}

function seeOverride(isFailing: boolean) {
  return async ({ at: { app }, page }: Stop): Promise<void> => {
    const { id } = await makeFacility(app, {}, app.clock());
    await page.goto(`/desk/facilities/${id}/parcel-overrides/new`);
    if (isFailing) await submitPast(page);
  };
}

function atDesk(below: string, isLedger = false) {
  return async (stop: Stop): Promise<void> => {
    const { id, prisonerId } = await makeListed(stop);
    const ledger = `/desk/prisoners/${prisonerId}/parcels`;
    await stop.page.goto(isLedger ? ledger + below : `${ledger}/${id}${below}`);
  };
}
