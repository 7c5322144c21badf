export interface AppOptions {
  /** What the application gets as DATABASE_URL. */
  databaseUrl: string;
  /** Settings on top of, or instead of, the usual ones; nothing else of this process's environment is passed on. */
  env?: Record<string, string>;
  /** Origins it answers to besides those of this machine. */
  names?: readonly string[];
  /** Run in the project's folder; "node" means the Node that runs the tests. Usually `node build/server.js`. */
  command?: [string, ...string[]];
}

/** A running application. */
export interface AppProcess {
  /** `http://127.0.0.1:<port>`; the application also answers to localhost and perepiska.test on this port. */
  origin: string;
  port: number;
  pid: number;
  /** Sends SIGTERM and waits for the end; after 15 seconds it is killed. */
  stop(): Promise<void>;
  /** The last 64 kB of what it said. */
  stderr(): string;
  stdout(): string;
}

/**
 * Starts the built application on a free port, with random FIELD_KEYS and INDEX_KEY, and waits until /readyz
 * answers 200. It ends with this process. Throws, with what the application said, if it is not ready in a minute.
 */
export function startApp(options: AppOptions): Promise<AppProcess>;
