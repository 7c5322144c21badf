import type { Tx } from "#db/connection.server";
import { pendingMigrations } from "#db/migrations";
import { findSetting, saveSetting } from "#db/repositories/settings";
import type { App } from "./app.server";
import type { FieldCrypto } from "./crypto/field-crypto.server";

/** The setting that marks a database as a demo's. */
export const DEMO_MARK = "demo";
const CANARY = "key-canary";
const canaryPlace = { table: "setting", column: "value", rowId: CANARY };

/**
 * Throws a {@link StartRefused} when going on would do harm: a schema that is behind, keys that do not open
 * what is stored, a demo on real data or real use of a demo's.
 */
export async function refuseToStart(app: App): Promise<void> {
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
  await checkKeys(app);
}

/** Said to whoever starts the server, without a stack. */
export class StartRefused extends Error {}

async function checkKeys(app: App): Promise<void> {
  const opens = await canaryOpens(app.db, app.crypto);
  if (opens === null) return saveSetting(app.db, CANARY, app.crypto.seal("canary", canaryPlace));
  if (!opens)
    throw new StartRefused("FIELD_KEYS do not open this database. Restore the keys it was written with.");
}

/** Whether keys open what a database holds; null: it has not met any yet. */
export async function canaryOpens(db: Tx, crypto: FieldCrypto): Promise<boolean | null> {
  const sealed = await findSetting(db, CANARY);
  if (sealed === null) return null;
  try {
    crypto.open(sealed, canaryPlace);
    return true;
  } catch {
    return false;
  }
}
