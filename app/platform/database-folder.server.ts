import { access, constants, mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isPostgres, sqlitePath } from "#db/connection.server";

/**
 * Makes the folder of a SQLite database where it is missing, for its user alone. Answers what is wrong with it, in a
 * sentence for whoever runs the command; null for nothing.
 */
export async function prepareFolder(databaseUrl: string): Promise<string | null> {
  if (isPostgres(databaseUrl)) return null;
  const folder = folderOf(databaseUrl);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `The folder of the database, ${folder}, cannot be made or written to (${code}). Make it as root for the user who runs this:
  install -d -m 700 -o USER ${folder}`;
  }
}

/** The same for the server, which makes no folder: one that is missing means that DATABASE_URL is wrong. */
export async function findMissingFolder(databaseUrl: string): Promise<string | null> {
  if (isPostgres(databaseUrl)) return null;
  const folder = folderOf(databaseUrl);
  const isThere = await access(folder, constants.X_OK).then(
    () => true,
    () => false,
  );
  return isThere
    ? null
    : `The folder of the database, ${folder}, is not there. Mend DATABASE_URL, or run: npm run db:migrate`;
}

function folderOf(databaseUrl: string): string {
  return dirname(resolve(sqlitePath(databaseUrl)));
}
