import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase, sqlitePath } from "#db/connection.server";
import { type CopyFacts, PlaceTaken, takeSnapshot } from "#db/copies.server";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeVolunteer } from "#db/factories/volunteers";
import { findSetting, saveSetting } from "#db/repositories/settings";
import { backupName } from "~/domain/backups/keeping";
import { LAST_BACKUP, type MadeBackup, makeBackup } from "~/features/backups/make.server";
import { restoreBackup } from "~/features/backups/restore.server";
import { NotTheSame } from "~/features/backups/verify.server";
import { checkDatabase } from "~/features/check/check.server";
import { newBackupKeys } from "~/platform/crypto/backup-crypto.server";
import { createFieldCrypto } from "~/platform/crypto/field-crypto.server";
import { refuseToStart } from "~/platform/start-checks.server";
import { onEachEngine } from "../../setup/databases";
import { type Postgres, startPostgres } from "../../setup/postgres.mjs";

const keys = newBackupKeys();
const SECRET = "Тайная подпись";
/** Line ends of every kind, which no copy may take for the end of a row. */
const LINES = "one\u2028two\u2029three\r\nfour\n#five";

onEachEngine((world) => {
  let folder: string;
  let postgres: Postgres;
  let first: MadeBackup;
  const emptyPlace = async () =>
    world.engine === "postgres" ? postgres.createDatabase() : `file:${join(folder, `${Math.random()}.db`)}`;
  const backup = (days = 30) =>
    makeBackup(world.app, keys.publicKey, { folder: join(folder, "backups"), days, now: world.clock.now });
  const restore = (file: string, into: string, { replace = false, check = false } = {}) =>
    restoreBackup(file, keys.privateKey, {
      into,
      only: check ? "check" : null,
      replace,
      crypto: world.app.crypto,
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "perepiska-backups-"));
    postgres = await startPostgres();
    await refuseToStart(world.app);
    const viewer = await makeVolunteer(world.app, {}, world.clock.now);
    await saveSetting(world.app.db, "lines", LINES);
    for (const signature of ["Маша", SECRET]) {
      const made = await makeCorrespondence(world.app, { viewer, signature }, world.clock.now);
      await sendLetter(world.app, made, {}, world.clock.now);
    }
    first = await backup();
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a backup restores to the same rows, and new ones go on after them", async () => {
    const into = await emptyPlace();
    const restored = await restore(first.path, into);
    expect(restored).toMatchObject({ keysOpen: true, kept: null, pending: [], rows: first.rows });
    expect(first.rows).toBeGreaterThan(20);
    expect(await rowsAt(into)).toEqual(await rowsAt(world.app.config.databaseUrl));
    const db = openDatabase(into);
    const { differences } = await checkDatabase(db, world.clock.now);
    expect(differences).toEqual([]);
    const app = { ...world.app, db };
    const viewer = await makeVolunteer(app, {}, world.clock.now);
    await sendLetter(app, await makeCorrespondence(app, { viewer }, world.clock.now), {}, world.clock.now);
    expect(await findSetting(db, "lines")).toBe(LINES);
    await db.destroy();
    if (world.engine === "sqlite") expect(statSync(sqlitePath(into)).mode & 0o777).toBe(0o600);
  });

  test("the file belongs to its owner alone and shows nothing of what is in it", async () => {
    const { path } = first;
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "backups")).mode & 0o777).toBe(0o700);
    const bytes = readFileSync(path);
    for (const text of [SECRET, "correspondence", "SQLite format", "kysely"]) {
      expect(bytes.includes(text)).toBe(false);
    }
  });

  test("nothing is left beside the database, nor of the trial", async () => {
    expect(readdirSync(join(folder, "backups")).filter((name) => !name.endsWith("Z.backup"))).toEqual([]);
    if (world.engine === "sqlite") {
      const { databaseUrl } = world.app.config;
      const beside = readdirSync(join(databaseUrl, ".."));
      expect(beside.filter((name) => name.includes("aside"))).toEqual([]);
    } else {
      const schemas = sql<{
        name: string;
      }>`select nspname as name from pg_namespace where nspname like 'aside%'`;
      expect((await schemas.execute(world.app.db)).rows).toEqual([]);
    }
  });

  test("only after a good one do old ones go; a failing one removes nothing", async () => {
    const old = join(folder, "backups", backupName(new Date("2026-10-01T00:00:00.000Z")));
    writeFileSync(old, "old");
    const others = createFieldCrypto([{ id: "k1", key: Buffer.alloc(32, 1) }], Buffer.alloc(32, 1));
    const failing = makeBackup({ ...world.app, crypto: others }, keys.publicKey, {
      folder: join(folder, "backups"),
      days: 30,
      now: world.clock.forward({ minutes: 1 }),
    });
    await expect(failing).rejects.toThrow(NotTheSame);
    const names = () => readdirSync(join(folder, "backups"));
    expect(names()).toContain(old.split("/").at(-1));
    expect(names()).not.toContain(backupName(world.clock.now));
    expect(names().filter((name) => name.endsWith(".part"))).toEqual([]);
    expect((await backup()).removed).toBe(1);
    expect(await findSetting(world.app.db, LAST_BACKUP)).toBe(world.clock.now.toISOString());
    expect(names()).not.toContain(old.split("/").at(-1));
  });

  test("a trial puts nothing anywhere", async () => {
    const { path } = first;
    const into = await emptyPlace();
    expect(await restore(path, into, { check: true })).toMatchObject({ keysOpen: true, kept: null });
    expect(Object.keys(await rowsAt(into).catch(() => ({})))).toEqual([]);
  });

  test("what is there is replaced only when asked, and kept even then", async () => {
    const { path } = first;
    const into = await emptyPlace();
    await restore(path, into);
    const db = openDatabase(into);
    await saveSetting(db, "since", "1");
    await db.destroy();
    await expect(restore(path, into)).rejects.toThrow(PlaceTaken);
    const { kept } = await restore(path, into, { replace: true });
    const again = openDatabase(into);
    expect(await findSetting(again, "since")).toBeNull();
    await again.destroy();
    expect(kept).not.toBeNull();
    const before = openDatabase(world.engine === "sqlite" ? `file:${kept}` : inSchema(into, kept ?? ""));
    expect(await findSetting(before, "since")).toBe("1");
    await before.destroy();
  });

  test("the other engine's backup is refused", async () => {
    const { path } = first;
    const elsewhere =
      world.engine === "sqlite" ? await postgres.createDatabase() : `file:${join(folder, "other.db")}`;
    await expect(restore(path, elsewhere)).rejects.toThrow(/cannot be restored into/);
  });
});

describe("on sqlite", () => {
  test("a database that somebody has open is not replaced", async () => {
    const { openTestApp } = await import("../../setup/test-app");
    const app = await openTestApp(() => new Date());
    await refuseToStart(app);
    const folder = mkdtempSync(join(tmpdir(), "perepiska-backups-"));
    const { path } = await makeBackup(app, keys.publicKey, { folder, days: 1, now: new Date() });
    const asked = { into: app.config.databaseUrl, only: null, replace: true, crypto: null };
    await expect(restoreBackup(path, keys.privateKey, asked)).rejects.toThrow(/Stop the server/);
    expect(await findSetting(app.db, LAST_BACKUP)).not.toBeNull();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

/** What is in a database; without what a backup writes after its moment. */
async function rowsAt(url: string): Promise<CopyFacts["tables"]> {
  const db = openDatabase(url);
  await db.deleteFrom("setting").where("name", "=", LAST_BACKUP).execute();
  await db.destroy();
  const snapshot = await takeSnapshot(url);
  await snapshot.close();
  return snapshot.facts.tables;
}

function inSchema(url: string, schema: string): string {
  const address = new URL(url);
  address.searchParams.set("options", `-c search_path=${schema}`);
  return address.href;
}
