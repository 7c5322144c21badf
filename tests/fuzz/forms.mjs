import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { addresses } from "~/domain/access/addresses";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { digest } from "~/platform/crypto/random.server";
import { createHandlers } from "~/platform/http/handlers.server";
import { createHttp } from "~/platform/http/http.server";
import { columns, expected } from "../authz/expected";
import { openDigest } from "../guards/digest.mjs";
import { FREEZE, patternsTaking, usersOf } from "../guards/users.mjs";
import { faultsOfAnswer } from "./judge-answer.mjs";
import { makeForm } from "./make-form.mjs";
import { Random } from "./random";
import { watchSchemas } from "./seen-schemas.mjs";
import { watchWrites } from "./seen-writes.mjs";

const FORMS = Number(process.env.FUZZ_FORMS);
const STEP_MS = 30_000;
/** Where visitors may send a form, most who do are visitors. */
const VISITORS_SHARE = 0.7;

/**
 * Fuzzed forms at every address that takes one, as somebody who may use it, through guard, framework and rendering of
 * the built application in this process. The last line counts:
 *
 * - `reached`: the form came to the use case. Its address was found, the viewer admitted, and every schema the action
 *   asked (seen at the build's own `safeParse`) let it pass; an action that asks no schema is reached at once. A form
 *   that a schema stops with 422 does not count, one that the use case refuses (404, 409, 422, 303) does.
 * - `failures`: answers of 5xx, traces in bodies, errors in the log, rows that are not as before though the form was
 *   refused (on SQLite, by a second connection), and typed values that a refused form's page no longer shows.
 */
async function main() {
  let now = new Date();
  const errors = [];
  const config = readConfig(process.env);
  const stage = JSON.parse(readFileSync(process.env.FUZZ_STAGE, "utf8"));
  const plain = createApp(config, () => now);
  const writes = watchWrites();
  const log = pino({ level: "error" }, { write: (line) => errors.push(line) });
  const app = { ...plain, log, db: plain.db.withPlugin(writes.plugin) };
  const checks = [];
  // A cookie that is not there is checked too, as null.
  globalThis.schemaChecked = (input, passed) => {
    if (input !== null && typeof input === "object") checks.push(passed);
  };
  watchSchemas();
  const build = await import(pathToFileURL(`${process.cwd()}/build/server/index.js`).href);
  const handlers = createHandlers(build, "production");
  let found = false;
  const handlerFor = (pattern) => (request, context) => {
    found = pattern !== null;
    return handlers(pattern)(request, context);
  };
  const http = createHttp({ app, handlerFor, isReady: () => true, clientFolder: null });
  const origin = config.origins[0];
  const ask = (path, init = {}) => {
    const headers = { host: new URL(origin).host, ...init.headers };
    const socket = { remoteAddress: "203.0.113.7", remotePort: 1, remoteFamily: "IPv4" };
    return http.fetch(new Request(origin + path, { ...init, headers, redirect: "manual" }), {
      incoming: { socket },
    });
  };
  const signIn = await openSignIn(plain.db, stage);
  const rows = await watchRows(config.databaseUrl);
  const world = { stage, table: { columns, expected }, addresses };
  const counts = { forms: 0, reached: 0, valuesKept: 0, statuses: {} };
  const failures = [];
  const patterns = patternsTaking(world, "POST").filter(
    (pattern) => !addresses[pattern].demoOnly && pattern !== FREEZE,
  );
  const unreached = {};

  for (let seed = 0; seed < FORMS; seed++) {
    const random = new Random(seed);
    const pattern = patterns[seed % patterns.length];
    const users = usersOf(world, pattern);
    const user = random.chance(VISITORS_SHARE) ? (users[0] ?? random.pick(users)) : random.pick(users);
    now = new Date(now.getTime() + STEP_MS);
    await signIn(user, pattern, now);
    const cookie = pattern === "/sign-out" ? user.leaving : user.cookie;
    const headers = cookie ? { cookie } : {};
    const page = addresses[pattern].methods.includes("GET")
      ? await (await ask(user.path, { headers })).text()
      : "";
    const { path, form, body } = makeForm({ random, pattern, user, page, stage, now });
    found = false;
    checks.length = 0;
    errors.length = 0;
    writes.clear();
    rows.refresh(["person"]);
    const own = {
      ...headers,
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    };
    const answer = await ask(path, { method: "POST", headers: own, body });
    const html = await answer.text();
    const refused = answer.status >= 400;
    const different = rows.refresh(writes.tables());
    const changed = refused ? different : [];
    const { faults, kept } = faultsOfAnswer({ status: answer.status, html, form, path, changed });
    const reached = found && checks.every(Boolean) && answer.status < 500;
    counts.forms += 1;
    counts.valuesKept += kept;
    counts.statuses[answer.status] = (counts.statuses[answer.status] ?? 0) + 1;
    if (reached) counts.reached += 1;
    else unreached[pattern] = (unreached[pattern] ?? 0) + 1;
    for (const fault of [...faults, ...errors.map((line) => `log: ${line.trim().slice(0, 400)}`)]) {
      failures.push(`seed ${seed}, ${pattern}: ${fault} — ${JSON.stringify(form).slice(0, 300)}`);
    }
  }
  await plain.db.destroy();
  const least = Object.entries(unreached)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 15);
  console.log(JSON.stringify({ ...counts, addresses: patterns.length, failures, least }));
}

/** Whatever an earlier form ended (a session, an account) is as it was before the next one. */
async function openSignIn(db, stage) {
  const people = new Map();
  for (const [column, cookies] of Object.entries(stage.sessions)) {
    const idHash = digest(cookies.staying.slice(cookies.staying.indexOf("=") + 1));
    const row = await db
      .selectFrom("session")
      .select("personId")
      .where("idHash", "=", idHash)
      .executeTakeFirst();
    people.set(column, row.personId);
  }
  return async ({ column, cookie, leaving }, pattern, now) => {
    const personId = people.get(column);
    const sent = pattern === "/sign-out" ? leaving : cookie;
    if (!personId || !sent) return;
    const idHash = digest(sent.slice(sent.indexOf("=") + 1));
    const at = now.toISOString();
    await db.deleteFrom("session").where("idHash", "=", idHash).execute();
    await db.updateTable("person").set({ disabledAt: null }).where("id", "=", personId).execute();
    const expiresAt = new Date(now.getTime() + 600_000).toISOString();
    await db
      .insertInto("session")
      .values({ idHash, personId, createdAt: at, lastSeenAt: at, expiresAt })
      .execute();
  };
}

/** Which of the tables that were written to are not as they were when last asked; nothing where it is no SQLite file. */
async function watchRows(databaseUrl) {
  if (!databaseUrl.startsWith("file:")) return { refresh: () => [] };
  const { tables, digestOf } = openDigest(databaseUrl);
  const known = new Map(tables.map((table) => [table, digestOf(table)]));
  const refresh = (written) =>
    (written.includes("raw") ? tables : written.filter((table) => known.has(table))).filter((table) => {
      const digest = digestOf(table);
      const isOther = digest !== known.get(table);
      known.set(table, digest);
      return isOther;
    });
  return { refresh };
}

await main();
