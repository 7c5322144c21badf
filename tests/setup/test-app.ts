import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateToLatest } from "#db/migrations";
import { type App, createApp } from "~/platform/app.server";
import type { Config } from "~/platform/config.server";

export interface TestApp extends App {
  /** Closes the database and removes its file. */
  close: () => Promise<void>;
}

/** An application on a migrated database of its own: a new SQLite file, or the empty database at `url`. */
export async function openTestApp(clock: () => Date, url?: string): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-"));
  const app = createApp(openConfig(url ?? join(folder, "test.db")), clock);
  await migrateToLatest(app.db);
  const close = async () => {
    await app.db.destroy();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...app, close };
}

/** The configuration of such an application, with keys of its own. */
export function openConfig(databaseUrl: string): Config {
  return {
    host: "127.0.0.1",
    port: 0,
    databaseUrl,
    origins: ["http://127.0.0.1:3000"],
    fieldKeys: [{ id: "k1", key: randomBytes(32) }],
    indexKey: randomBytes(32),
    backupPublicKey: null,
    backupFolder: null,
    demo: false,
    clientAddressHeader: null,
    sourceUrl: null,
    logLevel: "silent",
  };
}
