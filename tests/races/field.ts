import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";

/**
 * Fills an empty database for the races and prints who may claim whom: prisoners with 2 to 4 places, a few with room
 * for everybody (where only the volunteers' own capacity is contested), volunteers
 * signed in already who may write to 1 to 3 people, one in five of them new. RACE_PRISONERS and RACE_VOLUNTEERS say how many.
 */
const ROOMY = 6;
const ROOMY_CAP = 1000;

const app = createApp(readConfig(process.env));
const now = app.clock();
const origin = app.config.origins[0] ?? "";
await migrateToLatest(app.db);

const facility = await makeFacility(app, {}, now);
const prisoners: string[] = [];
const roomy: string[] = [];
for (let each = 0; each < Number(process.env.RACE_PRISONERS); each += 1) {
  const few = await makePrisoner(app, { facilityId: facility.id, cap: 2 + (each % 3) }, now);
  prisoners.push(few.id);
  if (each >= ROOMY) continue;
  const many = await makePrisoner(app, { facilityId: facility.id, cap: ROOMY_CAP }, now);
  roomy.push(many.id);
}

const volunteers: { personId: string; cookie: string; trust: "new" | "known" }[] = [];
for (let each = 0; each < Number(process.env.RACE_VOLUNTEERS); each += 1) {
  const trust = each % 5 === 4 ? "new" : "known";
  const person = await makeVolunteer(app, { trust, capacity: 1 + (each % 3) }, now);
  const cookie = await makeSession(app, person, origin, now);
  volunteers.push({ personId: person.id, cookie, trust });
}
await app.db.destroy();
console.log(JSON.stringify({ prisoners, roomy, volunteers }));
