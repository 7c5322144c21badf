import { readFile } from "node:fs/promises";
import type { Unreadable } from "~/domain/import/table";
import { importLetters } from "~/features/import/import-letters.server";
import { importPairs } from "~/features/import/import-pairs.server";
import { unreadableLine } from "~/features/import/report";
import { letterPlanLines, missingColumnsLine, pairPlanLines } from "~/features/import/sheet-report";
import { type App, createApp } from "~/platform/app.server";
import { CommandError } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";
import { refuseToStart } from "~/platform/start-checks.server";

const kinds = ["pairs", "letters"] as const;
export type SheetName = (typeof kinds)[number];

export function isSheetName(word: string | undefined): word is SheetName {
  return kinds.some((each) => each === word);
}

const UNREADABLE = 2;

/**
 * `npm run import -- pairs|letters FILE [--dry-run]`: who writes to whom, and what was written, out of an old
 * spreadsheet. Names of writers are
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

async function take(app: App, kind: SheetName, file: File): Promise<number> {
  const lines = kind === "pairs" ? await takePairs(app, file) : await takeLetters(app, file);
  if (typeof lines === "string") return refuse(lines);
  for (const line of lines) console.log(line);
  return 0;
}

type File = { bytes: Uint8Array; dryRun: boolean };

async function takePairs(app: App, file: File): Promise<string[] | string> {
  const outcome = await importPairs(app, file, app.clock());
  return outcome.ok ? pairPlanLines(outcome.plan, file.dryRun) : unreadable(outcome);
}

async function takeLetters(app: App, file: File): Promise<string[] | string> {
  const outcome = await importLetters(app, file, app.clock());
  return outcome.ok ? letterPlanLines(outcome.plan, file.dryRun) : unreadable(outcome);
}

function unreadable(why: Unreadable): string {
  return why.reason === "missing-columns" ? missingColumnsLine(why.columns) : unreadableLine(why);
}

function refuse(why: string): number {
  console.error(`${why} Nothing was imported.`);
  return UNREADABLE;
}
