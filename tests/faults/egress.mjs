import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formKey } from "../races/forms.mjs";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { conclude, makeField, newKeys, withDatabase } from "./house.mjs";
import { canTrace, stopTraced, traced } from "./syncs.mjs";

const CALLS = "bind,connect,sendto,sendmsg,sendmmsg";

/**
 * `npm run test:egress`: the built server under strace, from its start through a volunteer's main errand to its end. It must
 * ask for nobody but this machine. There is no mail yet, so there is no exception. A program that does call outside comes first.
 */
async function main() {
  ensureBuilt();
  if (!canTrace()) {
    console.log("strace is not here or may not trace: what leaves the machine was not watched.");
    return conclude("test:egress", [], { strace: "absent" }, 1);
  }
  const misses = [];
  const seen = controlCalls();
  if (seen.length === 0) misses.push("the control called 192.0.2.1 and nothing was seen");
  const { outside, requests, lines } = await withDatabase("sqlite", watchServer);
  misses.push(...outside.map((line) => `left the machine: ${line}`));
  if (lines === 0) misses.push("not even the server's own listening was seen");
  conclude(
    "test:egress",
    misses,
    { requests, calls: lines, outside: outside.length, controlSeen: seen.length },
    requests + 1,
  );
}

/** A connection to an address of the documentation range, which nobody answers. */
function controlCalls() {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-egress-"));
  const file = join(folder, "trace");
  const program = `const s = require("node:net").connect(9, "192.0.2.1"); s.on("error", () => {}); setTimeout(() => s.destroy(), 200)`;
  try {
    execFileSync("strace", [
      "-f",
      "-qq",
      "-e",
      `trace=${CALLS}`,
      "-o",
      file,
      process.execPath,
      "-e",
      program,
    ]);
    return leavingLines(file).outside;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watchServer({ url, folder }) {
  const env = newKeys();
  const { prisoners, volunteers } = await makeField(url, env, 1);
  const trace = join(folder, "trace");
  const server = await startApp({ databaseUrl: url, env, command: traced(trace, CALLS) });
  const requests = await runErrand(server.origin, volunteers[0].cookie, prisoners[0]);
  await stopTraced(server);
  return { requests, ...leavingLines(trace) };
}

/** Looks around, tries to sign in and to join, claims, logs a letter, reads. */
async function runErrand(origin, cookie, prisonerId) {
  let requests = 0;
  const ask = async (path, fields) => {
    requests += 1;
    const body = fields && new URLSearchParams(fields);
    const headers = { cookie, ...(body ? { origin, "sec-fetch-site": "same-origin" } : {}) };
    const answer = await fetch(new URL(path, origin), {
      method: body ? "POST" : "GET",
      body,
      headers,
      redirect: "manual",
    });
    await answer.text();
    if (answer.status >= 500) throw new Error(`${path} was answered ${answer.status}`);
    return answer;
  };
  for (const path of ["/", "/about", "/sign-in", "/prisoners", `/prisoners/${prisonerId}`]) await ask(path);
  await ask("/sign-in", { name: "nobody@example.org", password: "not the password of anybody" });
  const claim = await ask(`/prisoners/${prisonerId}/claim`, {
    signature: "Аня",
    channel: "post",
    key: formKey(),
  });
  const own = claim.headers.get("location") ?? "/correspondence";
  await ask(`${own}/letters/new`, { when: "today", key: formKey() });
  for (const path of [own, "/correspondence", "/account", "/account/security"]) await ask(path);
  return requests;
}

/** Calls that name an address of the network; those to another machine apart. */
function leavingLines(file) {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => /sa_family=AF_INET6?/.test(line));
  const isHere = (line) => /inet_addr\("127\.|inet_pton\(AF_INET6, "(::1|::ffff:127\.)|"::1"/.test(line);
  const named = lines.filter((line) => /inet_addr|inet_pton/.test(line));
  const all = readFileSync(file, "utf8").split("\n").filter(Boolean).length;
  return { lines: all, outside: named.filter((line) => !isHere(line)).map((line) => line.slice(0, 160)) };
}

await main();
