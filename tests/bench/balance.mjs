import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { bundle, runProgram } from "../setup/program.mjs";
import { checksOf, judgeSuggestions, round2, USUAL_LOOP_MS } from "./balance-checks.mjs";
import { keepResult } from "./results.mjs";

const FULL = { prisoners: 10_000, volunteers: 100_000, letters: 1_000_000, rounds: 9 };
const SHORT = { prisoners: 500, volunteers: 2_000, letters: 20_000, rounds: 3 };
const REQUESTS = 40;
/** The same each time, for a database that is kept opens with the keys it was first started with. */
const BENCH_KEY = Buffer.alloc(32, "bench").toString("base64");

/**
 * `npm run bench:balance [-- --short] [-- --database file:PATH]`: two plans of full size, each in a process of its own
 * and judged by what the processor worked on it, for the clock tells what else the machine does; the database's work
 * for three suggestions, and the page of them while the server plans in a thread, on an installation of full size
 * (`--short`: a small one), which is made first unless one that `npm run seed` made is named.
 */
async function main() {
  ensureBuilt();
  const { rounds, ...size } = process.argv.includes("--short") ? SHORT : FULL;
  const plan = await runProgram("tests/bench/balance-stage.ts", { VARIETY: "varied" });
  const alike = await runProgram("tests/bench/balance-stage.ts", { VARIETY: "alike" });
  const { suggestions, beside } = await withDatabase((databaseUrl) => onDatabase(databaseUrl, size, rounds));
  const checks = checksOf({ plan, alike, suggestions, beside });
  for (const [name, ok] of Object.entries(checks)) console.log(`${ok ? "ok    " : "MISSED"} ${name}`);
  console.log(
    `database work here: p50 ${suggestions.p50} ms, p99 ${suggestions.p99} ms; ` +
      `at its least of five askings p50 ${suggestions.quietP50} ms, p99 ${suggestions.quietP99} ms`,
  );
  console.log(
    `a plain loop of 3e8 steps, ${USUAL_LOOP_MS / 1000} s on a usual machine, took ` +
      `${plan.loopProcessorMs / 1000} s of the processor here, ${plan.loopMs / 1000} s by the clock; ` +
      `load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  );
  const failed = Object.values(checks).filter((ok) => !ok).length;
  const result = { suite: "bench:balance", passed: Object.keys(checks).length - failed, failed };
  const figures = { size, plan, alike, suggestions, beside };
  keepResult("balance", { ...result, ...figures });
  console.log(JSON.stringify({ ...result, ...figures }));
  process.exitCode = failed > 0 ? 1 : 0;
}

async function withDatabase(work) {
  const named = process.argv.indexOf("--database");
  if (named >= 0) return work(process.argv[named + 1]);
  const folder = mkdtempSync(join(tmpdir(), "perepiska-balance-"));
  try {
    return await work(`file:${join(folder, "balance.db")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onDatabase(databaseUrl, size, rounds) {
  const env = { DEMO: "1", FIELD_KEYS: `k1:${BENCH_KEY}`, INDEX_KEY: BENCH_KEY, LOG_LEVEL: "silent" };
  const stage = await runProgram("tests/bench/suggest-stage.ts", {
    ...env,
    DATABASE_URL: databaseUrl,
    ORIGINS: "http://127.0.0.1:3000",
    SIZE: JSON.stringify(size),
  });
  const suggestions = judgeSuggestions(stage);
  const program = await bundle("tests/bench/plan-loop.ts");
  const app = await startApp({
    databaseUrl,
    env: { ...env, PLAN_PROGRAM: program },
    command: startCommand(),
  });
  try {
    return { suggestions, beside: await whilePlanning(app, stage.session, rounds) };
  } finally {
    await app.stop();
  }
}

/** The page asked for over and over, in turns without and with a plan beside it; the median of the rounds' ratios. */
async function whilePlanning(app, cookie, rounds) {
  await pageMs(app, cookie);
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    const without = await pageMs(app, cookie);
    await toggle(app, "planning");
    const during = await pageMs(app, cookie);
    await toggle(app, "resting");
    pairs.push({ without, during, ratio: during / without });
  }
  const median = (key) =>
    round2(pairs.map((pair) => pair[key]).sort((a, b) => a - b)[Math.floor(rounds / 2)]);
  return { ratio: median("ratio"), withoutMs: median("without"), duringMs: median("during") };
}

async function pageMs({ origin }, cookie) {
  const times = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const started = performance.now();
    const answer = await fetch(`${origin}/suggestions`, { headers: { cookie }, redirect: "manual" });
    const body = await answer.text();
    if (answer.status !== 200 || !body.includes("<h1")) throw new Error(`/suggestions: ${answer.status}`);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[REQUESTS / 2];
}

/** Begins or ends the planning in the server's process, and waits until it says so once more than before. */
async function toggle(app, word) {
  const said = () => app.stdout().split(word).length;
  const before = said();
  process.kill(app.pid, "SIGUSR2");
  const deadline = Date.now() + 120_000;
  while (said() === before) {
    if (Date.now() > deadline) throw new Error(`the server never said "${word}": ${app.stderr()}`);
    await delay(20);
  }
}

/** What `npm start` runs, flags and all, with the planner beside it. */
function startCommand() {
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const words = scripts.start.split(" ");
  const beside = new URL("./plan-beside.mjs", import.meta.url).href;
  return [...words.slice(0, -1), "--import", beside, ...words.slice(-1)];
}

await main();
