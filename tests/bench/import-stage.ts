import { readFileSync } from "node:fs";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { guessMapping } from "~/domain/import/guess";
import { importPrisoners } from "~/features/import/import-prisoners.server";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";

/** An installation with the prisoners of the file LIST; prints a coordinator's and a volunteer's session. */
const app = createApp(readConfig(process.env));
const now = app.clock();
await migrateToLatest(app.db);
const bytes = readFileSync(process.env.LIST ?? "");
const header = bytes.toString().split("\r\n", 1)[0] ?? "";
const file = { bytes, mapping: guessMapping(header.split(","), []), dryRun: false };
const outcome = await importPrisoners(app, file, now);
if (!outcome.ok) throw new Error(`the first list was refused: ${outcome.reason}`);
const sessions: Record<string, string> = {};
for (const role of ["coordinator", "volunteer"] as const) {
  const person = await makeVolunteer(app, { role }, now);
  sessions[role] = await makeSession(app, person, app.config.origins[0] ?? "", now);
}
await app.db.destroy();
console.log(JSON.stringify({ sessions, prisoners: outcome.plan.create.length }));
