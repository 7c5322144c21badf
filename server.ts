import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import { createApp } from "~/platform/app.server";
import { ConfigError, readConfig } from "~/platform/config.server";
import { drainOnSignals } from "~/platform/http/drain.server";
import { createHandlers } from "~/platform/http/handlers.server";
import { createHttp } from "~/platform/http/http.server";
import { startJobs } from "~/platform/jobs/jobs.server";
import { refuseToStart, StartRefused } from "~/platform/start-checks.server";

const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Starts the server: configuration, database, jobs, then the listener. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = createApp(config);
  await refuseToStart(app);
  const build: ServerBuild = await import(built("./server/index.js"));
  const handlerFor = createHandlers(build, "production");
  let ready = true;
  const http = createHttp({ app, handlerFor, isReady: () => ready, clientFolder: built("./client") });
  const jobs = startJobs(app);

  const server = serve({
    fetch: http.fetch,
    hostname: config.host,
    port: config.port,
    serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 15_000 },
  });
  server.maxConnections = 2000;
  server.on("listening", () => app.log.info({ port: config.port }, "listening"));
  drainOnSignals(server, {
    log: app.log,
    beforeClose: () => {
      ready = false;
      jobs.stop();
    },
    afterClose: () => app.db.destroy(),
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof StartRefused ? error.message : error);
  process.exit(1);
});
