import { execFile, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startApp } from "../setup/app-process.mjs";
import { runProgram } from "../setup/program.mjs";
import { openKeeper } from "./keeper.mjs";

const LANES = 3;
/** How a client's claims are spent: a crowd at once, everything mixed, and every place taken at the end. */
const SHARES = { claim: 0.35, mixed: 0.45, fill: 0.2 };

/** One race on one database; answers what was really done and what was missed. */
export async function race(engine, databaseUrl, size) {
  const started = performance.now();
  const secret = () => randomBytes(32).toString("base64");
  const env = { FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret(), LOG_LEVEL: "error" };
  const field = await makeField(databaseUrl, env, size);
  const servers = [await startApp({ databaseUrl, env }), await startApp({ databaseUrl, env })];
  const keeper = await openKeeper(databaseUrl);
  const crowd = openCrowd(field, servers, size);
  const watch = { looks: 0, over: 0, expired: 0 };
  const misses = [];

  const claimed = await playWatched("claim", crowd, keeper, watch, size);
  const { open } = await keeper.count();
  if (open !== claimed.granted) misses.push(`${claimed.granted} claims were granted, ${open} are stored`);
  misses.push(...unfilled(await keeper.findUnfilled(), "after the first rush"));
  const mixed = await playWatched("mixed", crowd, keeper, watch, size);
  const filled = await playWatched("fill", crowd, keeper, watch, size);
  misses.push(...unfilled(await keeper.findUnfilled(), "at the end"));

  const total = (key) => claimed[key] + mixed[key] + filled[key];
  const { letters } = await keeper.count();
  if (letters !== total("lateLogs")) misses.push(`${total("lateLogs")} letters logged, ${letters} stored`);
  crowd.close();
  await keeper.close();
  for (const server of servers) await server.stop();
  const check = await checkDatabase(databaseUrl);
  const result = {
    engine,
    ...{ claims: total("claims"), granted: total("granted"), refused: total("refused") },
    ...{ released: total("released"), expired: watch.expired, lateLogs: total("lateLogs") },
    ...{ doubleForms: total("doubles"), looks: watch.looks },
    ...{ over: watch.over, madeTwice: total("twice"), loadDifferences: check.differences },
    serverErrors: filled.serverErrors,
    seconds: Math.round((performance.now() - started) / 1000),
  };
  misses.push(...promisesMissed(result), ...filled.firstErrors, ...check.lines);
  return { ...result, misses };
}

function promisesMissed(result) {
  const never = ["over", "madeTwice", "loadDifferences", "serverErrors"].filter((key) => result[key] > 0);
  const some = ["granted", "refused", "released", "expired", "lateLogs", "doubleForms", "looks"];
  const untried = some.filter((key) => result[key] === 0);
  return [
    ...never.map((key) => `${key} ${result[key]}`),
    ...untried.map((key) => `${key}: nothing was tried`),
  ];
}

function makeField(databaseUrl, env, size) {
  return runProgram("tests/races/field.ts", {
    ...env,
    DATABASE_URL: databaseUrl,
    ORIGINS: "http://127.0.0.1:3000",
    RACE_PRISONERS: String(size.prisoners),
    RACE_VOLUNTEERS: String(size.volunteers),
  });
}

/** The client processes, each with volunteers of its own; all want the same prisoners. */
function openCrowd({ prisoners, roomy, volunteers }, servers, { clients }) {
  const children = Array.from({ length: clients }, (_, index) => {
    const own = volunteers.filter((_each, at) => Math.floor(at / 5) % clients === index);
    const origins = servers.map((server) => server.origin);
    const facts = { origins, prisoners, roomy, volunteers: own, lanes: LANES, name: String(index) };
    const child = fork(fileURLToPath(new URL("client.mjs", import.meta.url)), [JSON.stringify(facts)]);
    return { child, personIds: new Set(own.map((each) => each.personId)) };
  });
  return {
    async play(phase, claims) {
      const reports = children.map(async ({ child }) => {
        child.send({ play: phase, claims });
        const [report] = await once(child, "message");
        return report;
      });
      return sumOf(await Promise.all(reports));
    },
    /** Tells each client what ended of its own, `what` being "expired" or "late". */
    tell(what, rows) {
      for (const { child, personIds } of children) {
        const own = rows.filter(({ personId }) => personIds.has(personId));
        if (own.length > 0) child.send({ [what]: own });
      }
    },
    close() {
      for (const { child } of children) child.disconnect();
    },
  };
}

/** Plays a phase while the keeper looks again and again; in the mixed one it also ends holds. */
async function playWatched(phase, crowd, keeper, watch, { claims, prisoners, lookEveryMs }) {
  let playing = true;
  const played = crowd.play(phase, Math.round(claims * SHARES[phase])).finally(() => {
    playing = false;
  });
  while (playing) {
    await Promise.race([delay(lookEveryMs), played]);
    watch.looks += 1;
    watch.over += await keeper.findOver();
    const expired = await keeper.seeExpired();
    watch.expired += expired.length;
    crowd.tell("expired", expired);
    if (phase !== "mixed") continue;
    const ended = await keeper.endHolds(Math.ceil(prisoners / 10));
    crowd.tell("late", [...everyNth(3, expired), ...everyNth(4, ended)]);
  }
  return played;
}

const everyNth = (n, rows) => rows.filter((_, index) => index % n === 0);

function unfilled(rows, when) {
  return rows.length === 0 ? [] : [`${rows.length} prisoners had a free place ${when}`];
}

function sumOf(reports) {
  const sum = {};
  for (const report of reports) {
    for (const [key, value] of Object.entries(report)) {
      sum[key] = Array.isArray(value) ? [...(sum[key] ?? []), ...value] : (sum[key] ?? 0) + value;
    }
  }
  return sum;
}

/** What `npm run db:check` says. */
function checkDatabase(databaseUrl) {
  const options = { env: { ...process.env, DATABASE_URL: databaseUrl } };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["build/commands/db-check.js"], options, (error, stdout, stderr) => {
      const lines = stdout.trim().split("\n");
      try {
        resolve({ ...JSON.parse(lines.at(-1)), lines: lines.slice(0, -1).slice(0, 5) });
      } catch {
        reject(error ?? new Error(stderr));
      }
    });
  });
}
