import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";

/**
 * One JSON line an event. Lines carry request and job ids, route patterns and codes; never a name,
 * an address, a user id, a query string or a form's content. `destination` is standard output unless given.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    errorKey: NO_KEY,
    serializers: { err: errorWithoutValues },
    hooks: {
      logMethod([first, ...rest], method) {
        const what = (first as unknown) instanceof Error ? { err: first } : first;
        method.apply(this, [what, ...rest] as Parameters<typeof method>);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Pino makes an error's message the line's own where none is given; it finds none under this name. */
const NO_KEY = "none";

/** An error's kind and the places it passed, without its message: messages quote values. */
function errorWithoutValues(error: unknown): { type: string; code?: string; stack: string[] } {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const code = (error as { code?: unknown }).code;
  const places = (error.stack ?? "").replace(error.message, () => "").split("\n");
  const frames = places.filter((line) => line.trimStart().startsWith("at "));
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    stack: frames.slice(0, 8).map((line) => line.trim()),
  };
}
