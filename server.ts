import { ConfigError, readConfig } from "~/platform/config.server";
import { startServer } from "~/platform/http/start.server";
import { keepFilesOwn } from "~/platform/own-files.server";
import { StartRefused } from "~/platform/start-checks.server";

/** The HTTP server, configured by the environment (docs/configuration.md). */
async function main(): Promise<void> {
  keepFilesOwn();
  await startServer(readConfig(process.env), new URL(".", import.meta.url));
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof StartRefused ? error.message : error);
  process.exit(1);
});
