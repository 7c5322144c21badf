import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const build = new URL("../../build/", import.meta.url);

/**
 * Starts the built server once on an empty database of its own, asks it for the first page and keeps the machine code
 * V8 made of the program until then, for `build/server.js` to start with.
 */
async function main() {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-build-"));
  try {
    const origin = await prepareEnvironment(folder);
    const { codeCacheOf, loadProgram } = await import(new URL("code-cache.js", build).href);
    const program = new URL("server.cjs", build);
    const { script, exports } = loadProgram(program);
    await exports.main(build);
    const answer = await fetch(origin);
    if (answer.status !== 200) throw new Error(`The first page was answered with ${answer.status}.`);
    await answer.text();
    writeFileSync(codeCacheOf(program), script.createCachedData());
    chmodSync(codeCacheOf(program), 0o644);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The environment of an installation nobody uses, its database migrated; answers its origin. */
async function prepareEnvironment(folder) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const secret = () => randomBytes(32).toString("base64");
  Object.assign(process.env, {
    HOST: "127.0.0.1",
    PORT: String(port),
    ORIGINS: origin,
    DATABASE_URL: `file:${join(folder, "build.db")}`,
    FIELD_KEYS: `build:${secret()}`,
    INDEX_KEY: secret(),
    LOG_LEVEL: "silent",
  });
  execFileSync(process.execPath, [new URL("commands/migrate.js", build).pathname], { stdio: "pipe" });
  return origin;
}

function freePort() {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

await main();
process.exit(0);
