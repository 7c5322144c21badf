import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { endChild, endWithParent, freePort, hasEnded } from "./child.mjs";
import { findBinaries, giveToServer, serverUser } from "./postgres-binaries.mjs";

/** Starts a PostgreSQL server of one's own on a free port; answers its address and how to end it. */
export async function startServer() {
  const binaries = await findBinaries();
  const folder = await mkdtemp(join(tmpdir(), "perepiska-postgres-"));
  try {
    await giveToServer(folder);
    const password = randomBytes(16).toString("hex");
    await initialise(binaries, folder, password);
    const { server, port } = await serve(binaries, folder);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return {
      url,
      stop: async () => {
        await endChild(server, "SIGINT", 10_000);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function initialise(binaries, folder, password) {
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await giveToServer(passwordFile);
  const options = [
    `--pgdata=${join(folder, "data")}`,
    `--pwfile=${passwordFile}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--set=scram_iterations=1",
  ];
  const initdb = promisify(execFile)(join(binaries, "bin/initdb"), options, { cwd: folder, ...serverUser });
  await initdb.catch((error) => {
    throw new Error(`initdb failed: ${String(error.stderr || error.message).trim()}`);
  });
}

/** The free port may be taken by somebody else before the server listens, so it is tried three times. */
async function serve(binaries, folder, triesLeft = 3) {
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "fsync=off",
    "full_page_writes=off",
  ];
  const options = ["-D", join(folder, "data"), "-p", String(port), ...settings.flatMap((one) => ["-c", one])];
  const log = await open(join(folder, "log"), "w");
  const server = spawn(join(binaries, "bin/postgres"), options, {
    cwd: folder,
    stdio: ["ignore", log.fd, log.fd],
    ...serverUser,
  });
  await once(server, "spawn").finally(() => log.close());
  endWithParent(server, { signal: "QUIT", folder });
  const said = await untilReady(server, join(folder, "log"));
  if (said === undefined) {
    server.unref();
    return { server, port };
  }
  if (triesLeft > 1 && said.includes("Address already in use")) {
    return serve(binaries, folder, triesLeft - 1);
  }
  throw new Error(`the server ended at once: ${said.trim()}`);
}

/** Answers nothing once the server is ready, or its log if it ended. */
async function untilReady(server, log) {
  for (;;) {
    const ended = hasEnded(server);
    const said = await readFile(log, "utf8");
    if (ended) return said;
    if (said.includes("ready to accept connections")) return undefined;
    await setTimeout(20);
  }
}
