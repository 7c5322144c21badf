import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { viasnaFile } from "../files/viasna-500.mjs";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { startPostgres } from "../setup/postgres.mjs";
import { runProgram } from "../setup/program.mjs";
import { keepResult } from "./results.mjs";

const ROWS = 5000;
const MAX_BYTES = 2 * 1024 * 1024;
const GOAL_SECONDS = 5;
const GOAL_P95_MS = 250;

/**
 * `npm run bench:import [-- --engine sqlite|postgres]`: a list of 5,000 people through the desk's page into an
 * installation that holds 5,000 others; seconds to plan and to apply, and how long a volunteer waits for
 * suggestions meanwhile.
 */
async function main() {
  ensureBuilt();
  const only = process.argv[process.argv.indexOf("--engine") + 1];
  const engines = { sqlite: onSqlite, postgres: onPostgres };
  const rows = [];
  for (const [engine, run] of Object.entries(engines)) {
    if (!Object.hasOwn(engines, only) || only === engine) rows.push({ engine, ...(await run()) });
  }
  console.table(rows);
  const checks = rows.flatMap((row) => [
    row.planSeconds + row.applySeconds <= GOAL_SECONDS,
    row.suggestionsP95Ms <= GOAL_P95_MS,
    row.progressSeen >= 1,
    row.created > 0.9 * ROWS,
  ]);
  const failed = checks.filter((ok) => !ok).length;
  const result = { suite: "bench:import", passed: checks.length - failed, failed, rows };
  keepResult("import", result);
  console.log(JSON.stringify(result));
  process.exitCode = failed > 0 ? 1 : 0;
}

async function onSqlite() {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-import-"));
  try {
    return await measure(`file:${join(folder, "import.db")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres() {
  const postgres = await startPostgres();
  try {
    return await measure(await postgres.createDatabase());
  } finally {
    await postgres.stop();
  }
}

async function measure(databaseUrl) {
  const secret = () => randomBytes(32).toString("base64");
  const env = { FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret(), LOG_LEVEL: "error" };
  const program = { ...env, DATABASE_URL: databaseUrl, ORIGINS: "http://127.0.0.1:3000" };
  const { sessions } = await stageWith(program);
  const app = await startApp({ databaseUrl, env });
  try {
    const desk = browserOf(app.origin, sessions.coordinator);
    const columns = await upload(desk, viasnaFile(ROWS, ROWS));
    const asking = askOn(browserOf(app.origin, sessions.volunteer));
    const planned = await plan(desk, columns);
    const applied = await apply(desk, planned);
    const waits = await asking.stop();
    return {
      planSeconds: planned.seconds,
      applySeconds: applied.seconds,
      created: applied.created,
      progressSeen: applied.progressSeen,
      suggestions: waits.length,
      suggestionsP95Ms: Math.round(waits[Math.floor(waits.length * 0.95)] ?? Number.NaN),
      suggestionsMaxMs: Math.round(waits.at(-1) ?? Number.NaN),
    };
  } finally {
    await app.stop();
  }
}

/** The installation before: another list of the same length is in it. */
async function stageWith(program) {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-list-"));
  const list = join(folder, "list.csv");
  writeFileSync(list, viasnaFile(ROWS, 2 * ROWS));
  try {
    return await runProgram("tests/bench/import-stage.ts", { ...program, LIST: list });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One person's requests, redirects not followed. */
function browserOf(origin, cookie) {
  return async (path, body) => {
    const answer = await fetch(origin + path, {
      redirect: "manual",
      headers: { cookie, origin, "sec-fetch-site": "same-origin" },
      ...(body ? { method: "POST", body } : {}),
    });
    return { status: answer.status, to: answer.headers.get("location") ?? "", html: await answer.text() };
  };
}

async function upload(desk, text) {
  const bytes = Buffer.from(text);
  if (bytes.length > MAX_BYTES) throw new Error(`the file has ${bytes.length} bytes`);
  const form = new FormData();
  form.set("kind", "prisoners");
  form.set("key", randomBytes(16).toString("base64url"));
  form.set("file", new File([bytes], "list.csv", { type: "text/csv" }));
  const { status, to } = await desk("/desk/import", form);
  if (status !== 303) throw new Error(`the file was answered with ${status}`);
  return to;
}

/** Takes the columns as guessed, and waits for the page that shows the difference. */
async function plan(desk, address) {
  const { html } = await desk(address);
  const chosen = [...html.matchAll(/<select[^>]*name="(column-\d+)"[\s\S]*?<\/select>/g)];
  const fields = chosen.map(([select, name]) => [name, /value="(\w+)" selected/.exec(select)?.[1] ?? ""]);
  const { to, status } = await desk(address, new URLSearchParams(fields));
  if (status !== 303) throw new Error(`the columns were answered with ${status}`);
  const started = performance.now();
  const page = await desk(to);
  const seconds = secondsSince(started);
  const hidden = (name) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page.html)?.[1] ?? "";
  return {
    address: to,
    seconds,
    form: { key: hidden("key"), digest: hidden("digest"), counts: hidden("counts") },
  };
}

async function apply(desk, { address, form }) {
  const started = performance.now();
  await desk(`${address}/run`, new URLSearchParams(form));
  const progress = new Set();
  for (;;) {
    const page = await desk(`${address}/run`);
    const done = /<progress[^>]*value="(\d+)"/.exec(page.html)?.[1];
    if (done !== undefined) progress.add(done);
    if (page.to.includes("/runs/")) {
      const seconds = secondsSince(started);
      const [created = 0] = form.counts.split(" ").map(Number);
      return { seconds, created, progressSeen: progress.size };
    }
    if (page.status !== 200) throw new Error(`the import ended at ${page.to || page.status}`);
    await delay(50);
  }
}

/** Asks for suggestions again and again, as two volunteers at once would; `stop` answers the waits, sorted. */
function askOn(volunteer) {
  const waits = [];
  let going = true;
  const ask = async () => {
    while (going) {
      const started = performance.now();
      const { status } = await volunteer("/suggestions");
      if (status !== 200) throw new Error(`suggestions answered with ${status}`);
      waits.push(performance.now() - started);
      await delay(20);
    }
  };
  const asked = [ask(), ask()];
  return {
    stop: async () => {
      going = false;
      await Promise.all(asked);
      return waits.sort((a, b) => a - b);
    },
  };
}

function secondsSince(started) {
  return Math.round(performance.now() - started) / 1000;
}

await main();
