import { parseArgs } from "node:util";
import { openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";
import { findPrisonerIdsAfter } from "#db/repositories/load";
import { saveSetting } from "#db/repositories/settings";
import { generate, type Size } from "#db/seeds/generate";
import { CommandError, runCommand } from "~/platform/command.server";
import { DEMO_MARK } from "~/platform/start-checks.server";

const usage = "Usage: npm run seed -- --prisoners N --volunteers N --letters N [--seed N]";

/**
 * `npm run seed -- --prisoners N --volunteers N --letters N [--seed N]`: fills the empty database in DATABASE_URL with
 * so many invented people and letters, for benches. It is marked as a demo's: no real installation will start on it.
 */
await runCommand(async ({ args, env }) => {
  const size = readSize(args);
  if (!env.DATABASE_URL) throw new CommandError("DATABASE_URL is missing. See docs/configuration.md.");
  const db = openDatabase(env.DATABASE_URL);
  try {
    await migrateToLatest(db);
    if ((await findPrisonerIdsAfter(db, "", 1)).length > 0) {
      throw new CommandError("There are people in this database already. Name an empty one.");
    }
    await saveSetting(db, DEMO_MARK, "1");
    const started = performance.now();
    let told = 0;
    const generated = await generate({ db, clock: () => new Date() }, size, (letters) => {
      const tenth = Math.floor((letters * 10) / size.letters);
      if (tenth > told) console.error(`${letters} of ${size.letters} letters`);
      told = tenth;
    });
    console.log(JSON.stringify({ ...generated, seconds: Math.round((performance.now() - started) / 1000) }));
    return 0;
  } finally {
    await db.destroy();
  }
});

function readSize(args: string[]): Size {
  const text = { type: "string" } as const;
  const options = { prisoners: text, volunteers: text, letters: text, seed: text };
  try {
    const { prisoners, volunteers, letters, seed = "1" } = parseArgs({ args, options }).values;
    return {
      prisoners: whole(prisoners),
      volunteers: whole(volunteers),
      letters: whole(letters),
      seed: whole(seed),
    };
  } catch {
    throw new CommandError(usage);
  }
}

function whole(value: string | undefined): number {
  if (value === undefined || !/^[1-9]\d{0,8}$/.test(value)) throw new CommandError(usage);
  return Number(value);
}
