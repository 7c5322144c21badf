import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { openDatabase } from "#db/connection.server";
import { pendingMigrations } from "#db/migrations";
import { guessMapping } from "~/domain/import/guess";
import { listNameOf, type Mapping } from "~/domain/import/mapping";
import { tableLimits } from "~/domain/import/table";
import { importPrisoners } from "~/features/import/import-prisoners.server";
import { readTable } from "~/features/import/read-table.server";
import { planLines, unreadableLine } from "~/features/import/report";
import { CommandError, runCommand } from "~/platform/command.server";
import { importSheet, isSheetName } from "./import/sheets";

const usage = "Usage: npm run import -- prisoners|pairs FILE [--dry-run]";
const UNREADABLE = 2;

/** `npm run import -- prisoners FILE [--dry-run]`: takes over a published list. See docs/import.md. */
await runCommand(async ({ args, env }) => {
  const [first, ...others] = args;
  if (isSheetName(first)) return importSheet(first, others, env);
  const dryRun = args.includes("--dry-run");
  const [kind, path, ...rest] = args.filter((arg) => arg !== "--dry-run");
  if (kind !== "prisoners" || path === undefined || rest.length > 0) throw new CommandError(usage);
  if (!env.DATABASE_URL) throw new CommandError("DATABASE_URL is missing. See docs/configuration.md.");
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return refuse(`The file cannot be opened (${bytes.code}).`);
  const db = openDatabase(env.DATABASE_URL);
  try {
    if ((await pendingMigrations(db)).length > 0) {
      throw new CommandError("The database is behind. Run: npm run db:migrate");
    }
    const reading = readTable(bytes);
    if (!reading.ok) return refuse(unreadableLine(reading));
    const { header, rows } = reading.table;
    const mapping = named(
      guessMapping(
        header,
        rows.flatMap((row) => ("cells" in row ? [row.cells] : [])),
      ),
      path,
    );
    const outcome = await importPrisoners({ db }, { bytes, mapping, dryRun }, new Date(), showProgress);
    if (!outcome.ok) return refuse(unreadableLine(outcome));
    for (const line of planLines(outcome.plan, dryRun)) console.log(line);
    return 0;
  } finally {
    await db.destroy();
  }
});

/** A list that cannot be told by its columns is called after its file, without the digits of a date or a version. */
function named(mapping: Mapping, path: string): Mapping {
  if (mapping.list !== "") return mapping;
  const title = basename(path, extname(path));
  return { ...mapping, title, list: listNameOf(title.replace(/\d/g, "")) || "list" };
}

function refuse(why: string): number {
  console.error(`${why} Nothing was imported.`);
  return UNREADABLE;
}

function showProgress(done: number, of: number): void {
  if (of >= tableLimits.rows / 5 && (done % 500 === 0 || done === of))
    console.error(`${done} of ${of} written`);
}
