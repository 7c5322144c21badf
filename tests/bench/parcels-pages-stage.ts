import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { insertAll } from "#db/repositories/bulk";
import { saveSetting } from "#db/repositories/settings";
import { generate } from "#db/seeds/generate";
import { dayAfter } from "~/domain/dates/instants";
import { judgeParcels } from "~/features/parcels/judge-parcels.server";
import { emptyEntry } from "~/features/parcels/plan-entry.server";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { DEMO_MARK } from "~/platform/start-checks.server";

const PRISONERS = Number(process.env.PRISONERS);
/** Entries of each: some behind, some to come. */
const DAYS = [-250, -120, 20, 85, 160];

/** Fills a database with people and their parcels, and prints a coordinator's session. */
const app = createApp(readConfig(process.env));
const now = app.clock();
const today = now.toISOString().slice(0, 10);
await migrateToLatest(app.db);
await saveSetting(app.db, DEMO_MARK, "1");
await generate(app, { prisoners: PRISONERS, volunteers: 2_000, letters: 2_000 });
const stays = await app.db
  .selectFrom("stay")
  .select(["id", "prisonerId", "facilityId"])
  .where("current", "=", 1)
  .execute();
const at = now.toISOString();
await insertAll(
  app.db,
  "consent",
  stays.map(({ prisonerId }) => ({
    ...{ prisonerId, purpose: "parcels" as const, state: "given" as const, givenBy: "relative" as const },
    ...{ source: "разговор с родными", recordedAt: at, withdrawnAt: null },
  })),
);
const entries = stays.flatMap(({ id, prisonerId, facilityId }, index) =>
  DAYS.map((days) => {
    const day = dayAfter(today, days + (index % 40));
    const isPast = days < 0;
    return {
      ...emptyEntry(now),
      ...{ prisonerId, facilityId, stayId: id, kind: "parcel" as const, who: "volunteers" as const },
      ...{ purpose: "food" as const, plannedOn: day, estimatedGrams: 6_000 },
      ...(isPast
        ? { state: "accepted" as const, endedOn: day, endedPrecision: "day" as const, closedAt: at }
        : {}),
    };
  }),
);
await insertAll(app.db, "parcel", entries);
await judgeParcels(app, now, async () => true);
const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
const session = await makeSession(app, coordinator, app.config.origins[0] ?? "", now);
await app.db.destroy();
console.log(JSON.stringify({ session, prisoners: stays.length, entries: entries.length }));
