import { expect } from "@playwright/test";
import { makePrisoner } from "#db/factories/prisoners";
import { findPlanLines } from "#db/repositories/plan-lines";
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
    test(`the choice is left to the desk, planned, applied and taken back: ${language}, JavaScript ${js ? "on" : "off"}`, async ({
      open,
      alone: at,
    }) => {
      const t = words[language];
      const { app } = at;
      const names = [1, 2, 3].map((each) => `Рябинин${each} ${unique()} Петрович`);
      for (const name of names) await makePrisoner(app, { name }, app.clock());
      const wisher = async (signature: string) => {
        const person = await someone(at, { language });
        const page = await open({ language, js, at, person });
        await page.goto("/suggestions");
        await page.getByRole("link", { name: t("wish.choose-for-me") }).click();
        await page.getByLabel(t("claim.signature"), { exact: true }).fill(signature);
        await page.getByRole("button", { name: t("wish.choose-for-me") }).click();
        await expect(page.getByText(t("wish.stands", { count: 1 }))).toBeVisible();
        return { page, personId: person.personId };
      };
      const wishers = [await wisher("Анна"), await wisher("Вера"), await wisher("Ольга")];
      const gone = wishers.at(-1) ?? (await wisher("Нина"));

      const coordinator = await someone(at, { role: "coordinator", language });
      const desk = await open({ language, js, at, person: coordinator, width: 1280 });
      await desk.goto("/desk");
      await desk.getByRole("link", { name: t("balance.title"), exact: true }).click();
      await desk.getByRole("button", { name: t("balance.ask") }).click();
      await expect(desk.getByText(t("balance.optimal"))).toBeVisible({ timeout: 60_000 });
      await expect(desk.getByText(t("balance.untouched"))).toBeVisible();
      const ticks = desk.getByRole("checkbox");
      await expect(ticks).toHaveCount(3);
      for (const tick of await ticks.all()) await expect(tick).toBeChecked();

      const lines = await findPlanLines(app.db, new URL(desk.url()).pathname.split("/").at(-1) ?? "", 0, 10);
      const [left, kept] = lines.filter(({ personId }) => personId !== gone.personId);
      await desk.locator(`input[name="take"][value="${left?.id}"]`).uncheck();
      await gone.page.getByRole("button", { name: t("wish.withdraw") }).click();
      await expect(gone.page.getByText(t("wish.withdrawn"))).toBeVisible();
      await desk.getByRole("button", { name: t("balance.apply"), exact: true }).click();
      await expect(desk.getByText(t("balance.done.applied", { count: 1 }))).toBeVisible({ timeout: 60_000 });
      await expect(desk.getByText(t("balance.done.changed", { count: 1 }))).toBeVisible();
      await expect(desk.getByText(t("balance.why.not-wished"))).toBeVisible();
      await expect(desk.getByText(t("balance.line.left-out"), { exact: true })).toBeVisible();

      const writer = wishers.find(({ personId }) => personId === kept?.personId) ?? gone;
      for (const { page, personId } of wishers) {
        await page.goto("/correspondence");
        const isGiven = personId === writer.personId;
        await expect(page.getByText(t("wish.given"))).toHaveCount(isGiven ? 1 : 0);
      }
      await desk.getByRole("button", { name: t("balance.undo") }).click();
      await expect(desk.getByText(t("balance.done.undone", { count: 1 }))).toBeVisible({ timeout: 60_000 });
      await writer.page.goto("/correspondence");
      await expect(writer.page.getByText(t("wish.given"))).toHaveCount(0);
      await expect(writer.page.getByText(t("wish.stands", { count: 1 }))).toBeVisible();
      count({ journeys: 1 });
    });
  }
}
