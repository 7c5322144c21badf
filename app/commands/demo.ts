import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";
import { findSetting } from "#db/repositories/settings";
import { seedDemo } from "#db/seeds/demo";
import { demoPeople } from "~/features/account/demo-people";
import { translatorFor } from "~/i18n/dictionaries.server";
import { CommandError, runCommand } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";
import { startServer } from "~/platform/http/start.server";
import { DEMO_MARK } from "~/platform/start-checks.server";

const buildFolder = new URL("..", import.meta.url);
const folder = fileURLToPath(new URL("../.data/demo/", buildFolder));
const HOST = "127.0.0.1";
const usage = "Usage: npm run demo [-- --fresh]";

/** What each of the people on the sign-in page is good for. */
const purposes: Record<(typeof demoPeople)[number]["signInName"], string> = {
  "demo-volunteer": "letters to write, on their way, answered, overdue; parcels to bring things for",
  "demo-newcomer": "nobody to write to yet: three suggestions",
  "demo-relative": "two people to follow, several letters on their way, a day kept for a parcel",
  "demo-coordinator": "the desk: who is forgotten, what is stuck, a winter of parcels to plan",
  "demo-admin": "the same desk as the coordinator",
};

/**
 * `npm run demo [-- --fresh]`: the whole application on invented people, for this machine alone. What a visitor
 * does stays in .data/demo until `--fresh` starts over.
 */
await runCommand(async ({ args, env }) => {
  const unknown = args.find((arg) => arg !== "--fresh");
  if (unknown !== undefined) throw new CommandError(usage);
  const port = await freePort(env.PORT ?? "3000");
  if (args.includes("--fresh")) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.umask(0o077);

  const config = readConfig({
    HOST,
    PORT: String(port),
    ORIGINS: `http://${HOST}:${port},http://localhost:${port}`,
    DATABASE_URL: `file:${folder}demo.db`,
    DEMO: "1",
    LOG_LEVEL: env.LOG_LEVEL ?? "warn",
    ...demoKeys(),
  });
  await prepare(config.databaseUrl);
  await startServer(config, buildFolder, await import(new URL("server/index.js", buildFolder).href));
  introduce(`http://${HOST}:${port}`);
  return 0;
});

/** Migrates the database, and tells the story when nobody has lived in it yet. */
async function prepare(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl);
  try {
    await migrateToLatest(db);
    if ((await findSetting(db, DEMO_MARK)) !== null) {
      return console.log("\nThe demo goes on where it was left. To start over: npm run demo -- --fresh");
    }
    console.log("\nInventing people and two years of letters …");
    const started = performance.now();
    const { facilities, prisoners, volunteers, letters } = await seedDemo({ db, clock: () => new Date() });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${facilities} facilities, ${prisoners} prisoners, ${volunteers} volunteers, ${letters} letters in ${seconds} s.`,
    );
  } finally {
    await db.destroy();
  }
}

/** Keys made on the first day of a demo, readable by its owner alone. */
function demoKeys(): Record<"FIELD_KEYS" | "INDEX_KEY", string> {
  const file = `${folder}keys.json`;
  if (!existsSync(file)) {
    const key = () => randomBytes(32).toString("base64");
    writeFileSync(file, JSON.stringify({ FIELD_KEYS: `demo:${key()}`, INDEX_KEY: key() }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The port as a number, once it is sure that nobody listens there; before anything is written or removed. */
async function freePort(wanted: string): Promise<number> {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CommandError(`PORT must be a number from 1 to 65535, not "${wanted}".`);
  }
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", ({ code }: NodeJS.ErrnoException) => {
      const why = code === "EADDRINUSE" ? "is taken" : `cannot be had (${code})`;
      reject(new CommandError(`Port ${port} ${why}. Choose another one: PORT=${port + 1} npm run demo`));
    });
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
  return port;
}

function introduce(address: string): void {
  const t = translatorFor("en");
  const people = demoPeople.map(
    ({ label, signInName }) => `    ${t(label).padEnd(32)}${purposes[signInName]}`,
  );
  console.log(
    [
      "",
      `  Perepiska, demo:  ${address}`,
      "",
      `  Enter without a password at ${address}/sign-in as`,
      ...people,
      "",
      "  Everybody is invented, nothing is sent, and only this machine can reach it. Ctrl-C ends it.",
      "",
    ].join("\n"),
  );
}
