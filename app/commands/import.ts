import { readFile } from "node:fs/promises";
import { openDatabase } from "#db/connection.server";
import { pendingMigrations } from "#db/migrations";
import { viasna } from "~/domain/import/formats/viasna";
import { tableLimits } from "~/domain/import/table";
import { importPrisoners } from "~/features/import/import-prisoners.server";
import { planLines, unreadableLine } from "~/features/import/report";
import { CommandError, runCommand } from "~/platform/command.server";

const usage = "Usage: npm run import -- prisoners FILE [--dry-run]";
const UNREADABLE = 2;

/** `npm run import -- prisoners FILE [--dry-run]`: takes over a published list. See docs/import.md. */
await runCommand(async ({ args, env }) => {
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
    const outcome = await importPrisoners(
      { db },
      { bytes, format: viasna, dryRun },
      new Date(),
      showProgress,
    );
    if (!outcome.ok) return refuse(unreadableLine(outcome));
    for (const line of planLines(outcome.plan, dryRun)) console.log(line);
    return 0;
  } finally {
    await db.destroy();
  }
});

function refuse(why: string): number {
  console.error(`${why} Nothing was imported.`);
  return UNREADABLE;
}

function showProgress(done: number, of: number): void {
  if (of >= tableLimits.rows / 5 && (done % 500 === 0 || done === of))
    console.error(`${done} of ${of} written`);
}
