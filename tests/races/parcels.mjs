import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { startPostgres } from "../setup/postgres.mjs";
import { runProgram } from "../setup/program.mjs";
import { openRows } from "./rows.mjs";

const FULL = { clients: 8, rounds: 400, parcels: 12, volunteers: 64, prisoners: 12, lanes: 3 };
const SHORT = { clients: 8, rounds: 20, parcels: 3, volunteers: 16, prisoners: 4, lanes: 2 };
/** A colony of general regime: six in any twelve months, at least 61 days apart. Source: domain.md §2. */
const A_YEAR = 6;
const INTERVAL_DAYS = 61;
const DAY_MS = 86_400_000;

/**
 * `npm run test:parcel-races [-- --short]`: many processes bring the last pieces, pack the same parcels and plan the
 * same slots through HTTP, from two servers on one database; on SQLite and on PostgreSQL. Nothing may be over.
 */
async function main() {
  ensureBuilt();
  const size = process.argv.includes("--short") ? SHORT : FULL;
  const results = [await onSqlite(size), await onPostgres(size)];
  for (const { engine, seconds, misses } of results) {
    console.log(`${engine}: ${seconds} s, ${misses.length === 0 ? "as promised" : misses.join("; ")}`);
  }
  const failed = results.filter(({ misses }) => misses.length > 0).length;
  const keys = Object.keys(results[0]).filter((key) => typeof results[0][key] === "number");
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const totals = Object.fromEntries(keys.map((key) => [key, sum(key)]));
  const suite = "test:parcel-races";
  console.log(JSON.stringify({ suite, passed: results.length - failed, failed, ...totals }));
  process.exitCode = failed > 0 ? 1 : 0;
}

async function race(engine, databaseUrl, size) {
  const started = performance.now();
  const secret = () => randomBytes(32).toString("base64");
  const env = { FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret(), LOG_LEVEL: "error" };
  const field = await runProgram("tests/races/parcel-field.ts", {
    ...env,
    DATABASE_URL: databaseUrl,
    ORIGINS: "http://127.0.0.1:3000",
    RACE_PARCELS: String(size.parcels),
    RACE_VOLUNTEERS: String(size.volunteers),
    RACE_PRISONERS: String(size.prisoners),
  });
  const servers = [await startApp({ databaseUrl, env }), await startApp({ databaseUrl, env })];
  const counts = await playAll(field, servers, size);
  for (const server of servers) await server.stop();
  const over = await findOver(databaseUrl);
  const { firstErrors, ...numbers } = counts;
  const misses = [
    ...Object.entries(over).flatMap(([what, found]) => (found > 0 ? [`${what} ${found}`] : [])),
    ...["pledged", "tooMany", "givenBack", "packTaken", "planned", "noSlot", "doubles"].flatMap((what) =>
      numbers[what] === 0 ? [`${what}: nothing was tried`] : [],
    ),
    ...(numbers.serverErrors > 0 ? firstErrors : []),
  ];
  const seconds = Math.round((performance.now() - started) / 1000);
  return { engine, ...numbers, ...over, seconds, misses };
}

async function playAll(field, servers, { clients, rounds, lanes }) {
  const origins = servers.map(({ origin }) => origin);
  const program = fileURLToPath(new URL("parcel-client.mjs", import.meta.url));
  const reports = Array.from({ length: clients }, async () => {
    const child = fork(program, [JSON.stringify({ ...field, origins, lanes })]);
    child.send({ rounds });
    const [report] = await once(child, "message");
    child.disconnect();
    return report;
  });
  const sum = {};
  for (const report of await Promise.all(reports)) {
    for (const [key, value] of Object.entries(report)) {
      sum[key] = Array.isArray(value) ? [...(sum[key] ?? []), ...value] : (sum[key] ?? 0) + value;
    }
  }
  return sum;
}

/** What must never be, looked for past the servers and counted anew. */
async function findOver(databaseUrl) {
  const rows = await openRows(databaseUrl);
  const items = await rows.all(`
    select i.id, i.wanted, i.pledged, coalesce(sum(p.pieces), 0) as brought
    from parcel_item i left join item_pledge p on p.item_id = i.id and p.ended_at is null
    group by i.id, i.wanted, i.pledged`);
  const packers = await rows.all(
    "select parcel_id from parcel_packer where ended_at is null group by parcel_id having count(*) > 1",
  );
  const planned = await rows.all(
    "select prisoner_id, planned_on from parcel where state = 'planned' order by prisoner_id, planned_on",
  );
  await rows.close();
  return {
    overWanted: items.filter(({ wanted, brought }) => Number(brought) > wanted).length,
    miscounted: items.filter(({ pledged, brought }) => Number(brought) !== pledged).length,
    twoPackers: packers.length,
    overAllowance: countOverAllowance(planned),
  };
}

function countOverAllowance(planned) {
  const by = new Map();
  for (const { prisoner_id: id, planned_on: on } of planned)
    by.set(id, [...(by.get(id) ?? []), Date.parse(on)]);
  let over = 0;
  for (const days of by.values()) {
    days.forEach((day, at) => {
      if (at > 0 && day - days[at - 1] < INTERVAL_DAYS * DAY_MS) over += 1;
      if (at >= A_YEAR && day - days[at - A_YEAR] < 365 * DAY_MS) over += 1;
    });
  }
  return over;
}

async function onSqlite(size) {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-parcels-"));
  try {
    return await race("sqlite", `file:${join(folder, "races.db")}`, size);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(size) {
  const postgres = await startPostgres();
  try {
    return await race("postgres", await postgres.createDatabase(), size);
  } finally {
    await postgres.stop();
  }
}

await main();
