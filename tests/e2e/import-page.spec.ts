import { expect, type Page } from "@playwright/test";
import { makePrisoner } from "#db/factories/prisoners";
import type { Language } from "~/domain/access/roles";
import { test as base, count, someone } from "./fixtures";
import { type Installation, startInstallation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

/** An installation with nobody in it, for one test alone. */
const test = base.extend<{ alone: Installation }>({
  alone: async ({ browserName: _ }, use) => {
    const alone = await startInstallation();
    await use(alone);
    await alone.stop();
  },
});

for (const js of [true, false]) {
  for (const language of bothLanguages) {
    test(`a list comes in through the desk and goes again: ${language}, JavaScript ${js ? "on" : "off"}`, async ({
      open,
      alone: at,
    }) => {
      const t = words[language];
      const { app } = at;
      const who = unique();
      const known = `Полынин ${who} Ильич`;
      await makePrisoner(app, { name: known, birthDate: "1979-05-05" }, app.clock());
      const coordinator = await someone(at, { role: "coordinator", language });
      const page = await open({ language, js, at, person: coordinator, width: 1280 });

      await page.goto("/desk");
      await page.getByRole("link", { name: t("import.heading") }).click();
      await page.getByLabel(t("import.file"), { exact: true }).setInputFiles({
        name: "список.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(listOf(who, known)),
      });
      await page.getByLabel(t("import.title"), { exact: true }).fill(`Друзья ${who}`);
      await page.getByRole("button", { name: t("import.upload") }).click();

      await expect(page.getByRole("heading", { level: 1, name: t("import.columns") })).toBeVisible();
      const meaning = page.getByRole("row", { name: "кто это" }).getByRole("combobox");
      await meaning.selectOption({ label: t("import.field.about") });
      await page.getByRole("button", { name: t("import.columns.submit") }).click();

      await expect(page.getByRole("heading", { level: 1, name: t("import.preview") })).toBeVisible();
      await expect(page.getByText(t("import.doubts.open", { count: 1 }))).toBeVisible();
      await page.getByRole("radio", { name: t("import.doubts.new") }).check();
      await page.getByRole("button", { name: t("import.doubts.submit") }).click();
      await expect(page.getByText(t("import.doubts.open", { count: 1 }))).toHaveCount(0);
      await page.getByRole("button", { name: t("import.apply"), exact: true }).click();

      await page.waitForURL(/\/desk\/import\/runs\/\d+$/, { timeout: 30_000 });
      await expect(page.getByRole("heading", { level: 1, name: t("import.run") })).toBeVisible();
      await expect(page.getByRole("heading", { name: t("import.created", { count: 2 }) })).toBeVisible();
      const run = page.url();
      await expectListed(page, `Озерцов ${who}`, 1);
      await expectSuggested(await newcomer(), `Озерцов ${who}`);

      await page.goto(run);
      await page.locator("summary", { hasText: t("import.undo") }).click();
      await page.getByRole("button", { name: t("import.undo.submit"), exact: true }).click();
      await expect(page.getByText(t("import.outcome.undone")).first()).toBeVisible();
      await expectListed(page, `Озерцов ${who}`, 0);
      count({ journeys: 1 });

      async function newcomer(): Promise<Page> {
        return open({ language, js, at, person: await someone(at, { language }) });
      }
    });
  }
}

for (const language of bothLanguages) {
  test(`a file that is too large leaves a page that says so: ${language}`, async ({ open, site }) => {
    const t = words[language as Language];
    const page = await open({ language, person: await someone(site, { role: "coordinator", language }) });
    await page.goto("/desk/import");
    for (const bytes of [2 * 1024 * 1024 + 1, 5 * 1024 * 1024]) {
      await page.getByLabel(t("import.file"), { exact: true }).setInputFiles({
        name: "list.csv",
        mimeType: "text/csv",
        buffer: Buffer.alloc(bytes, "a"),
      });
      await page.getByRole("button", { name: t("import.upload") }).click();
      await expect(page.getByRole("alert").getByText(t("import.unreadable.too-many-bytes"))).toBeVisible();
    }
  });
}

/** Somebody new whom one may write to, and a row that may mean somebody known. */
function listOf(who: string, known: string): string {
  return [
    "имя,дата рождения,кто это,место содержания",
    `Озерцов ${who} Иванович,1985-02-14,Любит шахматы,"ИК-${who}, 601443, г. Вязники, ул. Садовая, 3"`,
    `${known},,,`,
    "",
  ].join("\n");
}

async function expectListed(page: Page, name: string, times: number): Promise<void> {
  await page.goto(`/desk/prisoners?q=${encodeURIComponent(name)}`);
  await expect(page.locator("main tbody th a", { hasText: name })).toHaveCount(times);
}

/** Among the people a newcomer is shown. */
async function expectSuggested(page: Page, name: string): Promise<void> {
  await page.goto("/suggestions");
  await expect(page.locator("main h2", { hasText: name })).toBeVisible();
}
