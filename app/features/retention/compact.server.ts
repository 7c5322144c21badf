import { type Database, emptyLog, rewriteStorage, type Tx } from "#db/connection.server";
import { deleteSetting, findSetting, saveSetting } from "#db/repositories/settings";
import { addHoursTo } from "~/domain/dates/instants";
import type { App } from "~/platform/app.server";

/** Set by what erases, in its own transaction: a process that is killed before the file is clean leaves it standing. */
const DUE = "compaction-due";
const DONE = "compacted-at";
/** Writing the file anew takes seconds where there is much in it. */
const EVERY_HOURS = 24;

/** Notes that something was erased which the file may still hold. */
export function markForCompaction(tx: Tx, now: Date): Promise<void> {
  return saveSetting(tx, DUE, now.toISOString());
}

/**
 * Cleans the file of what was erased: the log at each call, the whole once a day. In a thread of its own where there
 * is one, for it takes long. Answers whether the whole was done.
 */
export async function compactIfDue(app: App, now: Date): Promise<boolean> {
  const due = await findSetting(app.db, DUE);
  if (due === null) return false;
  const last = await findSetting(app.db, DONE);
  if (last !== null && addHoursTo(last, EVERY_HOURS) > now.toISOString()) {
    await emptyLog(app.db);
    return false;
  }
  await (app.threads?.run("compact", "compact", null) ?? compact(app));
  if (!(await emptyLog(app.db))) return false;
  await saveSetting(app.db, DONE, now.toISOString());
  await endIfSame(app.db, due);
  await emptyLog(app.db);
  return true;
}

/** Writes the file anew, and empties the log that this filled. */
export async function compact({ db }: Pick<App, "db">): Promise<void> {
  await rewriteStorage(db);
  await emptyLog(db);
}

/** What was erased while the file was written anew waits for the next time. */
async function endIfSame(db: Database, due: string): Promise<void> {
  if ((await findSetting(db, DUE)) === due) await deleteSetting(db, DUE);
}
