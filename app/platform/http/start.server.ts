import { fileURLToPath } from "node:url";
import { type ServerType, serve } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import { type App, createApp } from "~/platform/app.server";
import type { Config } from "~/platform/config.server";
import { startJobs } from "~/platform/jobs/jobs.server";
import { createThreads } from "~/platform/jobs/thread.server";
import { isOpenToOthers } from "~/platform/own-files.server";
import { noteKeys } from "~/platform/running-keys.server";
import { refuseToStart, StartRefused } from "~/platform/start-checks.server";
import { drainOnSignals } from "./drain.server";
import { createHandlers } from "./handlers.server";
import { createHttp } from "./http.server";

/**
 * Starts the server: database, checks, jobs, then the listener; done once it listens. `buildFolder` is where the
 * build put `thread.js` and `client/`, `pages` what Remix made of the routes. Throws {@link StartRefused} when going on
 * would do harm or the port is taken.
 */
export async function startServer(config: Config, buildFolder: URL, pages: ServerBuild): Promise<void> {
  const threads = createThreads(config, new URL("thread.js", buildFolder));
  const app: App = { ...createApp(config), threads };
  await refuseToStart(app);
  if (await isOpenToOthers(config.databaseUrl)) {
    app.log.warn(
      "other users of this machine may read the database: make its folder 0700 and its files 0600",
    );
  }
  const handlerFor = createHandlers(pages, "production");
  const clientFolder = fileURLToPath(new URL("client", buildFolder));
  let ready = true;
  const http = createHttp({ app, handlerFor, isReady: () => ready, clientFolder });

  const server = await listen(app, http.fetch);
  const jobs = startJobs(app);
  const keys = await noteKeys(app);
  drainOnSignals(server, {
    log: app.log,
    beforeClose: () => {
      ready = false;
      return Promise.all([jobs.stop(), threads.rest(), keys.stop()]).then(() => {});
    },
    afterClose: () => app.db.destroy(),
  });
}

/** Listens on the configured address; a port that cannot be had is said in a sentence. */
async function listen(
  { config, log }: App,
  fetch: Parameters<typeof serve>[0]["fetch"],
): Promise<ServerType> {
  const server = serve({
    fetch,
    hostname: config.host,
    port: config.port,
    serverOptions: {
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 15_000,
      connectionsCheckingInterval: 2_000,
    },
  });
  server.maxConnections = 2000;
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", (error: NodeJS.ErrnoException) => reject(refusal(error, config)));
  });
  log.info({ port: config.port }, "listening");
  return server;
}

function refusal(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === "EADDRINUSE") {
    return new StartRefused(
      `Port ${port} is taken (EADDRINUSE). Choose another one, for example PORT=${port + 1}.`,
    );
  }
  if (error.code === "EACCES") {
    return new StartRefused(`Port ${port} needs more rights (EACCES). Choose one from 1024 up with PORT.`);
  }
  if (error.code === "ENOTFOUND" || error.code === "EADDRNOTAVAIL") {
    return new StartRefused(`HOST ${host} is no address of this machine (${error.code}).`);
  }
  return error;
}
