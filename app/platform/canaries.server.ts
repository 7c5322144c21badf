import type { Tx } from "#db/connection.server";
import { hasBlocks } from "#db/repositories/key-rotation";
import { findSetting, saveSetting } from "#db/repositories/settings";
import type { App } from "./app.server";
import type { FieldCrypto } from "./crypto/field-crypto.server";

const FIELD = "key-canary";
const INDEX = "index-canary";
const BLOCK = "block-canary";
const place = { table: "setting", column: "value", rowId: FIELD };

/** There are two ways to get here, and a way back from each. */
const BLOCK_KEY_WRONG = `BLOCK_KEY is not the one that stops for good were written with. Give that one back:
  if there was none then, leave BLOCK_KEY out; if INDEX_KEY has changed since, give the first INDEX_KEY as BLOCK_KEY.
It never changes: see docs/keys.md.`;

/** What is wrong with the keys of a database, in a sentence for whoever starts the server; null for nothing. */
export async function findWrongKey(app: App): Promise<string | null> {
  const opens = await canaryOpens(app.db, app.crypto);
  if (opens === null) await markFieldKey(app);
  else if (!opens) {
    return "FIELD_KEYS do not open this database. Restore the keys it was written with.";
  }
  const index = await findSetting(app.db, INDEX);
  if (index === null) await markIndexKey(app);
  else if (!app.crypto.blindIndexes("canary", INDEX).includes(index)) {
    return "INDEX_KEY is not the one of this database. Restore it; to change it, see docs/keys.md (OLD_INDEX_KEY).";
  }
  const block = await findSetting(app.db, BLOCK);
  const lasting = app.crypto.lastingIndex("canary", BLOCK);
  if (block === lasting) return null;
  if (block !== null && (await hasBlocks(app.db))) {
    return BLOCK_KEY_WRONG;
  }
  await saveSetting(app.db, BLOCK, lasting);
  return null;
}

/** Says that nothing is left under any other key than the first. */
export function markFieldKey(app: App): Promise<void> {
  return saveSetting(app.db, FIELD, app.crypto.seal("canary", place));
}

/** Says the same of the index key. */
export function markIndexKey(app: App): Promise<void> {
  return saveSetting(app.db, INDEX, app.crypto.blindIndex("canary", INDEX));
}

/** Whether keys open what a database holds; null: it has not met any yet. */
export async function canaryOpens(db: Tx, crypto: FieldCrypto): Promise<boolean | null> {
  const sealed = await findSetting(db, FIELD);
  if (sealed === null) return null;
  try {
    crypto.open(sealed, place);
    return true;
  } catch {
    return false;
  }
}
