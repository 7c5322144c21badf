import { CamelCasePlugin, CompiledQuery, Kysely } from "kysely";
import { sqlitePath } from "#db/connection.server";
import { sqliteDialect } from "#db/dialects/sqlite";
import { chanceFrom } from "#db/factories/random";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { saveSetting } from "#db/repositories/settings";
import type { Schema } from "#db/schema";
import { generate, type Size } from "#db/seeds/generate";
import type { Viewer } from "~/domain/access/roles";
import { suggestFor } from "~/features/suggestions/suggest.server";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { DEMO_MARK } from "~/platform/start-checks.server";

const WARM_UP = 100;
/** How often more each volunteer's are asked for, to tell the database's work from what else the machine does. */
const AGAIN = 4;
const config = readConfig(process.env);

/** Time that the database worked since it was set to 0, and what it was asked. */
const work = { ms: 0, asked: [] as CompiledQuery[] };
const db = new Kysely<Schema>({
  dialect: sqliteDialect(sqlitePath(config.databaseUrl)),
  plugins: [new CamelCasePlugin()],
  log: (event) => {
    work.ms += event.queryDurationMillis;
    work.asked.push(event.query);
  },
});
const app = { ...createApp(config), db };
const now = app.clock();

/**
 * Fills an empty database to the size in `SIZE`; then asks for the three suggestions of many volunteers and prints how
 * long the database worked for each (`quiet`: the least of several askings), what the processor worked for all of it, how they were found, and a session to look at the page with.
 */
async function main(): Promise<void> {
  await migrateToLatest(db);
  const isEmpty = (await db.selectFrom("prisoner").select("id").limit(1).execute()).length === 0;
  if (isEmpty) {
    await saveSetting(db, DEMO_MARK, "1");
    await generate(app, JSON.parse(process.env.SIZE ?? "{}") as Size);
  }
  const viewers = await drawViewers(WARM_UP + Number(process.env.SAMPLES ?? 2000));
  const times: number[] = [];
  const quiet: number[] = [];
  const processor: number[] = [];
  for (const [index, viewer] of viewers.entries()) {
    Object.assign(work, { ms: 0, asked: [] });
    const before = process.cpuUsage();
    const { cards } = await suggestFor(app, viewer, 0, now);
    const { user, system } = process.cpuUsage(before);
    if (index < WARM_UP || cards.length === 0) continue;
    times.push(work.ms);
    processor.push((user + system) / 1000);
    quiet.push(await leastOf(viewer, work.ms));
  }
  const asked = [...work.asked];
  const steps = await plansOf(asked);
  const visitor = await makeVolunteer(app, {}, now);
  const session = await makeSession(app, visitor, config.origins[0] ?? "", now);
  const letters = await db
    .selectFrom("letter")
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirst();
  await db.destroy();
  console.log(
    JSON.stringify({
      times,
      quiet,
      processor,
      queries: asked.length,
      steps,
      session,
      letters: Number(letters?.count),
    }),
  );
}

/** The least that the database worked in several askings, the first included. */
async function leastOf(viewer: Viewer, first: number): Promise<number> {
  let least = first;
  for (let again = 0; again < AGAIN; again += 1) {
    Object.assign(work, { ms: 0, asked: [] });
    await suggestFor(app, viewer, 0, now);
    least = Math.min(least, work.ms);
  }
  return least;
}

async function drawViewers(count: number): Promise<Viewer[]> {
  const rows = await db
    .selectFrom("volunteerProfile")
    .innerJoin("person", "person.id", "volunteerProfile.personId")
    .select(["person.id as personId", "person.role", "person.language"])
    .where("volunteerProfile.closed", "=", 0)
    .whereRef("volunteerProfile.openCount", "<", "volunteerProfile.capacity")
    .orderBy("person.id")
    .execute();
  return chanceFrom(1).shuffled(rows).slice(0, count);
}

async function plansOf(queries: readonly CompiledQuery[]): Promise<string[]> {
  const steps: string[] = [];
  for (const query of queries) {
    const explained = CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]);
    const { rows } = await db.executeQuery<{ detail: string }>(explained);
    steps.push(...rows.map(({ detail }) => detail));
  }
  return steps;
}

await main();
