import { readdir } from "node:fs/promises";
import { momentIn } from "~/domain/backups/keeping";
import { dayOf } from "~/domain/dates/instants";
import type { Config } from "~/platform/config.server";

/** Backups in the configured folder; null where none is configured, so that nobody here knows of any. */
export async function findBackups({
  backupFolder,
}: Config): Promise<{ count: number; oldestOn: string | null } | null> {
  if (backupFolder === null) return null;
  const names = await readdir(backupFolder).catch(() => []);
  const moments = names.flatMap((name) => momentIn(name)?.toISOString() ?? []).sort();
  return { count: moments.length, oldestOn: moments[0] === undefined ? null : dayOf(moments[0]) };
}
