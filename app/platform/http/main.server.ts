import type { ServerBuild } from "@remix-run/node";
import { ConfigError, readConfig } from "~/platform/config.server";
import { keepFilesOwn } from "~/platform/own-files.server";
import { StartRefused } from "~/platform/start-checks.server";
import { startServer } from "./start.server";

/** The HTTP server, configured by the environment (docs/configuration.md); ends the process when it cannot start. */
export async function main(buildFolder: URL, pages: ServerBuild): Promise<void> {
  try {
    keepFilesOwn();
    await startServer(readConfig(process.env), buildFolder, pages);
  } catch (error) {
    console.error(error instanceof ConfigError || error instanceof StartRefused ? error.message : error);
    process.exit(1);
  }
}
