import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { startPostgres } from "../setup/postgres.mjs";
import { runProgram } from "../setup/program.mjs";
import { keepResult } from "./results.mjs";
import { timePage } from "./time-page.mjs";

const FULL = { prisoners: 10_000, volunteers: 100_000, letters: 1_000_000, rounds: 100 };
const SHORT = { prisoners: 500, volunteers: 2_000, letters: 20_000, rounds: 10 };
const PAGE_MS = 100;
const SEARCH_MS = 50;

/**
 * `npm run bench:desk [-- --short] [-- --engine sqlite|postgres] [-- --keep FOLDER]`: how long the server takes for
 * every page of the desk, one request after the other, on an installation of full size, on each engine. With `--keep`
 * SQLite's database stays in the folder, and the next run is spared filling it.
 */
async function main() {
  ensureBuilt();
  const size = process.argv.includes("--short") ? SHORT : FULL;
  const only = optionOf("--engine");
  const engines = { sqlite: onSqlite, postgres: onPostgres };
  const rows = [];
  for (const [engine, run] of Object.entries(engines)) {
    if (only !== undefined && only !== engine) continue;
    console.log(`${engine}: seeding ${size.prisoners} prisoners and ${size.letters} letters`);
    rows.push(...(await run(size)).map((row) => ({ engine, ...row })));
  }
  console.table(rows);
  const failed = rows.filter((row) => !row.ok).length;
  const slowest = rows.reduce((most, row) => (row["p99 ms"] > most["p99 ms"] ? row : most));
  const result = { suite: "bench:desk", passed: rows.length - failed, failed, slowest };
  keepResult("desk", { ...result, size, rows });
  console.log(JSON.stringify(result));
  process.exitCode = failed > 0 ? 1 : 0;
}

async function onSqlite(size) {
  const kept = optionOf("--keep");
  const folder = kept ?? mkdtempSync(join(tmpdir(), "perepiska-desk-"));
  mkdirSync(folder, { recursive: true });
  try {
    return await measure(`file:${join(folder, "desk.db")}`, size, kept ? keptKeys(folder) : newKeys());
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

function optionOf(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function newKeys() {
  const secret = () => randomBytes(32).toString("base64");
  return { FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret() };
}

function keptKeys(folder) {
  const file = join(folder, "keys.json");
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newKeys()), { mode: 0o600 });
  return JSON.parse(readFileSync(file, "utf8"));
}

async function onPostgres(size) {
  const postgres = await startPostgres();
  try {
    return await measure(await postgres.createDatabase(), size, newKeys());
  } finally {
    await postgres.stop();
  }
}

async function measure(databaseUrl, { rounds, ...size }, keys) {
  const env = { DEMO: "1", ...keys, LOG_LEVEL: "silent" };
  const stage = await runProgram("tests/bench/desk-stage.ts", {
    ...env,
    DATABASE_URL: databaseUrl,
    ORIGINS: "http://127.0.0.1:3000",
    SIZE: JSON.stringify(size),
  });
  const app = await startApp({ databaseUrl, env, command: startCommand() });
  try {
    const rows = [];
    for (const page of stage.pages) {
      const goal = page.search ? SEARCH_MS : PAGE_MS;
      rows.push(await timePage(app, page, { cookie: stage.session, rounds, goal }));
    }
    return rows;
  } finally {
    await app.stop();
  }
}

/** What `npm start` runs, flags and all. */
function startCommand() {
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return scripts.start.split(" ");
}

await main();
