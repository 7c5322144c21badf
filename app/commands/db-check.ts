import { openDatabase } from "#db/connection.server";
import { pendingMigrations } from "#db/migrations";
import { checkDatabase } from "~/features/check/check.server";
import type { Difference } from "~/features/check/differences";
import { CommandError, runCommand } from "~/platform/command.server";

/** `npm run db:check`: compares what is stored with what it rests on; exit code 1 when anything differs. */
await runCommand(async ({ env }) => {
  if (!env.DATABASE_URL) throw new CommandError("DATABASE_URL is missing. See docs/configuration.md.");
  const db = openDatabase(env.DATABASE_URL);
  try {
    if ((await pendingMigrations(db)).length > 0) {
      throw new CommandError("The database is behind. Run: npm run db:migrate");
    }
    const { checked, differences, overdue } = await checkDatabase(db, new Date());
    for (const difference of differences) console.log(line(difference));
    console.log(JSON.stringify({ ...checked, differences: differences.length, overdue }));
    return differences.length > 0 ? 1 : 0;
  } finally {
    await db.destroy();
  }
});

function line({ what, id, column, stored, expected }: Difference): string {
  return `${what} ${id} ${column}: stored ${stored}, should be ${expected}`;
}
