import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";

/**
 * Fills an empty database for the races and prints who may claim whom: prisoners with 2 to 4 places, volunteers
 * signed in already, one in five of them new. RACE_PRISONERS and RACE_VOLUNTEERS say how many.
 */
const app = createApp(readConfig(process.env));
const now = app.clock();
const origin = app.config.origins[0] ?? "";
await migrateToLatest(app.db);

const facility = await makeFacility(app, {}, now);
const prisoners: { id: string; cap: number }[] = [];
for (let each = 0; each < Number(process.env.RACE_PRISONERS); each += 1) {
  const cap = 2 + (each % 3);
  const { id } = await makePrisoner(app, { facilityId: facility.id, cap }, now);
  prisoners.push({ id, cap });
}

const volunteers: { personId: string; cookie: string; trust: "new" | "known" }[] = [];
for (let each = 0; each < Number(process.env.RACE_VOLUNTEERS); each += 1) {
  const trust = each % 5 === 4 ? "new" : "known";
  const person = await makeVolunteer(app, { trust }, now);
  const cookie = await makeSession(app, person, origin, now);
  volunteers.push({ personId: person.id, cookie, trust });
}
await app.db.destroy();
console.log(JSON.stringify({ prisoners, volunteers }));
