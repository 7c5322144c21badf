import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { endChild, endWithParent, freePort, gather, hasEnded } from "./child.mjs";

const READY_WITHIN_MS = 60_000;
const INHERITED = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "NODE_V8_COVERAGE"];

/**
 * Starts the built application on a free port, with test keys of its own, and waits until it is ready. It answers to
 * `names`, origins besides those of this machine, too.
 */
export async function startApp(
  { databaseUrl, env = {}, names = [], command = ["node", "build/server.js"] },
  triesLeft = 3,
) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const app = spawn(command[0] === "node" ? process.execPath : command[0], command.slice(1), {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { ...appEnvironment(databaseUrl, port, names), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stdout = gather(app.stdout);
  const stderr = gather(app.stderr);
  await once(app, "spawn");
  endWithParent(app, { signal: "TERM" });
  const problem = await whyNotReady(app, `${origin}/readyz`);
  if (problem === undefined) {
    app.unref();
    return { origin, port, pid: app.pid, stop: () => endChild(app, "SIGTERM", 15_000), stdout, stderr };
  }
  await endChild(app, "SIGKILL", 0);
  const said = `${stdout()}\n${stderr()}`.trim();
  if (triesLeft > 1 && said.includes("EADDRINUSE")) {
    return startApp({ databaseUrl, env, names, command }, triesLeft - 1);
  }
  throw new Error(`The application (${command.join(" ")}) ${problem}. It said:\n${said.slice(-4000)}`);
}

/** Only what the machine needs is inherited: nobody's own settings, mail server or keys reach a test. */
function appEnvironment(databaseUrl, port, names) {
  const own = ["127.0.0.1", "localhost", "perepiska.test"];
  const inherited = INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: databaseUrl,
    ORIGINS: [...own.map((host) => `http://${host}:${port}`), ...names].join(","),
    FIELD_KEYS: `k1:${randomKey()}`,
    INDEX_KEY: randomKey(),
  };
}

const randomKey = () => randomBytes(32).toString("base64");

async function whyNotReady(app, address) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (hasEnded(app)) return `ended before it was ready (${app.signalCode ?? `code ${app.exitCode}`})`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return undefined;
    await setTimeout(50);
  }
  return `was not ready within ${READY_WITHIN_MS / 1000} seconds`;
}
