import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { sqlitePath } from "#db/connection.server";
import type { Config } from "~/platform/config.server";

/** Where a file with a key was found: beside the database, beside the program, or in neither place. */
export type KeyPlace = "database" | "program" | "apart";

const FILES_MOST = 200;
const BYTES_MOST = 64 * 1024;

/** Looks through the small files beside the database and in the program's folder for the keys as they are written. */
export async function findKeysOnDisk({ databaseUrl, fieldKeys, indexKey }: Config): Promise<KeyPlace> {
  const keys = [...fieldKeys.map(({ key }) => key), indexKey].map((key) => key.toString("base64"));
  const isServer = /^postgres(ql)?:/.test(databaseUrl);
  const beside = isServer ? null : dirname(resolve(sqlitePath(databaseUrl)));
  if (beside !== null && (await holdsKey(beside, keys))) return "database";
  return (await holdsKey(process.cwd(), keys)) ? "program" : "apart";
}

async function holdsKey(folder: string, keys: readonly string[]): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile()).slice(0, FILES_MOST)) {
    const text = await readSmall(join(folder, entry.name));
    if (keys.some((key) => text.includes(key))) return true;
  }
  return false;
}

/** A file that is large or not ours to read holds no setting. */
async function readSmall(path: string): Promise<string> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || facts.size > BYTES_MOST) return "";
  return readFile(path, "latin1").catch(() => "");
}
