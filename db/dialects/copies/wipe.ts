import { open, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Overwrites a file before it is removed, as `secure_delete` does with rows: a copy of the database must not outlive
 * what is erased from the database. File systems and drives may keep old blocks all the same.
 */
export async function wipe(path: string): Promise<void> {
  const file = await open(path, "r+").catch(() => null);
  if (file) {
    try {
      const zeros = Buffer.alloc(CHUNK);
      const { size } = await file.stat();
      for (let at = 0; at < size; at += CHUNK) await file.write(zeros, 0, Math.min(CHUNK, size - at), at);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  for (const each of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) await rm(each, { force: true });
}

/** Wipes copies that a run which died half-way left beside a database. */
export async function sweepAsides(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.aside-`)) continue;
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LONGEST_RUN_MS) await wipe(join(folder, name));
  }
}

const CHUNK = 1 << 20;
const LONGEST_RUN_MS = 6 * 60 * 60_000;
