import { readFile } from "node:fs/promises";
import { mappingFrom } from "~/domain/import/map-file";
import {
  guessSheetColumns,
  letterSheet,
  pairSheet,
  type SheetColumns,
  type SheetField,
} from "~/domain/import/sheet-columns";
import type { Unreadable } from "~/domain/import/table";
import { importLetters } from "~/features/import/import-letters.server";
import { importPairs } from "~/features/import/import-pairs.server";
import { readTable } from "~/features/import/read-table.server";
import { unreadableLine } from "~/features/import/report";
import { mapProblemLine, readingLines } from "~/features/import/report-reading";
import { letterPlanLines, missingColumnsLine, pairPlanLines } from "~/features/import/sheet-report";
import { type App, createApp } from "~/platform/app.server";
import { CommandError } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";
import { refuseToStart } from "~/platform/start-checks.server";
import { readMap, withoutMap } from "./map";

const kinds = ["pairs", "letters"] as const;
export type SheetName = (typeof kinds)[number];

export function isSheetName(word: string | undefined): word is SheetName {
  return kinds.some((each) => each === word);
}

const UNREADABLE = 2;

/**
 * `npm run import -- pairs|letters FILE [--map FILE] [--dry-run]`: who writes to whom, and what was written, out of an old
 * spreadsheet. Names of writers are
 * sealed, so unlike a published list it needs the keys of the installation. See docs/import.md.
 */
export async function importSheet(kind: SheetName, rest: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const dryRun = rest.includes("--dry-run");
  const usage = `Usage: npm run import -- ${kind} FILE [--map FILE] [--dry-run]`;
  const { mapPath, others } = withoutMap(
    rest.filter((arg) => arg !== "--dry-run"),
    usage,
  );
  const [path, ...more] = others;
  if (path === undefined || more.length > 0) throw new CommandError(usage);
  const app = createApp({ ...readConfig(env), logLevel: "warn" });
  try {
    await refuseToStart(app);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
    if (bytes instanceof Error) return refuse(`The file cannot be opened (${bytes.code}).`);
    const written = mapPath === null ? {} : await readMap(mapPath);
    return await take(app, kind, { bytes, dryRun, columns: columnsOf(kind, bytes, written) });
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

type File = { bytes: Uint8Array; columns: SheetColumns | null; dryRun: boolean };

/** What the columns mean, told to whoever typed the command; null where there is no table to tell of. */
function columnsOf(kind: SheetName, bytes: Uint8Array, written: unknown): SheetColumns | null {
  const reading = readTable(bytes);
  if (!reading.ok) return null;
  const { header } = reading.table;
  const { fields } = sheets[kind];
  const guessed = { list: kind, title: "", columns: guessSheetColumns(header, sheets[kind]), words: {} };
  const made = mappingFrom<SheetField>(written, header, guessed, fields);
  if (!made.ok) throw new CommandError(mapProblemLine(made, fields));
  for (const line of readingLines(reading.table, { ...made.mapping, title: "" }, fields)) console.log(line);
  return made.mapping.columns;
}

const sheets = { pairs: pairSheet, letters: letterSheet };

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
