import { isStorageFull } from "#db/connection.server";
import { PlaceTaken } from "#db/copies.server";
import { UnknownMigration } from "#db/migrations";
import { CommandError } from "~/platform/command.server";
import { BackupUnreadable } from "~/platform/crypto/backup-crypto.server";
import { NotTheSame } from "./verify.server";

const unreadable = {
  foreign: "This file is no backup of ours.",
  key: "This file does not open: BACKUP_KEY is not the one that belongs to the BACKUP_PUBLIC_KEY it was made with, or its beginning is damaged. Try the other key, and another backup.",
  damaged: "This file is damaged or incomplete. Take another backup.",
};

const system: Record<string, string> = {
  ENOENT: "A file or folder is not there",
  EACCES: "A file or folder may not be read or written",
  SQLITE_CANTOPEN: "The database cannot be opened",
  ECONNREFUSED: "PostgreSQL does not answer",
  "42501": "The database user lacks a right; it needs CREATE on its database for the trial",
};

/** What whoever runs the command can do about a failure; one that nobody foresaw stays as it is. */
export function explainFailure(error: unknown): unknown {
  if (error instanceof BackupUnreadable) return new CommandError(unreadable[error.reason]);
  if (error instanceof PlaceTaken) return new CommandError(error.message);
  if (error instanceof UnknownMigration)
    return new CommandError(
      "This backup is of a newer version of the program. Restore it with that version.",
    );
  if (error instanceof NotTheSame)
    return new CommandError(
      `The restored copy is not the same: ${error.differing.join("; ")}. Nothing was replaced.`,
    );
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === "ENOSPC" || isStorageFull(error))
    return new CommandError("The disk is full. Nothing was removed or replaced.");
  const known = typeof code === "string" ? system[code] : undefined;
  return known ? new CommandError(`${known}: ${message}`) : error;
}
