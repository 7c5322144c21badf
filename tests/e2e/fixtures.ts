import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { makeSession, makeVolunteer, type VolunteerOverrides } from "#db/factories/volunteers";
import type { Language, Role } from "~/domain/access/roles";
import { ADDRESS_HEADER, type Installation, startInstallation } from "./installation";
import { seedSmall } from "./seed";
import { watch } from "./watch";

export interface Opening {
  language?: Language;
  js?: boolean;
  width?: number;
  colorScheme?: "light" | "dark";
  /** Who is signed in; nobody unless said. */
  person?: { id: string; role: Role } | undefined;
  /** Where: the worker's seeded installation unless said. */
  at?: Installation;
  /** The name it is opened under; 127.0.0.1 unless said. */
  host?: string;
}

interface OwnFixtures {
  /** Opens a browser of one's own, and watches it: what goes wrong in it fails the test at its end. */
  open: (opening?: Opening) => Promise<Page>;
}

interface WorkerFixtures {
  /** An installation with some people in it, the worker's own. */
  site: Installation;
  /** An installation nobody has put anything into. */
  bare: Installation;
}

export const test = base.extend<OwnFixtures, WorkerFixtures>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await startInstallation(seedSmall);
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  bare: [
    async ({ browserName: _ }, use) => {
      const bare = await startInstallation();
      await use(bare);
      await bare.stop();
    },
    { scope: "worker" },
  ],
  open: async ({ browser, site }, use) => {
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    await use(async ({ language = "en", js = false, width = 360, colorScheme = "light", ...rest } = {}) => {
      const { person, at = site, host = "127.0.0.1" } = rest;
      const origin = `http://${host}:${at.port}`;
      const context = await browser.newContext({
        baseURL: origin,
        locale: language === "ru" ? "ru-RU" : "en-GB",
        javaScriptEnabled: js,
        viewport: { width, height: width < 800 ? 740 : 900 },
        colorScheme,
        extraHTTPHeaders: { [ADDRESS_HEADER]: anotherNetwork() },
      });
      contexts.push(context);
      if (person) await signIn(context, at, origin, person);
      await context.addCookies([{ name: "language", value: language, url: origin, httpOnly: true }]);
      const page = await context.newPage();
      watch(page, origin, problems);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(problems, "what went wrong in the browser").toEqual([]);
  },
});

export { expect };

async function signIn(
  context: BrowserContext,
  { app }: Installation,
  origin: string,
  person: { id: string; role: Role },
): Promise<void> {
  const [name = "", value = ""] = (await makeSession(app, person, origin, app.clock())).split("=");
  await context.addCookies([{ name, value, url: origin, httpOnly: true }]);
}

/** An account made for one test. */
export function someone({ app }: Installation, overrides: VolunteerOverrides = {}) {
  return makeVolunteer(app, overrides, app.clock());
}

let networks = 0;

/** Every visitor comes from another network. */
function anotherNetwork(): string {
  networks += 1;
  return `10.${process.pid % 256}.${networks >> 8}.${networks % 256}`;
}

/** Adds to the counts that the last line of the run shows. */
export function count(counts: Record<string, number>): void {
  test.info().annotations.push({ type: "counts", description: JSON.stringify(counts) });
}
