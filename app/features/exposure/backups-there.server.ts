import { readdir } from "node:fs/promises";
import { momentIn } from "~/domain/backups/keeping";
import { dayOf } from "~/domain/dates/instants";
import type { Config } from "~/platform/config.server";

/** What is known of backups: those in the folder that is set, or only when the last one was made, wherever it lies. */
export type BackupsThere = { count: number; oldestOn: string | null } | { lastOn: string };

/** Backups in the configured folder. Without one, when the last was made; null where none ever was. */
export async function findBackups(
  { backupFolder }: Config,
  lastAt: string | null,
): Promise<BackupsThere | null> {
  if (backupFolder === null) return lastAt === null ? null : { lastOn: dayOf(lastAt) };
  const names = await readdir(backupFolder).catch(() => []);
  const moments = names.flatMap((name) => momentIn(name)?.toISOString() ?? []).sort();
  return { count: moments.length, oldestOn: moments[0] === undefined ? null : dayOf(moments[0]) };
}
