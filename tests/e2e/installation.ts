import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateToLatest } from "#db/migrations";
import { type App, createApp } from "~/platform/app.server";
import { startApp } from "../setup/app-process.mjs";

/** A running application, and the same database opened beside it to make rows and look them up. */
export interface Installation {
  origin: string;
  port: number;
  app: App;
  stop: () => Promise<void>;
}

/** The header tests name their network with, so that the limits on attempts count each visitor apart. */
export const ADDRESS_HEADER = "x-test-address";

/** Starts the built application on a migrated SQLite file of its own; `fill` puts people into it first. */
export async function startInstallation(
  fill: (app: App) => Promise<void> = async () => {},
  { demo = false, clock = () => new Date() } = {},
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-e2e-"));
  const databaseUrl = join(folder, "e2e.db");
  const keys = [randomBytes(32), randomBytes(32)] as const;
  const app = openBeside(databaseUrl, keys, demo, clock);
  await migrateToLatest(app.db);
  await fill(app);
  const server = await startApp({
    databaseUrl,
    env: {
      FIELD_KEYS: `k1:${keys[0].toString("base64")}`,
      INDEX_KEY: keys[1].toString("base64"),
      CLIENT_ADDRESS_HEADER: ADDRESS_HEADER,
      LOG_LEVEL: "error",
      ...(demo ? { DEMO: "1" } : {}),
    },
  });
  const stop = async () => {
    await app.db.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin: server.origin, port: server.port, app, stop };
}

function openBeside(
  databaseUrl: string,
  [key, indexKey]: readonly [Buffer, Buffer],
  demo: boolean,
  clock: () => Date,
): App {
  const config = {
    host: "127.0.0.1",
    port: 0,
    databaseUrl,
    origins: ["http://127.0.0.1"],
    fieldKeys: [{ id: "k1", key }],
    indexKey,
    backupPublicKey: null,
    backupFolder: null,
    demo,
    clientAddressHeader: null,
    sourceUrl: null,
    logLevel: "silent",
  };
  return createApp(config, clock);
}
