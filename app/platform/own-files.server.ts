import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isPostgres, sqlitePath } from "#db/connection.server";

/** Whatever this process makes from now on belongs to its user alone: the database, its log, backups. */
export function keepFilesOwn(): void {
  process.umask(0o077);
}

/** Whether other users of this machine may read a SQLite database or what stands beside it. PostgreSQL: it keeps its own. */
export async function isOpenToOthers(databaseUrl: string): Promise<boolean> {
  if (isPostgres(databaseUrl)) return false;
  const path = resolve(sqlitePath(databaseUrl));
  if (((await modeOf(dirname(path))) & ENTERED_BY_OTHERS) === 0) return false;
  const modes = await Promise.all(["", "-wal", "-shm"].map((end) => modeOf(path + end)));
  return modes.some((mode) => (mode & TOUCHED_BY_OTHERS) !== 0);
}

const ENTERED_BY_OTHERS = 0o011;
const TOUCHED_BY_OTHERS = 0o066;

/** 0 for what is not there. */
async function modeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mode ?? 0;
}
