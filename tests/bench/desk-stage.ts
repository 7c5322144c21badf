import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { saveSetting } from "#db/repositories/settings";
import { generate, type Size } from "#db/seeds/generate";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { DEMO_MARK } from "~/platform/start-checks.server";
import { deskPages } from "./desk-pages";

/** Fills a database to the size in `SIZE`, unless it was filled before, and prints a coordinator's session and the addresses to ask for. */
const app = createApp(readConfig(process.env));
const now = app.clock();
await migrateToLatest(app.db);
await saveSetting(app.db, DEMO_MARK, "1");
const size = JSON.parse(process.env.SIZE ?? "{}") as Size;
const { prisoners } = await app.db
  .selectFrom("prisoner")
  .select(({ fn }) => fn.countAll().as("prisoners"))
  .executeTakeFirstOrThrow();
if (Number(prisoners) < size.prisoners) await generate(app, size);
const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
const session = await makeSession(app, coordinator, app.config.origins[0] ?? "", now);
const pages = await deskPages(app, now);
await app.db.destroy();
console.log(JSON.stringify({ session, pages }));
