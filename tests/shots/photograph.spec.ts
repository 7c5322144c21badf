import { join } from "node:path";
import type { Page } from "@playwright/test";
import { seedDemo } from "#db/seeds/demo";
import { onlooker } from "../e2e/cast";
import { test as base, count } from "../e2e/fixtures";
import { type Installation, startInstallation } from "../e2e/installation";
import { visits } from "../e2e/visits";
import { bothLanguages } from "../e2e/words";
import { folder } from "./folder.mjs";

/** The demo's story, as its visitors see it. */
const test = base.extend<object, { demo: Installation }>({
  demo: [
    async ({ browserName: _ }, use) => {
      const demo = await startInstallation(async (app) => void (await seedDemo(app)), { demo: true });
      await use(demo);
      await demo.stop();
    },
    { scope: "worker" },
  ],
});

for (const [pattern, ways] of Object.entries(visits)) {
  for (const language of bothLanguages) {
    for (const { as = "visitor", bare: isBare, state, what, go } of ways) {
      const title = [pattern, state, what].filter(Boolean).join(" ");
      test(`${title} ${language}`, async ({ demo, bare, open }) => {
        const at = isBare ? bare : demo;
        const person = await onlooker(at, as, language);
        const page = await open({ language, person, at, js: true });
        await go({ page, at, language, person });
        await photograph(page, `${fileName(title)}--${language}`);
      });
    }
  }
}

/** The whole page, narrow and wide, light and dark. */
async function photograph(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({ path: join(folder, `${name}--${width}--${colorScheme}.png`), fullPage: true });
      count({ shots: 1 });
    }
  }
}

function fileName(title: string): string {
  return title
    .replace(/^\/(?= )/, "start")
    .replace(/^\//, "")
    .replaceAll(/[/: ]+/g, "-");
}
