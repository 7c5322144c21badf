import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { backupsToRemove } from "~/domain/backups/keeping";

/** Makes the folder where it is missing; nobody but its owner may look in. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Writes a file under a name that does not count yet; it is on the disk when this is done. */
export async function writePart(path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(bytes, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
}

/** Gives a file its name for good. */
export async function publish(part: string, folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await rename(part, path);
  const directory = await open(folder);
  await directory.sync().finally(() => directory.close());
  return path;
}

/** Removes backups that have served, and pieces that runs which died left; answers how many backups went. */
export async function rotate(folder: string, now: Date, days: number): Promise<number> {
  const names = await readdir(folder);
  const served = backupsToRemove(names, now, days);
  for (const name of served) await rm(join(folder, name), { force: true });
  for (const name of names.filter((each) => each.endsWith(PART))) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > LONGEST_RUN_MS) await rm(join(folder, name), { force: true });
  }
  return served.length;
}

export const PART = ".backup.part";
const LONGEST_RUN_MS = 6 * 60 * 60_000;
