/** Options for Playwright's `launch`, or for anything else that starts a Chromium. */
export interface BrowserLaunch {
  /** Absent where Playwright's own browser is used. */
  executablePath?: string;
  args: string[];
  /** The whole environment of the browser, this process's own included. */
  env: Record<string, string>;
}

/**
 * Finds a Chromium: CHROMIUM_PATH, an installed one, the one inside @sparticuz/chromium, Playwright's own.
 * Pages can reach 127.0.0.1, localhost and perepiska.test (the same machine), nothing else.
 * Throws where none can be started, naming what was tried.
 */
export function browserLaunch(): Promise<BrowserLaunch>;
