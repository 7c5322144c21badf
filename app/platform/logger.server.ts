import { type Logger, pino } from "pino";

/**
 * One JSON line an event. Lines carry request and job ids, route patterns and codes; never a name,
 * an address, a user id, a query string or a form's content.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, serializers: { err: errorWithoutValues } });
}

/** An error's kind and the places it passed, without its message: messages quote values. */
export function errorWithoutValues(error: unknown): { type: string; code?: string; stack: string[] } {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    stack: frames.slice(0, 8).map((line) => line.trim()),
  };
}
