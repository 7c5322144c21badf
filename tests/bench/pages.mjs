import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { freePort } from "../setup/child.mjs";
import { keepResult } from "./results.mjs";
import { openStage } from "./stage.mjs";

const CONNECTIONS = 10;
const WARM_UP_SECONDS = 2;
const ROUND_SECONDS = 1;
const GOALS = { suggestions: 0.4, correspondence: 0.4, "desk/prisoners": 0.25 };
const COLD_START_MS = 1000;
const MEMORY_MB = 200;

/**
 * `npm run bench:pages [-- --seconds 60]`: requests per second of whole pages beside the empty page of the same run,
 * time from `npm start` to the first answer, and memory afterwards. What else the machine does comes and goes within
 * seconds, so each page is measured in many short rounds, each set against the empty page of its own round and not of
 * another; the median of these ratios counts. A round is so many requests, all of them answered: none is left for the
 * next page's round to wait for. `--seconds` are for each page, about, all its rounds together.
 */
async function main() {
  const seconds = Number(process.argv[process.argv.indexOf("--seconds") + 1]) || 15;
  const stage = await openStage();
  const cold = await coldStart(stage);
  const app = await stage.start();
  const pages = pagesOf(stage.sessions);
  const amounts = new Map();
  for (const page of pages) {
    const rate = await load(app.origin, page, { duration: WARM_UP_SECONDS });
    amounts.set(page.name, Math.ceil(rate * ROUND_SECONDS) + CONNECTIONS);
  }
  const rounds = new Map(pages.map(({ name }) => [name, []]));
  for (let round = 0; round < seconds / ROUND_SECONDS; round += 1) {
    for (const page of pages) {
      const amount = amounts.get(page.name);
      rounds.get(page.name).push(await load(app.origin, page, { amount }));
    }
  }
  const memory = memoryOf(app.pid);
  await app.stop();
  stage.close();

  const empty = rounds.get("empty");
  const rows = pages.map(({ name }) => {
    const rates = rounds.get(name);
    const ratio = Math.round(median(rates.map((rate, round) => rate / empty[round])) * 100) / 100;
    return {
      page: name,
      "requests/s": Math.round(median(rates)),
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

/**
 * Requests per second up to the last answer, for so many seconds or so many requests. The load generator itself looks
 * only once a second whether it is done, so its own end says nothing.
 */
async function load(origin, { path, session }, howLong) {
  const started = performance.now();
  let ended = started;
  const result = await new Promise((done, failed) => {
    const run = autocannon(
      {
        url: origin + path,
        connections: CONNECTIONS,
        timeout: 60,
        ...howLong,
        headers: { "accept-encoding": "gzip", ...(session ? { cookie: session } : {}) },
      },
      (error, outcome) => (error ? failed(error) : done(outcome)),
    );
    run.on("response", () => {
      ended = performance.now();
    });
  });
  if (result.errors > 0 || result["5xx"] > 0)
    throw new Error(`${path}: ${result.errors} errors, ${result["5xx"]} × 5xx`);
  return (result.requests.total * 1000) / (ended - started);
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
