import { inTransaction } from "#db/connection.server";
import { type EncryptedColumn, encryptedColumns } from "#db/encrypted-columns";
import {
  countUnderOtherKeys,
  findIndexed,
  findUnderOtherKeys,
  type IndexedColumn,
  replaceIndex,
  replaceSealed,
} from "#db/repositories/key-rotation";
import { emailIndex, emailPlace } from "~/features/account/find-account.server";
import { labelIndex, labelPlace } from "~/features/take-overs/labels.server";
import type { App } from "~/platform/app.server";
import { markFieldKey, markIndexKey } from "~/platform/canaries.server";

/** Rows of one transaction: a server beside it waits for no more. */
const BATCH = 100;

export interface Rotation {
  /** Values sealed anew, and indexes made anew, by this run. */
  sealed: number;
  indexed: number;
  /** Values still under another key than the first, and indexes still under another than INDEX_KEY. */
  left: number;
  /** Of those, values that no key given opens. */
  unreadable: number;
  /** Names of old spreadsheets that are forgotten, so that their index cannot be made anew. */
  withoutValue: number;
}

/**
 * Brings everything stored under the first field key and under the index key in force. Each batch is a transaction and
 * a value is only replaced by its own reading, so that a run may be killed anywhere, begun again, and go beside a
 * server. `onBatch` hears after each batch how much is done.
 */
export async function rotateKeys(
  app: App,
  onBatch: (done: Rotation, what: string) => void = () => undefined,
): Promise<Rotation> {
  const done: Rotation = { sealed: 0, indexed: 0, left: 0, unreadable: 0, withoutValue: 0 };
  for (const column of encryptedColumns) await sealAnew(app, column, done, onBatch);
  for (const indexed of indexes) await indexAnew(app, indexed, done, onBatch);
  const indexesLeft = done.left;
  for (const column of encryptedColumns) {
    done.left += await countUnderOtherKeys(app.db, column, app.crypto.writesAs);
  }
  if (done.left === indexesLeft) await markFieldKey(app);
  if (indexesLeft === 0) await markIndexKey(app);
  return done;
}

async function sealAnew(
  app: App,
  column: EncryptedColumn,
  done: Rotation,
  onBatch: (done: Rotation, what: string) => void,
): Promise<void> {
  const keyId = app.crypto.writesAs;
  for (let after: string | number | null = null, read = BATCH; read === BATCH; ) {
    const rows = await findUnderOtherKeys(app.db, column, keyId, after, BATCH);
    await inTransaction(app.db, async (tx) => {
      for (const row of rows) {
        const opened = openBound(app, column, row);
        if (opened === null) done.unreadable += 1;
        else if (await replaceSealed(tx, column, row, app.crypto.seal(opened.plain, opened.place))) {
          done.sealed += 1;
        }
      }
    });
    read = rows.length;
    after = rows.at(-1)?.id ?? after;
    if (read > 0) onBatch(done, `${column.table}.${column.column}`);
  }
}

/** The value of a row with the place it is bound to; null when no key opens it at any. */
function openBound(
  app: App,
  { table, column, bound }: EncryptedColumn,
  { id, sealed }: { id: string | number; sealed: string },
) {
  for (const rowId of bound ?? [String(id)]) {
    const place = { table, column, rowId };
    const plain = readable(() => app.crypto.open(sealed, place));
    if (plain !== null) return { plain, place };
  }
  return null;
}

interface Indexed extends IndexedColumn {
  anew: (app: App, id: string, sealed: string) => string;
}

const indexes: readonly Indexed[] = [
  {
    ...{ table: "person", index: "emailIndex", sealed: "emailEncrypted" },
    anew: (app, id, sealed) => emailIndex(app, app.crypto.open(sealed, emailPlace(id))),
  },
  {
    ...{ table: "sheetWriter", index: "labelIndex", sealed: "labelEncrypted" },
    anew: (app, id, sealed) => labelIndex(app, app.crypto.open(sealed, labelPlace(id))),
  },
];

async function indexAnew(
  app: App,
  indexed: Indexed,
  done: Rotation,
  onBatch: (done: Rotation, what: string) => void,
): Promise<void> {
  for (let after = "", read = BATCH; read === BATCH; ) {
    const rows = await findIndexed(app.db, indexed, after, BATCH);
    await inTransaction(app.db, async (tx) => {
      for (const { sealed, ...row } of rows) {
        if (sealed === null) {
          done.withoutValue += 1;
          continue;
        }
        const anew = readable(() => indexed.anew(app, row.id, sealed));
        if (anew === row.index) continue;
        if (anew !== null && (await replaceIndex(tx, indexed, row, anew))) done.indexed += 1;
        else done.left += 1;
      }
    });
    read = rows.length;
    after = rows.at(-1)?.id ?? after;
    if (read > 0) onBatch(done, `${indexed.table}.${indexed.index}`);
  }
}

function readable(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
