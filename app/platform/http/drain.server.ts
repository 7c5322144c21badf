import { setTimeout as delay } from "node:timers/promises";
import type { ServerType } from "@hono/node-server";
import type { Logger } from "pino";

/** Time for a proxy to notice that /readyz turned 503 before the listener closes. */
const NOTICE_MS = 1_000;
const PATIENCE_MS = 10_000;

interface DrainSteps {
  log: Logger;
  /** Done when the work that needs the database and answers no request has ended. */
  beforeClose: () => Promise<void>;
  afterClose: () => Promise<void>;
}

/** On SIGTERM (or Ctrl-C) stops taking requests, lets those and the jobs under way finish, then leaves. */
export function drainOnSignals(server: ServerType, { log, beforeClose, afterClose }: DrainSteps): void {
  let draining = false;
  const drain = async (notice: number) => {
    if (draining) process.exit(1);
    draining = true;
    log.info("draining");
    const rested = beforeClose();
    await delay(notice);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    await Promise.race([Promise.all([closed, rested]), delay(PATIENCE_MS)]);
    await afterClose();
    process.exit(0);
  };
  process.on("SIGTERM", () => void drain(NOTICE_MS));
  process.on("SIGINT", () => void drain(0));
}
