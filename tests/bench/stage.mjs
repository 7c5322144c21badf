import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../setup/app-process.mjs";
import { runProgram } from "../setup/program.mjs";

/** The demo's story in a database of its own, with the server in front and somebody signed in per role. */
export async function openStage() {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-bench-"));
  const databaseUrl = `file:${join(folder, "bench.db")}`;
  const secret = () => randomBytes(32).toString("base64");
  const env = {
    DEMO: "1",
    FIELD_KEYS: `k1:${secret()}`,
    INDEX_KEY: secret(),
    LOG_LEVEL: "silent",
  };
  const story = await runProgram("tests/bench/stage.ts", {
    ...env,
    DATABASE_URL: databaseUrl,
    ORIGINS: "http://127.0.0.1:3000",
  });
  return {
    ...story,
    databaseUrl,
    env,
    start: () => startApp({ databaseUrl, env, command: startCommand() }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What `npm start` runs, flags and all. */
function startCommand() {
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return scripts.start.split(" ");
}
