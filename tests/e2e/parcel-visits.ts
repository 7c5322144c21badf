import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { findAllFollowed } from "#db/repositories/family-links";
import { findLedger } from "#db/repositories/parcels";
import { packParcel, sendParcel } from "~/features/parcels/course.server";
import { noteOutcome, notePast } from "~/features/parcels/outcome.server";
import { becomePacker, pledgeItem } from "~/features/parcels/pledge.server";
import { askForThing } from "~/features/parcels/wanted.server";
import { randomToken } from "~/platform/crypto/random.server";
import { unique } from "./seed";
import { openFollowed, type Stop, submitPast } from "./steps";
import type { Visit } from "./visit";

const items = [
  { code: "socks-wool", text: "43", wanted: 3 },
  { code: "hat-black", wanted: 1 },
  { code: "stew-tin", wanted: 2 },
  { text: "Настольная игра", wanted: 1, grams: 400 },
];

const taken = (below: string) => async (stop: Stop) => {
  const { id } = await makeTaken(stop);
  await stop.page.goto(`/parcels/${id}${below}`);
};

const failing = (below: string) => async (stop: Stop) => {
  await taken(below)(stop);
  await submitPast(stop.page);
};

/** How to see the pages of parcels: a volunteer's and a relative's. */
export const parcelVisits = {
  "/parcels": [
    { state: "empty", as: "newcomer", bare: true, go: ({ page }: Stop) => page.goto("/parcels") },
    { state: "full", as: "busy", go: seeParcels },
  ],
  "/parcels/:id": [
    { state: "full", as: "busy", go: taken("") },
    { state: "full", as: "busy", what: "refused", go: seeRefused },
  ],
  "/parcels/:id/list": [{ state: "full", as: "busy", go: taken("/list") }],
  "/parcels/:id/items/new": [
    { state: "full", as: "busy", go: taken("/items/new") },
    { state: "failing", as: "busy", go: failing("/items/new") },
  ],
  "/parcels/:id/items/:item/pledge": [
    { state: "full", as: "busy", go: (stop: Stop) => seePledge(stop, "2") },
    { state: "failing", as: "busy", go: (stop: Stop) => seePledge(stop, "много") },
  ],
  "/parcels/:id/packing": [
    { state: "full", as: "busy", go: taken("/packing") },
    { state: "failing", as: "busy", go: failing("/packing") },
  ],
  "/parcels/:id/sending": [{ state: "full", as: "busy", go: taken("/sending") }],
  "/parcels/:id/outcome": [
    { state: "full", as: "busy", go: taken("/outcome") },
    { state: "failing", as: "busy", go: failing("/outcome") },
  ],
  "/family/:prisonerId/parcels": [
    { state: "empty", as: "waiting-relative", go: (stop: Stop) => openFollowed(stop, "/parcels") },
    { state: "full", as: "relative", go: seeLedger },
  ],
  "/family/:prisonerId/things": [
    { state: "empty", as: "waiting-relative", go: (stop: Stop) => openFollowed(stop, "/things") },
    { state: "full", as: "relative", go: seeWanted },
    { state: "failing", as: "waiting-relative", go: (stop: Stop) => failFollowed(stop, "/things") },
  ],
  "/family/:prisonerId/parcels/new": [
    { state: "full", as: "relative", go: (stop: Stop) => openFollowed(stop, "/parcels/new") },
    { state: "failing", as: "relative", go: (stop: Stop) => failFollowed(stop, "/parcels/new") },
  ],
  "/family/:prisonerId/parcels/past": [
    { state: "full", as: "relative", go: (stop: Stop) => openFollowed(stop, "/parcels/past") },
    { state: "failing", as: "relative", go: (stop: Stop) => failFollowed(stop, "/parcels/past") },
  ],
  "/family/:prisonerId/parcels/:parcel/day": [{ state: "full", as: "relative", go: entryOf("/day") }],
  "/family/:prisonerId/parcels/:parcel/sending": [{ state: "full", as: "relative", go: entryOf("/sending") }],
  "/family/:prisonerId/parcels/:parcel/outcome": [{ state: "full", as: "relative", go: entryOf("/outcome") }],
} as const satisfies Record<string, readonly Visit[]>;

