import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ensureBuilt from "../setup/built.mjs";
import { startPostgres } from "../setup/postgres.mjs";
import { runProgram } from "../setup/program.mjs";

/** The share of forms that must come as far as the use case; the rest are stopped where they should be. */
const REACHED_LEAST = 0.8;

/** Two thirds of `forms` on SQLite, the rest on PostgreSQL; answers the counts of both and what went wrong. */
export async function fuzzForms(forms) {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "perepiska-fuzz-"));
  const postgres = await startPostgres();
  try {
    const parts = [
      await fuzz(folder, `file:${join(folder, "fuzz.db")}`, Math.ceil((forms * 2) / 3)),
      await fuzz(folder, await postgres.createDatabase(), Math.floor(forms / 3)),
    ];
    const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
    const failures = parts.flatMap((part) => part.failures);
    const reached = sum("reached") / sum("forms");
    if (reached < REACHED_LEAST) failures.push(`only ${reached.toFixed(3)} reached the use case`);
    const statuses = {};
    for (const part of parts) {
      for (const [status, count] of Object.entries(part.statuses))
        statuses[status] = (statuses[status] ?? 0) + count;
    }
    return {
      failures,
      least: parts[0].least,
      counts: {
        forms: sum("forms"),
        reached: Math.round(reached * 1000) / 1000,
        addresses: parts[0].addresses,
        valuesKept: sum("valuesKept"),
        statuses,
      },
    };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fuzz(folder, databaseUrl, forms) {
  const secret = () => randomBytes(32).toString("base64");
  const env = {
    DATABASE_URL: databaseUrl,
    FIELD_KEYS: `k1:${secret()}`,
    INDEX_KEY: secret(),
    LOG_LEVEL: "silent",
    ORIGINS: "http://127.0.0.1:3000",
    FUZZ_FORMS: String(forms),
    FUZZ_STAGE: join(folder, "stage.json"),
  };
  writeFileSync(env.FUZZ_STAGE, JSON.stringify(await runProgram("tests/authz/stage.ts", env)));
  return runProgram("tests/fuzz/forms.mjs", env);
}
