import { openDatabase } from "#db/connection.server";
import { migrateToLatest } from "#db/migrations";
import { CommandError, runCommand } from "~/platform/command.server";
import { prepareFolder } from "~/platform/database-folder.server";

/** `npm run db:migrate`: brings the database in DATABASE_URL to the newest schema. */
await runCommand(async ({ env }) => {
  const url = env.DATABASE_URL;
  if (!url) throw new CommandError("DATABASE_URL is missing. See docs/configuration.md.");
  const wrong = await prepareFolder(url);
  if (wrong !== null) throw new CommandError(wrong);
  const db = openDatabase(url);
  const applied = await migrateToLatest(db);
  await db.destroy();
  console.log(
    applied.length > 0 ? `Applied: ${applied.join(", ")}` : "Nothing to do: the database is up to date.",
  );
  return 0;
});