/** A parcel for somebody of its own, with things on its list. */
export async function makeListed({ at: { app } }: Stop) {
  const now = app.clock();
  const { id: prisonerId } = await makeParcelPrisoner(app, { name: `Рябинин Олег ${unique()}` }, now);
  return makeParcel(app, { prisonerId, items, purpose: "warm" }, now);
}

/** The same, some of it brought and packed by whoever looks. */
async function makeTaken(stop: Stop) {
  const { app } = stop.at;
  const parcel = await makeListed(stop);
  if (!stop.person) throw new Error("nobody is signed in");
  const which = { parcelId: parcel.id, itemId: parcel.itemIds[0] ?? 0 };
  await pledgeItem(app, stop.person, which, { pieces: 2, key: randomToken() }, app.clock());
  await becomePacker(app, stop.person, parcel.id, app.clock());
  return parcel;
}

async function seeParcels(stop: Stop): Promise<void> {
  await makeTaken(stop);
  await makeListed(stop);
  await stop.page.goto("/parcels");
}

async function seeRefused(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const now = app.clock();
  const { id } = await makeTaken(stop);
  if (!stop.person) return;
  const today = now.toISOString().slice(0, 10);
  await packParcel(app, stop.person, id, { grams: 6_400 }, now);
  await sendParcel(app, stop.person, id, { sentOn: today, tracking: "RA123456789RU" }, now);
  const on = { date: today, precision: "day" } as const;
  await noteOutcome(app, stop.person, id, { outcome: "refused", on, refusal: "forbidden-item" }, now);
  await stop.page.goto(`/parcels/${id}`);
}

async function seePledge(stop: Stop, pieces: string): Promise<void> {
  const { id, itemIds } = await makeListed(stop);
  await stop.page.goto(`/parcels/${id}/items/${itemIds[0]}/pledge`);
  await stop.page.locator("#pieces").fill(pieces);
  if (pieces !== "2") await submitPast(stop.page);
}

async function seeLedger(stop: Stop): Promise<void> {
  await anEntry(stop);
  await openFollowed(stop, "/parcels");
}

async function seeWanted(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const [followed] = await findAllFollowed(app.db, stop.person?.personId ?? "");
  if (!followed || !stop.person) throw new Error("nobody is followed");
  for (const wanted of [
    { code: "socks-wool", text: "43", pieces: 2 },
    { code: null, text: "Очки для чтения, +2", pieces: 1 },
  ]) {
    await askForThing(app, stop.person, followed.id, { ...wanted, key: randomToken() }, app.clock());
  }
  await openFollowed(stop, "/things");
}

async function failFollowed(stop: Stop, below: string): Promise<void> {
  await openFollowed(stop, below);
  await submitPast(stop.page);
}

function entryOf(below: string) {
  return async (stop: Stop): Promise<void> => {
    const { id, prisonerId } = await anEntry(stop);
    await stop.page.goto(`/family/${prisonerId}/parcels/${id}${below}`);
  };
}

/** An entry of whom the relative follows; a parcel of the past where there is none. */
async function anEntry({ at: { app }, person }: Stop) {
  const [followed] = await findAllFollowed(app.db, person?.personId ?? "");
  if (!followed || !person) throw new Error("nobody is followed");
  const on = { date: "2026-02-01", precision: "month" } as const;
  const past = { outcome: "accepted", on, refusal: null, kind: "parcel", who: "other-group" } as const;
  const key = "visit-visit-visit-visit";
  await notePast(app, person, followed.id, { ...past, grams: null, key }, app.clock());
  const [row] = await findLedger(app.db, followed.id);
  if (!row) throw new Error("no entry");
  return row;
}
