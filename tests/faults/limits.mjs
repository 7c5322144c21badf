import { readFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { runProgram } from "../setup/program.mjs";
import { conclude, makeField, newKeys, withDatabase } from "./house.mjs";

const HUGE = 200 * 1024 * 1024;
const MOST_GROWTH_MB = 50;
const SOCKETS = 500;
const MOST_P95_MS = 1000;
const FULL = { seconds: 8 };
const SHORT = { seconds: 3 };

/**
 * `npm run test:limits [-- --short]`: bodies of 200 MB with and without a length, 500 sockets that say nothing, never end
 * their headers or never end their form, and every rate limit the code names.
 */
async function main() {
  ensureBuilt();
  const { seconds } = process.argv.includes("--short") ? SHORT : FULL;
  const misses = [];
  const figures = await withDatabase("sqlite", async ({ url }) => {
    const env = newKeys();
    const { volunteers } = await makeField(url, env, 1);
    const server = await startApp({ databaseUrl: url, env });
    const huge = await sendHuge(server, misses);
    const slow = await beSlow(server, volunteers[0].cookie, seconds, misses);
    await server.stop();
    return { ...huge, ...slow };
  });
  const buckets = await runProgram("tests/faults/buckets.ts", {
    ...newKeys(),
    ORIGINS: "http://127.0.0.1:3000",
  });
  misses.push(...buckets.wrong);
  const checks = 8 + buckets.names.length;
  conclude("test:limits", misses, { ...figures, buckets: buckets.names.length }, checks);
}

/** Every way to send too much, each answered 413, and the memory it took at most. */
async function sendHuge({ origin, pid }, misses) {
  const form = "application/x-www-form-urlencoded";
  const file = "multipart/form-data; boundary=x";
  const ways = [
    ["/sign-in", form, true],
    ["/sign-in", form, false],
    ["/desk/import", file, true],
    ["/desk/import", file, false],
  ];
  const before = memoryMb(pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryMb(pid));
  }, 20);
  for (const [path, type, hasLength] of ways) {
    const status = await heard(() => pour(new URL(path, origin), type, hasLength));
    const refusals = path === "/desk/import" ? [413, 303] : [413];
    if (!refusals.includes(status))
      misses.push(`${HUGE} bytes to ${path} ${hasLength ? "with" : "without"} a length: ${status}`);
  }
  clearInterval(watch);
  const grownMb = Math.round(most - before);
  if (grownMb >= MOST_GROWTH_MB) misses.push(`memory grew by ${grownMb} MB`);
  return { hugeBodies: ways.length, grownMb };
}

/** The answer to a sender who is still sending may be lost on the way when the other side hangs up; then once more. */
async function heard(send) {
  for (let tries = 1; ; tries += 1) {
    const status = await send();
    if (status !== 0 || tries === 5) return status;
  }
}

/** Sends on until an answer comes or the other side hangs up; answers the status, 0 if there was none. */
function pour(url, type, hasLength) {
  const length = hasLength ? { "content-length": HUGE } : { "transfer-encoding": "chunked" };
  const headers = { ...length, "content-type": type, origin: url.origin, "sec-fetch-site": "same-origin" };
  return new Promise((resolve) => {
    let sent = 0;
    const piece = Buffer.alloc(256 * 1024, 97);
    const out = request(url, { method: "POST", headers }, (answer) => {
      answer.resume();
      out.destroy();
      resolve(answer.statusCode);
    });
    out.on("error", () => resolve(0));
    const more = () => {
      while (sent < HUGE && !out.destroyed) {
        sent += piece.length;
        if (!out.write(piece)) return out.once("drain", more);
      }
      if (!out.destroyed) out.end();
    };
    more();
  });
}

const beginnings = {
  silent: "",
  headers: "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
  body: "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nname=",
};

/** For each kind of slowness: how long pages take somebody else meanwhile. */
async function beSlow({ port, origin }, cookie, seconds, misses) {
  const p95 = {};
  for (const [kind, beginning] of Object.entries(beginnings)) {
    const sockets = Array.from({ length: SOCKETS }, () => connect(port, "127.0.0.1"));
    for (const socket of sockets) {
      socket.on("error", () => {});
      socket.write(beginning.replace("{host}", new URL(origin).host));
    }
    const drip = setInterval(() => {
      for (const socket of sockets) if (kind !== "silent" && !socket.destroyed) socket.write("x");
    }, 1000);
    await delay(500);
    const open = sockets.filter((socket) => !socket.connecting && !socket.destroyed).length;
    if (open < SOCKETS) misses.push(`only ${open} of ${SOCKETS} slow sockets (${kind}) were open`);
    p95[kind] = await p95Of(origin, cookie, seconds);
    if (p95[kind] >= MOST_P95_MS) misses.push(`p95 ${p95[kind]} ms beside ${SOCKETS} slow sockets (${kind})`);
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
  return { slowSockets: SOCKETS * Object.keys(beginnings).length, p95 };
}

async function p95Of(origin, cookie, seconds) {
  const times = [];
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    const started = performance.now();
    const answer = await fetch(new URL("/correspondence", origin), { headers: { cookie } });
    await answer.text();
    times.push(answer.status === 200 ? performance.now() - started : Number.POSITIVE_INFINITY);
    await delay(5);
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]);
}

function memoryMb(pid) {
  const kilobytes = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1];
  return Number(kilobytes) / 1024;
}

await main();
