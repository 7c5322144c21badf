import { readFile } from "node:fs/promises";
import { openDatabase } from "#db/connection.server";
import { pendingMigrations } from "#db/migrations";
import { cleanName } from "~/domain/prisoners/names";
import { importLoad, type LoadReport } from "~/features/export/import-load.server";
import { unreadableLine } from "~/features/import/report";
import { CommandError } from "~/platform/command.server";

const usage = "Usage: npm run import -- load FILE --from NAME [--dry-run]";
const UNREADABLE = 2;
const NAME_MOST = 60;

/** `npm run import -- load FILE --from NAME [--dry-run]`: the load another campaign tells of. See docs/desk.md. */
export async function importLoadFile(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const dryRun = args.includes("--dry-run");
  const at = args.indexOf("--from");
  const from = cleanName(at < 0 ? "" : (args[at + 1] ?? ""));
  const others = args.filter(
    (arg, index) => arg !== "--dry-run" && index !== at && (at < 0 || index !== at + 1),
  );
  const [path, ...more] = others;
  if (path === undefined || more.length > 0 || from === "" || from.length > NAME_MOST)
    throw new CommandError(usage);
  if (!env.DATABASE_URL) throw new CommandError("DATABASE_URL is missing. See docs/configuration.md.");
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return refuse(`The file cannot be opened (${bytes.code}).`);
  const db = openDatabase(env.DATABASE_URL);
  try {
    if ((await pendingMigrations(db)).length > 0) {
      throw new CommandError("The database is behind. Run: npm run db:migrate");
    }
    const outcome = await importLoad({ db }, { bytes, from, dryRun, by: null }, new Date());
    if (outcome.ok) {
      for (const line of reportLines(outcome.report, dryRun)) console.log(line);
      return 0;
    }
    if (outcome.reason === "own-file") {
      return refuse(
        "This file was taken out here: what it tells is known already. Ask the other campaign for theirs.",
      );
    }
    return refuse(unreadableLine(outcome));
  } finally {
    await db.destroy();
  }
}

const reasons: Record<LoadReport["refused"][number]["reason"], string> = {
  "no-id": "no list or no id",
  "no-band": "the band is none of nobody, 1–2, 3+",
  "no-day": "as_of is no day such as 2026-11-21",
  "future-day": "as_of lies in the future",
  unreadable: "the row cannot be read",
};

function reportLines(
  { changed, unchanged, older, unknown, refused, runId }: LoadReport,
  dryRun: boolean,
): string[] {
  return [
    ...(dryRun ? ["Dry run: nothing was written."] : []),
    `${dryRun ? "Would take over" : "Took over"} the load of ${changed}.`,
    `Unchanged: ${unchanged}.`,
    `Older than what is known, left: ${older}.`,
    `Known to nobody here: ${unknown.length}.`,
    ...unknown.map((line) => `  line ${line}`),
    `Refused: ${refused.length}.`,
    ...refused.map(({ line, reason }) => `  line ${line}: ${reasons[reason]}`),
    ...(runId === null ? [] : [`It can be taken back at /desk/bulk/${runId}`]),
  ];
}

function refuse(why: string): number {
  console.error(`${why} Nothing was imported.`);
  return UNREADABLE;
}
