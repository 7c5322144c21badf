import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type Database, openDatabase } from "#db/connection.server";
import { pendingMigrations } from "#db/migrations";
import { guessMapping, sampleOf } from "~/domain/import/guess";
import { mappingFrom } from "~/domain/import/map-file";
import { listNameOf, type Mapping } from "~/domain/import/mapping";
import { tableLimits } from "~/domain/import/table";
import { importPrisoners } from "~/features/import/import-prisoners.server";
import { readTable } from "~/features/import/read-table.server";
import { planLines, unreadableLine } from "~/features/import/report";
import { mapProblemLine, readingLines } from "~/features/import/report-reading";
import { CommandError, runCommand } from "~/platform/command.server";
import { importLoadFile } from "./import/load";
import { readMap, withoutMap } from "./import/map";
import { importSheet, isSheetName } from "./import/sheets";

const usage =
  "Usage: npm run import -- prisoners|pairs|letters|load FILE [--map FILE] [--from NAME] [--dry-run]";
const UNREADABLE = 2;

type Call = { path: string; bytes: Uint8Array; mapPath: string | null; dryRun: boolean };

/** `npm run import -- KIND FILE [--map FILE] [--dry-run]`: takes over somebody's list. See docs/import.md. */
await runCommand(async ({ args, env }) => {
  const [first, ...afterKind] = args;
  if (first === "load") return importLoadFile(afterKind, env);
  if (isSheetName(first)) return importSheet(first, afterKind, env);
  const dryRun = args.includes("--dry-run");
  const { mapPath, others } = withoutMap(
    args.filter((arg) => arg !== "--dry-run"),
    usage,
  );
  const [kind, path, ...rest] = others;
  if (kind !== "prisoners" || path === undefined || rest.length > 0) throw new CommandError(usage);
  if (!env.DATABASE_URL) throw new CommandError("DATABASE_URL is missing. See docs/configuration.md.");
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return refuse(`The file cannot be opened (${bytes.code}).`);
  const db = openDatabase(env.DATABASE_URL);
  try {
    if ((await pendingMigrations(db)).length > 0) {
      throw new CommandError("The database is behind. Run: npm run db:migrate");
    }
    return await takePrisoners(db, { path, bytes, mapPath, dryRun });
  } finally {
    await db.destroy();
  }
});

async function takePrisoners(db: Database, { path, bytes, mapPath, dryRun }: Call): Promise<number> {
  const reading = readTable(bytes);
  if (!reading.ok) return refuse(unreadableLine(reading));
  const { header } = reading.table;
  const guessed = guessMapping(header, sampleOf(reading.table));
  const written = mapPath === null ? {} : await readMap(mapPath);
  const made = mappingFrom(written, header, guessed);
  if (!made.ok) throw new CommandError(mapProblemLine(made));
  const mapping = named(made.mapping, path);
  for (const line of readingLines(reading.table, mapping)) console.log(line);
  const outcome = await importPrisoners({ db }, { bytes, mapping, dryRun }, new Date(), showProgress);
  if (!outcome.ok) return refuse(unreadableLine(outcome));
  for (const line of planLines(outcome.plan, dryRun)) console.log(line);
  return 0;
}

/** A list that nothing names is called after its file, without the digits of a date or a version. */
function named(mapping: Mapping, path: string): Mapping {
  const title = mapping.title || basename(path, extname(path));
  return { ...mapping, title, list: mapping.list || listNameOf(title.replace(/\d/g, "")) || "list" };
}

function refuse(why: string): number {
  console.error(`${why} Nothing was imported.`);
  return UNREADABLE;
}

function showProgress(done: number, of: number): void {
  if (of >= tableLimits.rows / 5 && (done % 500 === 0 || done === of))
    console.error(`${done} of ${of} written`);
}
