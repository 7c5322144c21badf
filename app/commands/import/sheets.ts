import { readFile } from "node:fs/promises";
import { importPairs } from "~/features/import/import-pairs.server";
import { unreadableLine } from "~/features/import/report";
import { missingColumnsLine, pairPlanLines } from "~/features/import/sheet-report";
import { type App, createApp } from "~/platform/app.server";
import { CommandError } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";
import { refuseToStart } from "~/platform/start-checks.server";

const kinds = ["pairs"] as const;
export type SheetName = (typeof kinds)[number];

export function isSheetName(word: string | undefined): word is SheetName {
  return kinds.some((each) => each === word);
}

const UNREADABLE = 2;

/**
 * `npm run import -- pairs FILE [--dry-run]`: who writes to whom, out of an old spreadsheet. Names of writers are
 * sealed, so unlike a published list it needs the keys of the installation. See docs/import.md.
 */
export async function importSheet(kind: SheetName, rest: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const dryRun = rest.includes("--dry-run");
  const [path, ...more] = rest.filter((arg) => arg !== "--dry-run");
  if (path === undefined || more.length > 0) {
    throw new CommandError(`Usage: npm run import -- ${kind} FILE [--dry-run]`);
  }
  const app = createApp({ ...readConfig(env), logLevel: "warn" });
  try {
    await refuseToStart(app);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
    if (bytes instanceof Error) return refuse(`The file cannot be opened (${bytes.code}).`);
    return await take(app, kind, { bytes, dryRun });
  } finally {
    await app.db.destroy();
  }
}

async function take(app: App, _: SheetName, file: { bytes: Uint8Array; dryRun: boolean }): Promise<number> {
  const outcome = await importPairs(app, file, app.clock());
  if (!outcome.ok) {
    return refuse(
      outcome.reason === "missing-columns" ? missingColumnsLine(outcome.columns) : unreadableLine(outcome),
    );
  }
  for (const line of pairPlanLines(outcome.plan, file.dryRun)) console.log(line);
  return 0;
}

function refuse(why: string): number {
  console.error(`${why} Nothing was imported.`);
  return UNREADABLE;
}
