import { makeSession } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { findAllOwn } from "#db/repositories/correspondence";
import { findAllFollowed } from "#db/repositories/family-links";
import { findBySignIn } from "#db/repositories/people";
import { saveSetting } from "#db/repositories/settings";
import { seedDemo } from "#db/seeds/demo";
import { suggestFor } from "~/features/suggestions/suggest.server";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { DEMO_MARK } from "~/platform/start-checks.server";

/** Fills a database with the demo's story and prints sessions and addresses for the benches. */
const app = createApp(readConfig(process.env));
const now = app.clock();
await migrateToLatest(app.db);
await saveSetting(app.db, DEMO_MARK, "1");
await seedDemo(app);

const sessions: Record<string, string> = {};
for (const name of ["demo-volunteer", "demo-newcomer", "demo-relative", "demo-coordinator"]) {
  const person = await findBySignIn(app.db, { signInName: name });
  if (!person) throw new Error(`the demo has no ${name}`);
  sessions[name] = await makeSession(app, person, app.config.origins[0] ?? "", now);
}
const volunteer = await findBySignIn(app.db, { signInName: "demo-volunteer" });
const newcomer = await findBySignIn(app.db, { signInName: "demo-newcomer" });
if (!volunteer || !newcomer) throw new Error("the demo has no volunteers");
const own = (await findAllOwn(app.db, volunteer.id)).find((row) => row.state === "active");
const viewer = { personId: newcomer.id, role: newcomer.role, language: newcomer.language };
const suggested = (await suggestFor(app, viewer, 0, now)).cards[0];
const relative = await findBySignIn(app.db, { signInName: "demo-relative" });
const [followed] = relative ? await findAllFollowed(app.db, relative.id) : [];
await app.db.destroy();
console.log(
  JSON.stringify({
    sessions,
    correspondenceId: own?.id,
    prisonerId: suggested?.id,
    followedId: followed?.id,
  }),
);
