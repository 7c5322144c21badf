import { readFile } from "node:fs/promises";
import { CommandError } from "~/platform/command.server";

/** What follows --map, and the arguments without it; throws `usage` where nothing follows. */
export function withoutMap(
  args: readonly string[],
  usage: string,
): { mapPath: string | null; others: string[] } {
  const at = args.indexOf("--map");
  if (at < 0) return { mapPath: null, others: [...args] };
  const mapPath = args[at + 1];
  if (mapPath === undefined) throw new CommandError(usage);
  return { mapPath, others: args.filter((_, index) => index !== at && index !== at + 1) };
}

/** What a file given with --map says, not yet checked. */
export async function readMap(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new CommandError("The file given with --map cannot be read as JSON.");
  }
}
