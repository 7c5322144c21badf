import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { restoreAside, takeSnapshot } from "#db/copies.server";
import { saveSetting } from "#db/repositories/settings";
import { backupName } from "~/domain/backups/keeping";
import type { App } from "~/platform/app.server";
import { openStream, sealStream } from "~/platform/crypto/backup-crypto.server";
import { readPlain, writePlain } from "./file.server";
import { makeFolder, PART, publish, rotate, writePart } from "./folder.server";
import { type Verified, verifyRestored } from "./verify.server";

/** The setting that remembers when the last backup that counts was made. */
export const LAST_BACKUP = "last-backup";

export interface MadeBackup extends Verified {
  path: string;
  removed: number;
}

/**
 * Backs the database up into a folder while it is in use. The file is written aside, restored and compared with the
 * moment it shows, and only then takes its name; older ones are removed after that, so a failure removes nothing.
 */
export async function makeBackup(
  app: App,
  publicKey: Buffer,
  { folder, days, now }: { folder: string; days: number; now: Date },
): Promise<MadeBackup> {
  const name = backupName(now);
  const part = join(folder, name.replace(/\.backup$/, PART));
  await makeFolder(folder);
  try {
    const contentKey = await writeSealed(app.config.databaseUrl, publicKey, part, now);
    const verified = await tryToRestore(app, part, contentKey);
    const path = await publish(part, folder, name);
    const removed = await rotate(folder, now, days);
    await saveSetting(app.db, LAST_BACKUP, now.toISOString());
    return { ...verified, path, removed };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Writes the backup; answers the key of this one file, which is forgotten with the process. */
async function writeSealed(url: string, publicKey: Buffer, part: string, now: Date): Promise<Buffer> {
  const snapshot = await takeSnapshot(url);
  try {
    const { sealed, contentKey } = sealStream(publicKey, writePlain(snapshot, now));
    await writePart(part, sealed);
    return contentKey;
  } finally {
    await snapshot.close();
  }
}

async function tryToRestore(app: App, part: string, contentKey: Buffer): Promise<Verified> {
  const { facts, content } = await readPlain(openStream(() => contentKey, createReadStream(part)));
  const aside = await restoreAside(app.config.databaseUrl, facts, content);
  try {
    return await verifyRestored(aside, facts, app.crypto);
  } finally {
    await aside.discard();
  }
}
