import { hash } from "@node-rs/argon2";
import Database from "better-sqlite3";
import { openStage } from "../authz/open.mjs";
import { faultsOf } from "./answers.mjs";
import { eachOf, encoded, fromOwnPage, send } from "./send.mjs";
import { FREEZE, usersOf } from "./users.mjs";

const HTTPS = "https://letters.test";
const ONION = "http://lettersabcdefghijklmnop.onion";
const PASSWORD = "a password of the guards";
const isShort = process.argv.includes("--short");
const TOO_MUCH = "a".repeat(300 * 1024);
/** Kinds of answers that must have been looked at, each at least once. */
const STATUSES = [200, 303, 403, 404, 405, 413, 415, 421, 422, 500];

/** Addresses whose file must have been seen; what the others would hold is not there. */
const FILES = ["/account/data/file", "/admin/audit/file", "/desk/export/prisoners/file"];

/**
 * `npm run test:headers`: every address of the registry, read and written to as whoever may, by an https name, an
 * onion and the machine's own, and refused in every way we know; at last with its database broken. Each answer must
 * carry what sections 5 and 6 of docs/security.md promise. With `--short` as one user each, by the https name.
 */
async function main() {
  const world = await openStage();
  try {
    await letTakeOut(world);
    const server = await world.start([HTTPS, ONION]);
    const seen = {
      answers: 0,
      statuses: new Map(),
      nonces: new Set(),
      faults: [],
      files: new Set(),
      cookies: 0,
    };
    const patterns = Object.keys(world.addresses);
    for (const pattern of patterns) {
      for (const name of isShort ? [HTTPS] : [HTTPS, ONION, server.origin]) {
        await eachOf(requestsTo(world, pattern, name), (asked) => judge(seen, server.origin, asked));
      }
    }
    forgetGuesses(world.databaseUrl);
    await eachOf(filesOf(world, server.origin), (asked) => judge(seen, server.origin, asked));
    breakDatabase(world.databaseUrl);
    for (const pattern of patterns) {
      const [user] = usersOf(world, pattern);
      await judge(seen, server.origin, { ...asUser(user, server.origin), mayFail: true, knowsWho: false });
    }
    await server.stop();
    report(seen, patterns.length);
  } finally {
    world.close();
  }
}

/** As everybody who may use it, and refused: by method, page, type, size, name, framework address and as a stranger. */
function requestsTo(world, pattern, name) {
  const users = name === HTTPS && !isShort ? usersOf(world, pattern) : usersOf(world, pattern).slice(0, 1);
  return users.flatMap((user) => {
    const read = asUser(user, name);
    const own = { ...read.headers, ...fromOwnPage(name, read.headers.cookie ?? null) };
    const write = { ...read, method: "POST", headers: own, body: encoded({}) };
    const early = { ...write, knowsWho: false };
    return [
      read,
      { ...read, method: "HEAD" },
      { ...read, headers: { host: read.headers.host }, knowsWho: false },
      ...(pattern === "/sign-out" || pattern === FREEZE ? [] : [write]),
      { ...early, headers: { ...own, "sec-fetch-site": "cross-site" } },
      { ...early, headers: { ...own, "content-type": "text/plain" } },
      { ...early, body: TOO_MUCH },
      { ...early, method: "DELETE" },
      { ...early, path: `${read.path}?_data=root` },
      { ...early, headers: { ...own, host: "elsewhere.example" }, https: false },
      { ...read, path: `${read.path}/nothing` },
    ];
  });
}

function asUser({ pattern, path, cookie }, name) {
  const https = name === HTTPS;
  const sent = https && cookie ? `__Host-${cookie}` : cookie;
  const headers = { host: new URL(name).host, ...(sent ? { cookie: sent } : {}) };
  return { pattern, method: "GET", path, headers, https, knowsWho: cookie !== null };
}

async function judge(seen, origin, { pattern, https, knowsWho, mayFail = false, ...asked }) {
  const answer = await send(origin, asked);
  seen.answers += 1;
  seen.statuses.set(answer.status, (seen.statuses.get(answer.status) ?? 0) + 1);
  seen.cookies += answer.headers["set-cookie"]?.length ?? 0;
  if (answer.headers["content-disposition"]) seen.files.add(pattern);
  const faults = faultsOf(answer, { https, knowsWho });
  if (answer.status >= 500 && !mayFail) faults.push("failed");
  const nonce = /'nonce-([\w-]+)'/.exec(answer.headers["content-security-policy"] ?? "")?.[1];
  if (nonce && seen.nonces.has(nonce)) faults.push("a nonce used before");
  if (nonce) seen.nonces.add(nonce);
  for (const fault of faults) seen.faults.push(`${asked.method} ${pattern} (${answer.status}): ${fault}`);
}

/** Whatever may be saved as a file, asked for with the password. */
function filesOf(world, origin) {
  return Object.keys(world.addresses)
    .filter((pattern) => pattern.endsWith("/file"))
    .flatMap((pattern) => usersOf(world, pattern).slice(-1))
    .map((user) => ({
      ...asUser(user, origin),
      method: "POST",
      headers: { ...fromOwnPage(origin, user.cookie) },
      body: encoded({ password: PASSWORD }),
    }));
}

/** Gives the staff of the stage a password: files are only had with it. */
async function letTakeOut({ databaseUrl, stage }) {
  const database = open(databaseUrl);
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const staff = database
    .prepare("select id from person where role in ('coordinator', 'admin')")
    .pluck()
    .all();
  const insert = database.prepare(
    "insert or replace into credential (person_id, kind, secret, changed_at) values (?, 'password', ?, ?)",
  );
  for (const id of staff) insert.run(id, passwordHash, new Date().toISOString());
  database.close();
  if (Object.keys(stage.sessions).length === 0) throw new Error("the stage has nobody signed in");
}

/** The forms sent empty until now count as guesses at a password; the files are for who guesses no more. */
function forgetGuesses(databaseUrl) {
  const database = open(databaseUrl);
  database.exec("delete from rate_counter");
  database.close();
}

/** So that whatever reads or writes fails in the middle. */
function breakDatabase(databaseUrl) {
  const database = open(databaseUrl);
  database.pragma("foreign_keys = off");
  database.pragma("legacy_alter_table = on");
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  for (const table of tables.filter((name) => !/^sqlite_|^session$|^person$/.test(name))) {
    database.exec(`alter table "${table}" rename to "broken_${table}"`);
  }
  database.close();
}

function open(databaseUrl) {
  return new Database(databaseUrl.replace(/^file:/, ""), { timeout: 10_000 });
}

function report(seen, addresses) {
  const unseen = STATUSES.filter((status) => !seen.statuses.has(status)).map(
    (status) => `no answer ${status} was seen`,
  );
  for (const pattern of FILES) if (!seen.files.has(pattern)) unseen.push(`no file of ${pattern} was seen`);
  if (seen.cookies === 0) unseen.push("no cookie was seen");
  const lines = [...new Set(seen.faults), ...unseen];
  for (const line of lines.slice(0, 200)) console.log(line);
  const statuses = Object.fromEntries([...seen.statuses].sort());
  const counts = {
    addresses,
    answers: seen.answers,
    files: seen.files.size,
    cookies: seen.cookies,
    statuses,
  };
  console.log(
    JSON.stringify({ suite: "test:headers", passed: seen.answers, failed: lines.length, ...counts }),
  );
  process.exitCode = lines.length > 0 ? 1 : 0;
}

await main();
