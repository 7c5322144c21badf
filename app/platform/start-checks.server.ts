import { pendingMigrations } from "#db/migrations";
import { findSetting } from "#db/repositories/settings";
import type { App } from "./app.server";
import { findWrongKey } from "./canaries.server";
import { findMissingFolder } from "./database-folder.server";

/** The setting that marks a database as a demo's. */
export const DEMO_MARK = "demo";

/**
 * Throws a {@link StartRefused} when going on would do harm: a schema that is behind, keys that do not open
 * what is stored, a demo on real data or real use of a demo's.
 */
export async function refuseToStart(app: App): Promise<void> {
  const missing = await findMissingFolder(app.config.databaseUrl);
  if (missing !== null) throw new StartRefused(missing);
  const pending = await pendingMigrations(app.db);
  if (pending.length > 0) throw new StartRefused("The database is behind. Run: npm run db:migrate");
  const marked = (await findSetting(app.db, DEMO_MARK)) !== null;
  if (app.config.demo && !marked)
    throw new StartRefused("This database is not a demo's; the demo leaves it alone.");
  if (!app.config.demo && marked)
    throw new StartRefused("This database is marked as a demo's. Use another one.");
  if (app.config.demo && app.config.host !== "127.0.0.1") {
    throw new StartRefused("A demo listens on 127.0.0.1 only, because anyone may enter it as anybody.");
  }
  const wrong = await findWrongKey(app);
  if (wrong !== null) throw new StartRefused(wrong);
}

/** Said to whoever starts the server, without a stack. */
export class StartRefused extends Error {}
