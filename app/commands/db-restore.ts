import { parseArgs } from "node:util";
import { explainFailure } from "~/features/backups/failures.server";
import { type Restored, restoreBackup } from "~/features/backups/restore.server";
import { CommandError, runCommand } from "~/platform/command.server";
import { readRestoreKeys } from "~/platform/config.server";
import { createFieldCrypto } from "~/platform/crypto/field-crypto.server";

const usage = "Usage: npm run db:restore -- FILE --into URL [--check | --replace]";

/** `npm run db:restore -- FILE --into URL`: puts a backup into an empty database; `--check` only tries. */
await runCommand(async ({ args, env }) => {
  const { file, into, check, replace } = readOptions(args);
  const { backupKey, fields } = readRestoreKeys(env);
  const crypto = fields && createFieldCrypto(fields.fieldKeys, fields.indexKey);
  try {
    const only = check ? "check" : null;
    const restored = await restoreBackup(file, backupKey, { into, only, replace, crypto });
    for (const line of report(restored, check)) console.log(line);
    const { madeAt, tables, rows } = restored;
    console.log(JSON.stringify({ madeAt, tables, rows, restored: !check }));
    return 0;
  } catch (error) {
    throw explainFailure(error);
  }
});

function report({ madeAt, tables, rows, keysOpen, pending, kept }: Restored, check: boolean): string[] {
  const keys =
    keysOpen === null
      ? "Whether FIELD_KEYS open it was not looked at: they are not set, or it has met none."
      : "FIELD_KEYS open it.";
  const found = `The backup of ${madeAt} restores: ${rows} rows in ${tables} tables, all as they were. ${keys}`;
  if (check) return [found, "This was a trial; nothing was put anywhere."];
  return [
    found,
    ...(kept ? [`What was there before is kept as ${kept}. Remove it once all is well.`] : []),
    "Next:",
    "  point DATABASE_URL to it, with the FIELD_KEYS and INDEX_KEY it was written with",
    ...(pending.length > 0 ? ["  npm run db:migrate    this version has a newer schema"] : []),
    "  npm run db:check",
    "  npm start             everybody's sessions as of that moment are in use again",
  ];
}

function readOptions(args: string[]) {
  const flag = { type: "boolean", default: false } as const;
  const options = { into: { type: "string" }, check: flag, replace: flag } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    const { into, check, replace } = values;
    if (file && into && more.length === 0 && !(check && replace)) return { file, into, check, replace };
  } catch {}
  throw new CommandError(usage);
}
