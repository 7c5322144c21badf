import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import pg from "pg";
import { startPostgres } from "../setup/postgres.mjs";
import { runProgram } from "../setup/program.mjs";

const root = new URL("../..", import.meta.url);

/** Keys of one installation, so that a server which is started again opens what it wrote. */
export function newKeys() {
  const secret = () => randomBytes(32).toString("base64");
  return { FIELD_KEYS: `k1:${secret()}`, INDEX_KEY: secret(), LOG_LEVEL: "error" };
}

/** Runs `work` with the address of an empty database and a folder, and leaves nothing of either. */
export async function withDatabase(engine, work) {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-faults-"));
  const postgres = engine === "postgres" ? await startPostgres() : null;
  try {
    const url = postgres ? await postgres.createDatabase() : `file:${join(folder, "faults.db")}`;
    return await work({
      url,
      folder,
      emptyDatabase: (name) => (postgres ? postgres.createDatabase() : `file:${join(folder, name)}`),
    });
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Volunteers signed in and prisoners with room for all of them. */
export function makeField(databaseUrl, env, volunteers) {
  const place = { DATABASE_URL: databaseUrl, ORIGINS: "http://127.0.0.1:3000" };
  return runProgram("tests/faults/field.ts", { ...env, ...place, FAULT_VOLUNTEERS: String(volunteers) });
}

/** Runs one of the built commands; answers its exit code and what it said. */
export async function command(name, args, env) {
  try {
    const options = { cwd: root, env: { ...process.env, ...env } };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [`build/commands/${name}.js`, ...args],
      options,
    );
    return { code: 0, stdout, stderr: "", last: lastJson(stdout) };
  } catch (error) {
    return {
      code: error.code ?? 1,
      stdout: error.stdout ?? "",
      stderr: error.stderr ?? String(error),
      last: null,
    };
  }
}

/** Looks into a database past the server. */
export async function look(databaseUrl, query) {
  if (databaseUrl.startsWith("postgres")) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return client
      .query(query)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  }
  const database = new Database(databaseUrl.replace(/^file:/, ""), { timeout: 10_000 });
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

/** What db:check finds wrong, one line each; nothing when all is well. */
export async function wrongWith(databaseUrl) {
  const { code, stdout, stderr } = await command("db-check", [], { DATABASE_URL: databaseUrl });
  return code === 0 ? [] : [`db:check: ${stdout.split("\n").slice(0, 5).join("; ")} ${stderr}`];
}

/** Prints the last line, and decides the exit code. */
export function conclude(suite, misses, figures, checks) {
  for (const miss of misses) console.log(`MISS ${miss}`);
  const failed = misses.length;
  console.log(JSON.stringify({ suite, passed: Math.max(0, checks - failed), failed, ...figures }));
  process.exitCode = failed > 0 ? 1 : 0;
}

function lastJson(text) {
  try {
    return JSON.parse(text.trim().split("\n").at(-1));
  } catch {
    return null;
  }
}
