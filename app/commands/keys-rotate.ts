import { pendingMigrations } from "#db/migrations";
import { rotateKeys } from "~/features/keys/rotate.server";
import { createApp } from "~/platform/app.server";
import { findWrongKey } from "~/platform/canaries.server";
import { CommandError, runCommand } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";
import { countServersWithout } from "~/platform/running-keys.server";

const EVEN_SO = "--even-so";

/**
 * `npm run keys:rotate`: brings everything under the first of FIELD_KEYS and under INDEX_KEY, beside a running server;
 * exit code 1 while something is left under another key.
 */
await runCommand(async ({ args, env }) => {
  const [option, ...more] = args;
  if (more.length > 0 || (option !== undefined && option !== EVEN_SO)) {
    throw new CommandError(`Usage: npm run keys:rotate [-- ${EVEN_SO}]`);
  }
  const app = createApp({ ...readConfig(env), logLevel: "warn" });
  try {
    if ((await pendingMigrations(app.db)).length > 0) {
      throw new CommandError("The database is behind. Run: npm run db:migrate");
    }
    const wrong = await findWrongKey(app);
    if (wrong !== null) throw new CommandError(wrong);
    const without = option === EVEN_SO ? 0 : await countServersWithout(app);
    if (without > 0) throw new CommandError(serversWithout(without));
    const rotation = await rotateKeys(app, ({ sealed, indexed }, what) =>
      console.error(`${what}: ${sealed} sealed and ${indexed} indexes made anew so far`),
    );
    if (rotation.unreadable > 0) {
      console.error("Some values open under none of FIELD_KEYS: give the old key too and run it again.");
    }
    console.log(JSON.stringify(rotation));
    return rotation.left === 0 ? 0 : 1;
  } finally {
    await app.db.destroy();
  }
});

function serversWithout(count: number): string {
  return `Servers that run without the new keys: ${count}. They could not read what this writes. Give them the new FIELD_KEYS and
INDEX_KEY (the old ones too, docs/keys.md) and start them anew, then run this again. One that was killed counts for
25 minutes; if none runs: npm run keys:rotate -- ${EVEN_SO}`;
}
