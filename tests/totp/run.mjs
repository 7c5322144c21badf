import { randomBytes } from "node:crypto";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { startPostgres } from "../setup/postgres.mjs";
import { runProgram } from "../setup/program.mjs";
import { checkAlike, checkFlood } from "./alike.mjs";
import { ADDRESS_HEADER } from "./browser.mjs";
import { checkCodes } from "./codes.mjs";
import { checkLimits } from "./limits.mjs";
import { checkStaff } from "./staff.mjs";
import { checkTogether } from "./together.mjs";

const FULL = { rounds: 50 };
const SHORT = { rounds: 3 };

/**
 * `npm run test:totp [-- --short]`: the second step of signing in, through HTTP on two built servers whose clock the
 * suite moves; on SQLite and on PostgreSQL. The last line counts what was tried.
 */
async function main() {
  ensureBuilt();
  const { rounds } = process.argv.includes("--short") ? SHORT : FULL;
  const counts = { passed: 0, failed: 0 };
  const figures = {};
  const tally = {
    check(what, isSo) {
      counts[isSo ? "passed" : "failed"] += 1;
      if (!isSo) console.log(`missed: ${what}`);
    },
    count(kind, by = 1) {
      counts[kind] = (counts[kind] ?? 0) + by;
    },
  };
  figures.sqlite = await onSqlite((url) => checkAll(url, rounds, tally));
  figures.postgres = await onPostgres((url) => checkAll(url, rounds, tally));
  console.log(JSON.stringify({ suite: "test:totp", ...counts, ...figures }));
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

async function checkAll(databaseUrl, rounds, tally) {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-totp-"));
  const clock = openClock(join(folder, "clock"));
  const secret = () => randomBytes(32).toString("base64");
  const keys = { FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret(), LOG_LEVEL: "error" };
  const env = { ...keys, CLIENT_ADDRESS_HEADER: ADDRESS_HEADER, TEST_CLOCK_FILE: clock.file };
  const people = await runProgram("tests/totp/stage.ts", {
    ...keys,
    DATABASE_URL: databaseUrl,
    ORIGINS: "http://127.0.0.1:3000",
    TOTP_NOW: String(clock.now()),
    TOTP_VOLUNTEERS: String(40 + rounds),
    TOTP_COORDINATORS: "4",
  });
  const command = ["node", "--import", "./tests/setup/set-clock.mjs", "build/server.js"];
  const started = [];
  try {
    for (let at = 0; at < 2; at += 1) started.push(await startApp({ databaseUrl, env, command }));
    const stage = {
      servers: started.map(({ origin }) => origin),
      people,
      clock,
      rounds,
      databaseUrl,
      env: keys,
    };
    await checkCodes({ ...stage, ...tally });
    await checkTogether({ ...stage, ...tally });
    await checkLimits({ ...stage, ...tally });
    await checkStaff({ ...stage, ...tally });
    const alike = await checkAlike({ ...stage, ...tally });
    return { ...alike, ...(await checkFlood({ ...stage, ...tally })) };
  } finally {
    for (const server of started) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The time both servers believe in, at the middle of a half-minute; it stands until it is moved. */
function openClock(file) {
  let time = Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
  const tell = () => {
    writeFileSync(`${file}.new`, String(time));
    renameSync(`${file}.new`, file);
  };
  tell();
  return {
    file,
    now: () => time,
    forward(milliseconds) {
      time += milliseconds;
      tell();
    },
  };
}

async function onSqlite(work) {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-totp-"));
  try {
    return await work(`file:${join(folder, "totp.db")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(work) {
  const postgres = await startPostgres();
  try {
    return await work(await postgres.createDatabase());
  } finally {
    await postgres.stop();
  }
}

await main();
