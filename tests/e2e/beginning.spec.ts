import { expect, type Page } from "@playwright/test";
import { test as base, count, someone } from "./fixtures";
import { type Installation, startInstallation } from "./installation";
import { bothLanguages, words } from "./words";

/** An installation with nobody in it, for one test alone. */
const test = base.extend<{ alone: Installation }>({
  alone: async ({ browserName: _ }, use) => {
    const alone = await startInstallation();
    await use(alone);
    await alone.stop();
  },
});

const LIST = [
  "Список на ноябрь;;;",
  "ФИО;Дата рождения;Учреждение;Адрес",
  "Озерцов Лев Иванович;14.02.1985;ИК-3;601443, Владимирская область, г. Вязники, ул. Садовая, 3",
  "Полынин Олег Ильич;1979;ИК-3;601443, Владимирская область, г. Вязники, ул. Садовая, 3",
];
const PAIRS = [
  "Кому пишет;Год рождения;Кто пишет;Подпись;Последнее письмо;Писем",
  "Озерцов Лев Иванович;1985;olya_77;Оля;01.11.2026;4",
];
const answers = [
  "[name=languages][value=ru]",
  "[name=ways][value=both]",
  "[name=russianCard][value=no]",
  "[name=postsFrom][value=abroad]",
  "[name=capacity][value='2']",
  "[name=writtenDown]",
  "[name=adult]",
];

for (const js of [true, false]) {
  for (const language of bothLanguages) {
    const t = words[language];
    const how = `${language}, JavaScript ${js ? "on" : "off"}`;

    test(`from an empty installation to a list, its pairs and the first claim: ${how}`, async ({
      open,
      alone: at,
    }) => {
      const coordinator = await someone(at, { role: "coordinator", language });
      const desk = await open({ language, js, at, person: coordinator, width: 1280 });
      await desk.goto("/desk");
      await expect(desk.getByText(t("desk-list.empty"))).toBeVisible();
      await bringIn(desk, "prisoners", LIST, "Друзья");
      await desk.getByRole("link", { name: t("import.run.next.pairs") }).click();
      await bringIn(desk, "pairs", PAIRS, "");
      await desk.getByRole("link", { name: t("import.run.links.make") }).click();
      await desk.locator("main a.button").click();
      await desk.locator("main form .button").click();
      const link = /\/take-over\/[\w-]+/.exec((await desk.locator(".sheet").textContent()) ?? "")?.[0] ?? "";

      const writer = await open({ language, js, at });
      await writer.goto(link);
      await expect(writer.getByText("Оля")).toBeVisible();
      for (const answer of answers) await writer.locator(answer).check();
      await writer.locator("main form .button").click();
      await expect(writer).toHaveURL(/\/correspondence$/);
      await expect(writer.getByRole("link", { name: "Озерцов Лев Иванович" })).toBeVisible();

      await writer.goto("/suggestions");
      const next = writer.locator("main h2 a", { hasText: "Полынин Олег Ильич" });
      await next.click();
      await writer.locator("main a[href$='/claim']").click();
      await writer.locator("#signature").fill("Оля");
      await writer.locator("main form .button").click();
      await expect(writer.locator("#address")).toContainText("г. Вязники");
      await desk.goto("/desk/prisoners?q=Полынин");
      await expect(desk.locator("main tbody tr")).toHaveCount(1);
      count({ beginnings: 1 });
    });

    async function bringIn(desk: Page, kind: string, lines: readonly string[], title: string): Promise<void> {
      if (!desk.url().includes("/desk/import")) await desk.goto("/desk/import");
      await expect(desk.locator(`input[name=kind][value=${kind}]`)).toBeChecked();
      await desk.getByLabel(t("import.file"), { exact: true }).setInputFiles({
        name: "список.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(lines.join("\n")),
      });
      await desk.getByLabel(t("import.title"), { exact: true }).fill(title);
      await desk.getByRole("button", { name: t("import.upload") }).click();
      await desk.getByRole("button", { name: t("import.columns.submit") }).click();
      await desk.getByRole("button", { name: t("import.apply"), exact: true }).click();
      await desk.waitForURL(/\/desk\/import\/runs\/\d+$/, { timeout: 30_000 });
    }
  }
}
