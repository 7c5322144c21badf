import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";
import type { AddressPattern } from "~/domain/access/addresses";

/** What one request carries through the guard. */
export interface HttpEnv {
  Variables: {
    requestId: string;
    /** The address that matched; `*` where none did or the guard refused first. */
    route: AddressPattern | "*";
  };
}

/** One line a request: its id, route pattern, method, status and milliseconds. Nothing a person sent. */
export function logRequests(log: Logger): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const started = performance.now();
    c.set("requestId", randomUUID());
    c.set("route", "*");
    await next();
    c.res.headers.set("X-Request-Id", c.get("requestId"));
    log.info({
      request: c.get("requestId"),
      route: c.get("route"),
      method: c.req.method,
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    });
  };
}
