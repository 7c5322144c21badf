import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { command, conclude, look, makeField, newKeys, withDatabase, wrongWith } from "./house.mjs";
import { createWriters } from "./writers.mjs";

const FULL = { sqlite: 50, postgres: 5, volunteers: 300 };
const SHORT = { sqlite: 2, postgres: 1, volunteers: 40 };

/**
 * `npm run test:backup [-- --short]`: backups of a database that volunteers go on writing to, each restored and compared
 * with what had been acknowledged before it began. A plain copy of the file and damaged backups are the controls.
 */
async function main() {
  ensureBuilt();
  const size = process.argv.includes("--short") ? SHORT : FULL;
  const sqlite = await backUp("sqlite", size.sqlite, size.volunteers);
  const postgres = await backUp("postgres", size.postgres, size.volunteers);
  const misses = [...sqlite.misses, ...postgres.misses];
  const counted = ["backups", "restored", "acknowledged", "refusedDamaged"];
  const figures = Object.fromEntries(counted.map((key) => [key, sqlite[key] + postgres[key]]));
  const { copiesThatMissed } = sqlite;
  const slowestMs = Math.max(sqlite.slowestMs, postgres.slowestMs);
  conclude("test:backup", misses, { ...figures, copiesThatMissed, slowestMs }, figures.backups * 2 + 2);
}

async function backUp(engine, backups, volunteers) {
  return withDatabase(engine, async ({ url, folder, emptyDatabase }) => {
    const keys = await readKeys();
    const env = { ...newKeys(), BACKUP_PUBLIC_KEY: keys.BACKUP_PUBLIC_KEY };
    const writers = createWriters(await makeField(url, env, volunteers));
    const server = await startApp({ databaseUrl: url, env });
    const own = { ...env, DATABASE_URL: url, ORIGINS: server.origin, BACKUP_KEY: keys.BACKUP_KEY };
    const misses = [];
    let [restored, copiesThatMissed] = [0, 0];
    for (let round = 0; round < backups; round += 1) {
      writers.start(server.origin);
      await writers.untilAnswered(5);
      const before = idsOf(writers);
      if (engine === "sqlite") copiesThatMissed += Number(await plainCopyMisses(url, folder, before));
      const made = await command("db-backup", ["--to", join(folder, "backups")], own);
      const after = idsOf(writers);
      await writers.stop();
      const into = await emptyDatabase(`restored-${round}.db`);
      const again = made.last && (await command("db-restore", [made.last.file, "--into", into], own));
      if (again?.code === 0) restored += 1;
      misses.push(
        ...(again?.code === 0 ? await compare(into, before, after, round) : [made.stderr + again?.stderr]),
      );
    }
    const refusedDamaged =
      restored === 0 ? 0 : await tryDamaged(join(folder, "backups"), await emptyDatabase("damaged.db"), own);
    await server.stop();
    if (refusedDamaged < 3) misses.push(`${3 - refusedDamaged} damaged backups were restored`);
    if (engine === "sqlite" && copiesThatMissed === 0) misses.push("no plain copy of the file missed a row");
    for (const { kind, status } of writers.refused())
      misses.push(`a ${kind} was answered ${status} meanwhile`);
    const acknowledged = writers.ledger.length;
    const slowestMs = Math.max(...writers.ledger.map(({ sentAt, answeredAt }) => answeredAt - sentAt));
    console.log(`${engine}: ${restored} of ${backups} backups restored, ${misses.length} misses`);
    return { backups, restored, acknowledged, copiesThatMissed, refusedDamaged, slowestMs, misses };
  });
}

async function readKeys() {
  const { stdout } = await command("keys-new", [], {});
  return Object.fromEntries(
    [...stdout.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
  );
}

const idsOf = (writers) => new Set(writers.done("claim").map(({ location }) => location.split("/").at(-1)));

/** Everything acknowledged before must be in it, nothing that began after it ended, and it must be sound in itself. */
async function compare(url, before, after, round) {
  const rows = await look(url, "select id from correspondence");
  const stored = new Set(rows.map(({ id }) => id));
  const missing = [...before].filter((id) => !stored.has(id)).length;
  const wrong = await wrongWith(url);
  if (missing > 0) wrong.push(`${missing} acknowledged claims are not in backup ${round}`);
  if (stored.size > after.size + 8) wrong.push(`backup ${round} has more than was written`);
  return wrong;
}

/** The control: what a copy of the live file alone would have kept. */
async function plainCopyMisses(url, folder, before) {
  const copy = join(folder, "plain-copy.db");
  copyFileSync(url.replace(/^file:/, ""), copy);
  try {
    const stored = new Set((await look(copy, "select id from correspondence")).map(({ id }) => id));
    return [...before].some((id) => !stored.has(id));
  } catch {
    return true;
  }
}

/** One byte changed, the end cut off, another key: each must be refused. */
async function tryDamaged(backups, into, own) {
  const [name] = readdirSync(backups).sort();
  const file = join(backups, name);
  const bytes = readFileSync(file);
  const flipped = Buffer.from(bytes);
  flipped[Math.floor(statSync(file).size / 2)] ^= 1;
  writeFileSync(`${file}.flipped`, flipped);
  writeFileSync(`${file}.cut`, bytes.subarray(0, bytes.length - 1000));
  const attempts = [
    await command("db-restore", [`${file}.flipped`, "--into", into], own),
    await command("db-restore", [`${file}.cut`, "--into", into], own),
    await command("db-restore", [file, "--into", into], { ...own, BACKUP_KEY: own.INDEX_KEY }),
  ];
  return attempts.filter(({ code }) => code !== 0).length;
}

await main();
