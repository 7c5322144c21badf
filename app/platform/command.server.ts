import { ConfigError } from "./config.server";
import { keepFilesOwn } from "./own-files.server";
import { StartRefused } from "./start-checks.server";

export interface CommandInput {
  args: string[];
  env: NodeJS.ProcessEnv;
}

/** Something the person at the keyboard can mend; shown without a stack. */
export class CommandError extends Error {}

/** Runs a command-line tool; its number is the exit code, and a failure is said in one line where it can be. */
export async function runCommand(main: (input: CommandInput) => Promise<number>): Promise<void> {
  keepFilesOwn();
  try {
    process.exitCode = await main({ args: process.argv.slice(2), env: process.env });
  } catch (error) {
    const plain =
      error instanceof CommandError || error instanceof ConfigError || error instanceof StartRefused;
    console.error(plain ? error.message : error);
    process.exitCode = 1;
  }
}
