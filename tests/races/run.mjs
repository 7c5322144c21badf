import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ensureBuilt from "../setup/built.mjs";
import { startPostgres } from "../setup/postgres.mjs";
import { race } from "./race.mjs";

const FULL = { clients: 8, claims: 2000, prisoners: 60, volunteers: 400, lookEveryMs: 150 };
const SHORT = { clients: 4, claims: 100, prisoners: 8, volunteers: 100, lookEveryMs: 40 };

/**
 * `npm run test:races [-- --short]`: many processes claim the same few places through HTTP, from two servers on one
 * database, with releases, expiries and late letters between; on SQLite and on PostgreSQL.
 */
async function main() {
  ensureBuilt();
  const size = process.argv.includes("--short") ? SHORT : FULL;
  const results = [await onSqlite(size), await onPostgres(size)];
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const keys = Object.keys(results[0]).filter((key) => typeof results[0][key] === "number");
  const totals = Object.fromEntries(keys.map((key) => [key, sum(key)]));
  for (const { engine, misses, seconds } of results) {
    console.log(`${engine}: ${seconds} s, ${misses.length === 0 ? "as promised" : misses.join("; ")}`);
  }
  const failed = results.filter((result) => result.misses.length > 0).length;
  const engines = results.map((result) => result.engine);
  console.log(
    JSON.stringify({ suite: "test:races", passed: results.length - failed, failed, ...totals, engines }),
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

async function onSqlite(size) {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-races-"));
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
