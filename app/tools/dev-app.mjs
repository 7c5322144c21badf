import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";

const folder = fileURLToPath(new URL("../../.data", import.meta.url));

/** The application on a database of its own in `.data`, migrated, and seeded with the demo's story when new. */
export async function devApp(vite, port) {
  const [{ createApp }, { readConfig }, { DEMO_MARK }, { migrateToLatest }, { findSetting, saveSetting }] =
    await Promise.all(
      [
        "/app/platform/app.server.ts",
        "/app/platform/config.server.ts",
        "/app/platform/start-checks.server.ts",
        "/db/migrations/index.ts",
        "/db/repositories/settings.ts",
      ].map((path) => vite.ssrLoadModule(path)),
    );
  const app = { ...createApp(readConfig(devEnvironment(port))), log: tellingLog() };
  await migrateToLatest(app.db);
  if ((await findSetting(app.db, DEMO_MARK)) === null) {
    const { seedDemo } = await vite.ssrLoadModule("/db/seeds/demo.ts");
    await seedDemo(app);
    await saveSetting(app.db, DEMO_MARK, "1");
  }
  return app;
}

function devEnvironment(port) {
  mkdirSync(folder, { recursive: true });
  return {
    PORT: String(port),
    HOST: "127.0.0.1",
    ORIGINS: `http://localhost:${port},http://127.0.0.1:${port}`,
    DATABASE_URL: process.env.DATABASE_URL ?? `file:${join(folder, "dev.db")}`,
    DEMO: "1",
    ...devKeys(join(folder, "dev-keys.json")),
  };
}

/** Keys made once, so that the development database opens again tomorrow. */
function devKeys(file) {
  if (!existsSync(file)) {
    const key = () => randomBytes(32).toString("base64");
    writeFileSync(file, JSON.stringify({ FIELD_KEYS: `dev:${key()}`, INDEX_KEY: key() }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Here, and only here, errors are told with their message: every person in this database is invented. */
function tellingLog() {
  return pino({ base: null, level: "info", serializers: { err: pino.stdSerializers.err } });
}
