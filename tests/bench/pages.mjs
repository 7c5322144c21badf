import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { freePort } from "../setup/child.mjs";
import { keepResult } from "./results.mjs";
import { openStage } from "./stage.mjs";

const CONNECTIONS = 10;
const GOALS = { suggestions: 0.4, correspondence: 0.4, "desk/prisoners": 0.25 };
const COLD_START_MS = 1000;
const MEMORY_MB = 200;

/**
 * `npm run bench:pages [-- --seconds 10]`: requests per second of whole pages beside the empty page of the same run,
 * time from `npm start` to the first answer, and memory afterwards. Rounds alternate, so that a machine that slows
 * down slows all pages alike; the medians are compared.
 */
async function main() {
  const seconds = Number(process.argv[process.argv.indexOf("--seconds") + 1]) || 5;
  const stage = await openStage();
  const cold = await coldStart(stage);
  const app = await stage.start();
  const pages = pagesOf(stage.sessions);
  for (const page of pages) await load(app.origin, page, 2);
  const rounds = new Map(pages.map(({ name }) => [name, []]));
  for (let round = 0; round < 3; round += 1) {
    for (const page of pages) rounds.get(page.name).push(await load(app.origin, page, seconds));
  }
  const memory = memoryOf(app.pid);
  await app.stop();
  stage.close();

  const empty = median(rounds.get("empty"));
  const rows = pages.map(({ name }) => {
    const rate = Math.round(median(rounds.get(name)));
    const ratio = Math.round((rate / empty) * 100) / 100;
    return {
      page: name,
      "requests/s": rate,
      ratio,
      goal: GOALS[name] ?? null,
      ok: ratio >= (GOALS[name] ?? 0),
    };
  });
  console.table(rows);
  console.log(
    `first answer after ${cold} ms (goal ${COLD_START_MS}); memory ${memory} MB (goal ${MEMORY_MB})`,
  );
  const checks = [...rows.map((row) => row.ok), cold <= COLD_START_MS, memory <= MEMORY_MB];
  const failed = checks.filter((ok) => !ok).length;
  const ratios = Object.fromEntries(rows.map((row) => [row.page, row.ratio]));
  const result = {
    suite: "bench:pages",
    passed: checks.length - failed,
    failed,
    coldStartMs: cold,
    memoryMb: memory,
    ratios,
  };
  keepResult("pages", { ...result, rows });
  console.log(JSON.stringify(result));
  process.exitCode = failed > 0 ? 1 : 0;
}

/** The empty page is the one that says nothing is there: the frame and no content, asked for by a visitor. */
function pagesOf(sessions) {
  return [
    { name: "empty", path: "/nothing-here", session: null },
    { name: "suggestions", path: "/suggestions", session: sessions["demo-newcomer"] },
    { name: "correspondence", path: "/correspondence", session: sessions["demo-volunteer"] },
    { name: "desk/prisoners", path: "/desk/prisoners", session: sessions["demo-coordinator"] },
  ];
}

async function load(origin, { path, session }, seconds) {
  const result = await autocannon({
    url: origin + path,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { "accept-encoding": "gzip", ...(session ? { cookie: session } : {}) },
  });
  if (result.errors > 0 || result["5xx"] > 0)
    throw new Error(`${path}: ${result.errors} errors, ${result["5xx"]} × 5xx`);
  return result.requests.average;
}

/** Milliseconds from starting `npm start` to the first whole page; the median of five. */
async function coldStart({ databaseUrl, env }) {
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const started = performance.now();
    const server = spawn("npm", ["start", "--silent"], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      env: { ...process.env, ...env, DATABASE_URL: databaseUrl, PORT: String(port), ORIGINS: origin },
      stdio: "ignore",
      detached: true,
    });
    while (!(await answers(origin))) await delay(5);
    times.push(performance.now() - started);
    process.kill(-server.pid, "SIGKILL");
  }
  return Math.round(median(times));
}

async function answers(origin) {
  const answer = await fetch(origin).catch(() => null);
  await answer?.text();
  return answer?.status === 200;
}

function memoryOf(pid) {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Math.round(Number(line?.[1] ?? Number.NaN) / 1024);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

await main();
