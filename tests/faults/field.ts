import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { refuseToStart } from "~/platform/start-checks.server";

/** Fills an empty database for the suites of faults and prints volunteers (FAULT_VOLUNTEERS of them), signed in, and prisoners with room for all. */
const VOLUNTEERS = Number(process.env.FAULT_VOLUNTEERS);
const PRISONERS = 30;

const app = createApp(readConfig(process.env));
const now = app.clock();
const origin = app.config.origins[0] ?? "";
await migrateToLatest(app.db);
await refuseToStart(app);

const facility = await makeFacility(app, {}, now);
const prisoners: string[] = [];
for (let each = 0; each < PRISONERS; each += 1) {
  prisoners.push((await makePrisoner(app, { facilityId: facility.id, cap: 1000 }, now)).id);
}
const volunteers: { personId: string; cookie: string }[] = [];
for (let each = 0; each < VOLUNTEERS; each += 1) {
  const person = await makeVolunteer(app, { trust: "known", capacity: PRISONERS }, now);
  volunteers.push({ personId: person.id, cookie: await makeSession(app, person, origin, now) });
}
await app.db.destroy();
console.log(JSON.stringify({ prisoners, volunteers }));
