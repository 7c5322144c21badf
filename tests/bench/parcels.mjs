import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { runProgram } from "../setup/program.mjs";
import { keepResult } from "./results.mjs";
import { timePage } from "./time-page.mjs";

const PLAN_SECONDS = 10;
const PAGE_MS = 50;
const ROUNDS = 60;
const PAGE_PRISONERS = 10_000;

/**
 * `npm run bench:parcels`: a year's plan for each of 10,000 invented prisoners, in a worker that tells how far it is,
 * and how long the server works at the desk's agenda where thousands of parcels are planned.
 */
async function main() {
  ensureBuilt();
  const agenda = await timeAgenda();
  console.table([agenda]);
  const plan = await runProgram("tests/bench/parcels-stage.ts");
  const checks = [plan.planMs <= PLAN_SECONDS * 1000, plan.progressTold > 0, agenda.ok];
  const failed = checks.filter((ok) => !ok).length;
  const result = { suite: "bench:parcels", passed: checks.length - failed, failed, plan, agenda };
  keepResult("parcels", result);
  console.log(`${plan.planMs / 1000} s for ${plan.prisoners} plans (goal ${PLAN_SECONDS})`);
  console.log(JSON.stringify(result));
  process.exitCode = failed > 0 ? 1 : 0;
}

async function timeAgenda() {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-parcels-"));
  const databaseUrl = `file:${join(folder, "bench.db")}`;
  const secret = () => randomBytes(32).toString("base64");
  const env = { DEMO: "1", FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret(), LOG_LEVEL: "silent" };
  try {
    const { session, ...size } = await runProgram("tests/bench/parcels-pages-stage.ts", {
      ...{ ...env, DATABASE_URL: databaseUrl, ORIGINS: "http://127.0.0.1:3000" },
      PRISONERS: String(PAGE_PRISONERS),
    });
    const app = await startApp({ databaseUrl, env });
    try {
      const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      const addresses = ["", `?from=${soon}`, "?show=conflicts"].map((view) => `/desk/parcels${view}`);
      const page = { name: "agenda of parcels", addresses };
      const options = { cookie: session, rounds: ROUNDS, goal: PAGE_MS };
      return { ...(await timePage(app, page, options)), ...size };
    } finally {
      await app.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
