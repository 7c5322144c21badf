import { randomBytes } from "node:crypto";
import { CommandError, runCommand } from "~/platform/command.server";
import { HALVES, newBackupKeys } from "~/platform/crypto/backup-crypto.server";

const KEY_BYTES = 32;

/** `npm run keys:new [-- name]`: prints keys for a new installation, for the environment of the server. */
await runCommand(async ({ args: [name = "k1"] }) => {
  if (!/^\w+$/.test(name)) throw new CommandError("A key's name is letters, digits and _ only.");
  const newKey = () => randomBytes(KEY_BYTES).toString("base64");
  console.log(`FIELD_KEYS=${name}:${newKey()}`);
  console.log(`INDEX_KEY=${newKey()}`);
  console.log(`BLOCK_KEY=${newKey()}`);
  const backup = newBackupKeys();
  console.log(`BACKUP_PUBLIC_KEY=${HALVES.public}${backup.publicKey.toString("base64")}`);
  console.log("# The next one opens backups. Keep it away from the server, with a copy of those above:");
  console.log(`BACKUP_KEY=${HALVES.private}${backup.privateKey.toString("base64")}`);
  return 0;
});
