import { pendingMigrations } from "#db/migrations";
import { rotateKeys } from "~/features/keys/rotate.server";
import { createApp } from "~/platform/app.server";
import { findWrongKey } from "~/platform/canaries.server";
import { CommandError, runCommand } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";

/**
 * `npm run keys:rotate`: brings everything under the first of FIELD_KEYS and under INDEX_KEY, beside a running server;
 * exit code 1 while something is left under another key.
 */
await runCommand(async ({ env }) => {
  const app = createApp({ ...readConfig(env), logLevel: "warn" });
  try {
    if ((await pendingMigrations(app.db)).length > 0) {
      throw new CommandError("The database is behind. Run: npm run db:migrate");
    }
    const wrong = await findWrongKey(app);
    if (wrong !== null) throw new CommandError(wrong);
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
