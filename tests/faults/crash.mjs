import { setTimeout as delay } from "node:timers/promises";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { conclude, look, makeField, newKeys, withDatabase, wrongWith } from "./house.mjs";
import { countSyncs } from "./syncs.mjs";
import { createWriters } from "./writers.mjs";

const FULL = { sqlite: 200, postgres: 20, volunteers: 300, writes: 60 };
const SHORT = { sqlite: 4, postgres: 1, volunteers: 20, writes: 15 };

/**
 * `npm run test:crash [-- --short]`: the server is killed again and again while it writes; whatever it had acknowledged
 * must be there, whole and once. That what it acknowledges has reached the disk is counted by strace.
 */
async function main() {
  ensureBuilt();
  const size = process.argv.includes("--short") ? SHORT : FULL;
  const sqlite = await crash("sqlite", size.sqlite, size.volunteers);
  const postgres = await crash("postgres", size.postgres, size.volunteers);
  const syncs = await countSyncs(size.writes);
  const sum = (key) => sqlite[key] + postgres[key];
  const misses = [...sqlite.misses, ...postgres.misses, ...syncs.misses];
  const counted = ["kills", "acknowledged", "cutOff", "lost", "halfDone", "twice"];
  const figures = Object.fromEntries(counted.map((key) => [key, sum(key)]));
  const { commits, fsyncs, strace } = syncs;
  conclude("test:crash", misses, { ...figures, commits, fsyncs, strace }, sum("kills") + 1);
}

async function crash(engine, kills, volunteers) {
  return withDatabase(engine, async ({ url }) => {
    const env = newKeys();
    const writers = createWriters(await makeField(url, env, volunteers));
    const missing = [];
    let cutOff = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const server = await startApp({ databaseUrl: url, env });
      cutOff += await writers.sendAgain(server.origin);
      const before = writers.ledger.length;
      writers.start(server.origin);
      await writers.untilAnswered(3);
      await delay(Math.random() * 250);
      process.kill(server.pid, "SIGKILL");
      await writers.stop();
      missing.push(...(await findMissing(url, writers.ledger.slice(before))));
    }
    const last = await startApp({ databaseUrl: url, env });
    cutOff += await writers.sendAgain(last.origin);
    await last.stop();
    const { halfDone, twice } = await compareWhole(url, writers);
    const misses = [...missing, ...halfDone, ...twice, ...(await wrongWith(url))];
    for (const { kind, status } of writers.refused()) misses.push(`a ${kind} was answered ${status}`);
    if (cutOff === 0) misses.push("no kill met a form under way");
    const acknowledged = writers.ledger.length;
    console.log(`${engine}: ${kills} kills, ${acknowledged} forms acknowledged, ${misses.length} misses`);
    const counts = { lost: missing.length, halfDone: halfDone.length, twice: twice.length };
    return { kills, acknowledged, cutOff, ...counts, misses };
  });
}

/** Forms that were acknowledged before the kill, and are not there after it. */
async function findMissing(url, entries) {
  const state = new Map(
    (await look(url, "select id, state from correspondence")).map((row) => [row.id, row.state]),
  );
  const letters = await look(url, "select distinct correspondence_id as id from letter");
  const written = new Set(letters.map(({ id }) => id));
  return entries
    .filter(({ status }) => status === 303)
    .filter(({ kind, id, location }) => {
      if (kind === "claim") return !state.has(location.split("/").at(-1));
      return kind === "letter" ? !written.has(id) : state.get(id) !== "closed";
    })
    .map(({ kind }) => `an acknowledged ${kind} is lost`);
}

/** Once every form has its answer: what is stored must be what was acknowledged, each once. */
async function compareWhole(url, writers) {
  const rows = await look(url, "select id, person_id, prisoner_id from correspondence");
  const letters = await look(url, "select correspondence_id as id, state from letter");
  const claimed = new Set(writers.done("claim").map(({ location }) => location.split("/").at(-1)));
  const written = new Set(writers.done("letter").map(({ id }) => id));
  const halfDone = [
    ...rows.filter(({ id }) => !claimed.has(id)).map(() => "a claim is stored that was never acknowledged"),
    ...letters
      .filter(({ id }) => !written.has(id))
      .map(() => "a letter is stored that was never acknowledged"),
  ];
  const pairs = rows.map((row) => `${row.person_id} ${row.prisoner_id}`);
  const twice = [...repeated(pairs), ...repeated(letters.map(({ id }) => id))];
  return { halfDone, twice: twice.map(() => "one form made two rows") };
}

function repeated(list) {
  const seen = new Set();
  return list.filter((each) => seen.size === seen.add(each).size);
}

await main();
