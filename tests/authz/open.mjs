import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { importModule, runProgram } from "../setup/program.mjs";

/**
 * The installation every suite over all addresses works on: an id of one's own, of somebody else's and of nobody's for
 * each parameter of each address, a session of each role, the answers written by hand, and the registry itself.
 */
export async function openStage() {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "perepiska-authz-"));
  const databaseUrl = `file:${join(folder, "authz.db")}`;
  const secret = () => randomBytes(32).toString("base64");
  const env = { FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret(), LOG_LEVEL: "error" };
  const program = { ...env, DATABASE_URL: databaseUrl, ORIGINS: "http://127.0.0.1:3000" };
  const close = () => rmSync(folder, { recursive: true, force: true });
  try {
    const table = await importModule("tests/authz/expected.ts");
    const { addresses } = await importModule("app/domain/access/addresses.ts");
    const stage = await runProgram("tests/authz/stage.ts", program);
    const start = (names = []) => startApp({ databaseUrl, env, names });
    return { stage, table, addresses, databaseUrl, program, start, close };
  } catch (error) {
    close();
    throw error;
  }
}
