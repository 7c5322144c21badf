import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";
import { alias } from "../../../remix.config.js";
import { viasnaFile } from "../../files/viasna-500.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "perepiska-import-"));
const program = join(root, "node_modules/.cache", `import-${process.pid}.mjs`);
const databaseUrl = join(folder, "test.db");
const list = join(folder, "list.csv");

beforeAll(async () => {
  await build({
    entryPoints: [join(root, "app/commands/import.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias,
    logLevel: "error",
  });
  writeFileSync(list, viasnaFile(20));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(program);
});

test("a database that is behind is refused", () => {
  expect(run("prisoners", list)).toEqual({
    status: 1,
    out: "",
    err: "The database is behind. Run: npm run db:migrate\n",
  });
});

test("a list is told of, taken over, and the same again", async () => {
  const db = openDatabase(databaseUrl);
  await migrateToLatest(db);
  await db.destroy();
  expect(run("prisoners", list, "--dry-run")).toMatchObject({
    status: 0,
    out: expect.stringContaining("Would create 19 prisoners."),
  });
  const done = run("prisoners", list);
  expect(done).toMatchObject({ status: 0, out: expect.stringContaining("Created 19 prisoners.") });
  expect(done.out).toMatch(/Refused 1 row\.\n {2}line \d+: no id\n/);
  expect(run("prisoners", list).out).toContain("Unchanged: 19.");
});

test("a file that cannot be read ends with 2, a wrong call with 1", () => {
  const other = join(folder, "other.csv");
  writeFileSync(other, "");
  expect(run("prisoners", join(folder, "missing.csv"))).toMatchObject({ status: 2, out: "" });
  expect(run("prisoners", other)).toMatchObject({
    status: 2,
    err: expect.stringContaining("Nothing was imported."),
  });
  expect(run("people", list)).toMatchObject({ status: 1, err: expect.stringContaining("Usage:") });
});

test("a guess is printed, and a map says it better", () => {
  const plain = join(folder, "friends-2026.csv");
  const map = join(folder, "map.json");
  writeFileSync(plain, "Кто;Статус\nЯсенева Вера Павловна;выслана\n");
  const guessed = run("prisoners", plain, "--dry-run");
  expect(guessed.out).toContain("Read as UTF-8, cells parted by semicolons.\nList: friends-2026 (friends).");
  expect(guessed.out).toContain("status “выслана” = not known, the place decides, rows: 1");
  writeFileSync(
    map,
    JSON.stringify({ list: "друзья", columns: { name: "Кто" }, words: { выслана: "released" } }),
  );
  const read = run("prisoners", plain, "--map", map, "--dry-run");
  expect(read).toMatchObject({ status: 0, out: expect.stringContaining("Would create 1 prisoner.") });
  expect(read.out).toContain("status “выслана” = released, rows: 1");
  writeFileSync(map, "{");
  expect(run("prisoners", plain, "--map", map)).toMatchObject({ status: 1, out: "" });
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return { status, out: stdout, err: stderr };
}
