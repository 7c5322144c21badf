import { parseArgs } from "node:util";
import { LONGEST_DAYS } from "~/domain/backups/keeping";
import { explainFailure } from "~/features/backups/failures.server";
import { makeBackup } from "~/features/backups/make.server";
import { createApp } from "~/platform/app.server";
import { CommandError, runCommand } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";

const usage = `Usage: npm run db:backup [-- --to FOLDER] [--days N]   (N from 1 to ${LONGEST_DAYS})`;

/** `npm run db:backup`: an encrypted copy of the database in use, restored once for trial; older ones are removed. */
await runCommand(async ({ args, env }) => {
  const { to, days } = readOptions(args);
  const config = { ...readConfig(env), logLevel: "warn" };
  const folder = to ?? config.backupFolder;
  if (!folder) throw new CommandError("Name a folder: --to FOLDER, or BACKUP_FOLDER in the environment.");
  if (!config.backupPublicKey) {
    throw new CommandError("BACKUP_PUBLIC_KEY is missing. npm run keys:new makes one. See docs/backups.md.");
  }
  const app = createApp(config);
  try {
    const started = performance.now();
    const made = await makeBackup(app, config.backupPublicKey, { folder, days, now: app.clock() });
    const { path: file, tables, rows, removed } = made;
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    console.log(`Backed up, restored for trial and found the same: ${file}`);
    console.log(JSON.stringify({ file, tables, rows, removed, seconds }));
    return 0;
  } catch (error) {
    throw explainFailure(error);
  } finally {
    await app.db.destroy();
  }
});

function readOptions(args: string[]): { to: string | undefined; days: number } {
  const text = { type: "string" } as const;
  try {
    const { to, days = String(LONGEST_DAYS) } = parseArgs({ args, options: { to: text, days: text } }).values;
    const known = /^[1-9]\d?$/.test(days) && Number(days) <= LONGEST_DAYS;
    if (known && to !== "") return { to, days: Number(days) };
  } catch {}
  throw new CommandError(usage);
}
