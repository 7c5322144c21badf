import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { makeRelative } from "#db/factories/relatives";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";

/**
 * Fills an empty database for the races of parcels and prints who may do what: parcels of which few pieces are wanted,
 * volunteers who bring them, and prisoners of colonies for whom a relative and the desk plan the same few slots.
 * RACE_PARCELS, RACE_VOLUNTEERS and RACE_PRISONERS say how many.
 */
const app = createApp(readConfig(process.env));
const now = app.clock();
const origin = app.config.origins[0] ?? "";
await migrateToLatest(app.db);
const cookieOf = (person: Parameters<typeof makeSession>[1]) => makeSession(app, person, origin, now);

const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
const desk = await cookieOf(coordinator);
const items: { parcel: string; item: number }[] = [];
for (let each = 0; each < Number(process.env.RACE_PARCELS); each += 1) {
  const wanted = [1, 3, 8].map((pieces) => ({ text: `Вещь ${pieces}`, wanted: pieces }));
  const { id, itemIds } = await makeParcel(app, { viewer: coordinator, items: wanted }, now);
  for (const item of itemIds) items.push({ parcel: id, item });
}
const volunteers: string[] = [];
for (let each = 0; each < Number(process.env.RACE_VOLUNTEERS); each += 1) {
  volunteers.push(await cookieOf(await makeVolunteer(app, {}, now)));
}
const prisoners: { id: string; relative: string }[] = [];
for (let each = 0; each < Number(process.env.RACE_PRISONERS); each += 1) {
  const { id } = await makeParcelPrisoner(app, {}, now);
  prisoners.push({ id, relative: await cookieOf(await makeRelative(app, { prisonerIds: [id] }, now)) });
}
await app.db.destroy();
console.log(JSON.stringify({ items, volunteers, prisoners, desk }));
