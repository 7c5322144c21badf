import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Language } from "~/domain/access/roles";
import { onlooker } from "./cast";
import { count, expect, test } from "./fixtures";
import { type PagePattern, pagePatterns, visits } from "./visits";
import { bothLanguages, words } from "./words";

/** Pages that React takes over in the browser, and those with a small module of their own; no other has a script. */
const hydrated: readonly string[] = ["/join/account", "/correspondence/:id/letters/new"];
const withModule: readonly string[] = [
  "/correspondence/:id",
  "/family/:prisonerId/receipts/new",
  "/family/:prisonerId/receipts/:receipt",
  "/desk/prisoners",
  "/desk/volunteers",
  "/desk/facilities",
  "/desk/prisoners/:id/receipts/new",
  "/desk/prisoners/:id/receipts/:receipt",
];

test("every address of the registry that shows a page is visited", () => {
  const unvisited = pagePatterns.filter((pattern) => (visits[pattern as PagePattern] ?? []).length === 0);
  count({ routesUnvisited: unvisited.length });
  expect(unvisited).toEqual([]);
  expect(Object.keys(visits).sort()).toEqual(pagePatterns.toSorted());
});

test("axe finds what is wrong where something is", async ({ open }) => {
  const page = await open({ js: true });
  await page.goto("/about");
  const paint = (ink: string) =>
    page.evaluate((value) => document.documentElement.style.setProperty("--ink-soft", value), ink);
  const rules = async () => new Set((await axe(page)).map((finding) => finding.split(":")[0]));
  await paint("#6b655b");
  expect(await rules()).toEqual(new Set(["color-contrast-enhanced"]));
  await paint("#8a8378");
  await page
    .locator("main h2")
    .first()
    .evaluate((heading) => heading.replaceChildren());
  expect(await rules()).toEqual(new Set(["color-contrast", "empty-heading"]));
});

for (const language of bothLanguages) {
  for (const [pattern, ways] of Object.entries(visits)) {
    test(`${pattern} is sound for everybody: ${language}`, async ({ site, bare, open }) => {
      for (const { as = "visitor", bare: isBare, state, what, go } of ways) {
        await test.step([state, what].filter(Boolean).join(", "), async () => {
          const at = isBare ? bare : site;
          const person = await onlooker(at, as, language);
          const page = await open({ language, person, at, js: true });
          await go({ page, at, language, person });
          await expectSound(page, pattern, language, what === "extended already");
          await page.context().close();
        });
      }
      if (language === "en") count({ routesVisited: 1 });
    });
  }

  test(`an address that leads nowhere is sound too: ${language}`, async ({ open }) => {
    const page = await open({ language, js: true });
    const answer = await page.goto("/prisoner/of-azkaban");
    expect(answer?.status()).toBe(404);
    await expectSound(page, "*", language, true);
  });
}

async function expectSound(page: Page, pattern: string, language: Language, isDeed: boolean): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  expect(await page.title()).toContain(words[language]("site.name"));
  const scripts = await page.locator("script").count();
  if (withModule.includes(pattern) && !isDeed) expect(scripts).toBe(1);
  else expect(scripts > 0).toBe(hydrated.includes(pattern));

  await page.setViewportSize({ width: 320, height: 640 });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, "nothing is wider than a phone of 320 px").toBeLessThanOrEqual(0);
  for (const [colorScheme, width] of [
    ["light", 360],
    ["dark", 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const findings = await axe(page);
    count({ pagesChecked: 1, axeFindings: findings.length });
    expect(findings, `axe, ${colorScheme}, ${width} px`).toEqual([]);
  }
}

/** What axe finds, the stricter contrast of 7:1 included. */
async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: { "color-contrast-enhanced": { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
