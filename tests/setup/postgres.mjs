import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { endChild, endWithParent, freePort, hasEnded } from "./child.mjs";
import { findBinaries, giveToServer, serverUser } from "./postgres-binaries.mjs";

const WAY_OUT =
  "Set TEST_POSTGRES_URL to a running server whose user may create databases, for example postgres://user:password@127.0.0.1:5432/postgres.";

/** Starts a throwaway PostgreSQL server, or takes the one named by TEST_POSTGRES_URL. */
export async function startPostgres() {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return takeGiven(given);
  try {
    return await startOwn();
  } catch (cause) {
    throw new Error(`PostgreSQL for the tests did not start: ${cause.message}. ${WAY_OUT}`, { cause });
  }
}

/** Creates an empty UTF-8 database that compares by code point on the server at `url`; answers its address. */
export async function createDatabase(url, name = `test_${randomBytes(8).toString("hex")}`) {
  await withClient(url, (client) =>
    client.query(
      `create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8' locale 'C'`,
    ),
  );
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

async function takeGiven(url) {
  await withClient(url, (client) => client.query("select 1")).catch((cause) => {
    throw new Error(`The server of TEST_POSTGRES_URL does not answer: ${cause.message}. ${WAY_OUT}`, {
      cause,
    });
  });
  const created = [];
  return {
    url,
    createDatabase: async (name) => {
      const address = await createDatabase(url, name);
      created.push(decodeURIComponent(new URL(address).pathname.slice(1)));
      return address;
    },
    stop: async () => {
      for (const name of created.splice(0)) {
        await withClient(url, (client) =>
          client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
        );
      }
    },
  };
}

async function startOwn() {
  const binaries = await findBinaries();
  const folder = await mkdtemp(join(tmpdir(), "perepiska-postgres-"));
  try {
    await giveToServer(folder);
    const password = randomBytes(16).toString("hex");
    await initialise(binaries, folder, password);
    const { server, port } = await startServer(binaries, folder);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return {
      url,
      createDatabase: (name) => createDatabase(url, name),
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
async function startServer(binaries, folder, triesLeft = 3) {
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
    return startServer(binaries, folder, triesLeft - 1);
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

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
