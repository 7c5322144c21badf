import { chmod, lstat, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A folder filled once and shared by every process of this user. It is filled aside and renamed into place,
 * so that processes starting together, or one killed half-way, never leave a half-filled folder behind.
 */
export async function cachedFolder(name, fill) {
  const home = await ownFolder();
  const folder = join(home, name);
  if (await exists(folder)) return folder;
  const aside = await mkdtemp(join(home, `.${name}-`));
  try {
    await fill(aside);
    await chmod(aside, 0o755);
    await rename(aside, folder);
  } catch (error) {
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return folder;
}

/** What is cached gets executed, so a folder that another user could have prepared is refused. */
async function ownFolder() {
  const folder = join(tmpdir(), `perepiska-tests-${process.getuid()}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const { uid, mode } = await lstat(folder);
  if (uid !== process.getuid() || (mode & 0o022) !== 0) {
    throw new Error(`${folder} belongs to, or can be written by, someone else.`);
  }
  return folder;
}

const exists = (path) =>
  lstat(path).then(
    () => true,
    () => false,
  );
