import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startApp } from "../setup/app-process.mjs";
import { makeField, newKeys, withDatabase } from "./house.mjs";
import { createWriters } from "./writers.mjs";

/**
 * A killed process loses nothing that the system has in memory; a power cut does. So strace counts how often the server
 * asks for the disk while it acknowledges forms: at least once for each.
 */
export async function countSyncs(writes) {
  if (!canTrace()) {
    console.log("strace is not here or may not trace: whether commits reach the disk was not counted.");
    return { commits: 0, fsyncs: 0, strace: "absent", misses: [] };
  }
  return withDatabase("sqlite", async ({ url, folder }) => {
    const env = newKeys();
    const writers = createWriters(await makeField(url, env, 10));
    const trace = join(folder, "trace");
    const command = traced(trace, "fsync,fdatasync");
    const server = await startApp({ databaseUrl: url, env, command });
    writers.start(server.origin);
    await writers.untilAnswered(writes);
    await writers.stop();
    await stopTraced(server);
    const times = syncTimes(trace);
    const { ledger } = writers;
    const [from, until] = [ledger[0].sentAt, ledger.at(-1).answeredAt];
    const fsyncs = times.filter((time) => time >= from - 1 && time <= until + 1).length;
    const commits = ledger.filter(({ status }) => status === 303).length;
    const misses = fsyncs >= commits ? [] : [`${commits} commits, ${fsyncs} fsyncs`];
    return { commits, fsyncs, strace: "present", misses };
  });
}

/** Whether strace is here and allowed to follow a program. */
export function canTrace() {
  return spawnSync("strace", ["-o", "/dev/null", "-e", "trace=fsync", "true"]).status === 0;
}

/** The server under strace, writing the calls it makes to a file. */
export function traced(file, calls) {
  const options = ["-f", "-qq", "-ttt", "-s", "200", "-e", `trace=${calls}`, "-e", "signal=none", "-o", file];
  return ["strace", ...options, process.execPath, "build/server.js"];
}

/** Ends the traced program; strace follows it. */
export async function stopTraced(server) {
  const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, "utf8").trim();
  for (const pid of children.split(" ").filter(Boolean)) process.kill(Number(pid), "SIGTERM");
  await waitForEnd(server.pid);
  await server.stop();
}

async function waitForEnd(pid) {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline && existsSync(`/proc/${pid}`)) await delay(50);
}

/** When the disk was asked for, in milliseconds. */
function syncTimes(trace) {
  return readFileSync(trace, "utf8")
    .split("\n")
    .filter((line) => /\b(fsync|fdatasync)\(/.test(line))
    .map((line) => Number(line.match(/(\d{10}\.\d+)/)?.[1]) * 1000);
}
