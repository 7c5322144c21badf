import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateToLatest } from "#db/migrations";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { type LimitName, limits, withinLimit } from "~/platform/rate-limit.server";

/**
 * Trips every limit the code names, in turn, and prints what was wrong: the last attempt allowed must be heard, the next one not,
 * and meanwhile every other limit must hear the same subject, and this limit every other subject.
 */
const folder = mkdtempSync(join(tmpdir(), "perepiska-buckets-"));
const app = createApp(readConfig({ ...process.env, DATABASE_URL: `file:${join(folder, "buckets.db")}` }));
await migrateToLatest(app.db);
const now = app.clock();
const names = Object.keys(limits) as LimitName[];
const wrong: string[] = [];
for (const name of names) {
  const subject = `subject of ${name}`;
  for (let attempt = 1; attempt <= limits[name].attempts; attempt += 1) {
    if (!(await withinLimit(app, name, subject, now))) wrong.push(`${name} refuses attempt ${attempt}`);
  }
  if (await withinLimit(app, name, subject, now)) wrong.push(`${name} hears one more than its limit`);
  if (!(await withinLimit(app, name, "somebody else", now))) wrong.push(`${name} refuses somebody else`);
  for (const other of names.filter((each) => each !== name)) {
    if (!(await withinLimit(app, other, subject, now))) wrong.push(`${name} trips ${other}`);
  }
  const later = new Date(now.getTime() + (limits[name].minutes + 1) * 60_000);
  if (!(await withinLimit(app, name, subject, later))) wrong.push(`${name} does not end with its window`);
}
await app.db.destroy();
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ names, wrong }));
