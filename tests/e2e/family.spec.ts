import type { Page } from "@playwright/test";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import type { Language } from "~/domain/access/roles";
import { expect, someone, test } from "./fixtures";
import type { Installation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

for (const language of bothLanguages) {
  const t = words[language];
  const submit = (page: Page) => page.getByRole("button", { name: t("needs.submit"), exact: true }).click();
  const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

  test(`a relative lands on the people they follow and sees signatures and numbers only: ${language}`, async ({
    site,
    open,
  }) => {
    const { relative, made } = await family(site, language);
    const page = await open({ language, person: relative, width: 320 });
    await page.goto("/sign-in");
    await expect(page).toHaveURL(/\/family$/);
    await expect(page.getByText(t("family.under-way", { count: 2 }))).toBeVisible();
    await page.locator("main h2 a").click();
    const letters = page.locator("main section").filter({ hasText: t("family.letters") });
    await expect(letters.locator("dt")).toHaveText([made.signature]);
    await expect(letters.locator("dd")).toHaveText([/1.*2/]);
    await expect(letters).not.toContainText(/20\d\d/);
    const html = await page.content();
    for (const secret of [made.id, made.viewer.personId]) expect(html).not.toContain(secret);
  });

  test(`sizes and needs are filled in, mended and emptied: ${language}`, async ({ site, open }) => {
    const { relative, made } = await family(site, language);
    const page = await open({ language, person: relative });
    await page.goto(`/family/${made.prisonerId}`);
    await link(page, t("family.task.needs")).click();
    await page.getByLabel(t("sizes.chest"), { exact: true }).fill("104,5");
    await page.getByLabel(t("sizes.shoe"), { exact: true }).fill("7");
    await page.getByLabel(t("field.month"), { exact: true }).fill("3");
    await page.getByLabel(t("field.year"), { exact: true }).fill("2026");
    await page.getByLabel(t("needs.request"), { exact: true }).fill("Очки и <b>книги</b>");
    await submit(page);
    await expect(page.getByRole("alert")).toContainText(t("sizes.shoe.range"));
    await expect(page.getByLabel(t("sizes.chest"), { exact: true })).toHaveValue("104,5");
    await page.getByLabel(t("sizes.shoe"), { exact: true }).fill("43");
    await submit(page);
    await expect(page.getByRole("status")).toHaveText(t("needs.saved"));
    await expect(page.getByLabel(t("sizes.chest"), { exact: true })).toHaveValue(
      language === "ru" ? "104,5" : "104.5",
    );
    await expect(page.locator("#chest-hint")).toContainText("2026");
    await page.getByLabel(t("sizes.chest"), { exact: true }).fill("");
    await page.getByLabel(t("needs.request"), { exact: true }).fill("");
    await submit(page);
    await expect(page.getByLabel(t("sizes.chest"), { exact: true })).toHaveValue("");
    await expect(page.getByLabel(t("needs.request"), { exact: true })).toHaveValue("");
    await expect(page.getByLabel(t("sizes.shoe"), { exact: true })).toHaveValue("43");
  });

  test(`letters are forbidden and allowed again, and volunteers see it at once: ${language}`, async ({
    site,
    open,
  }) => {
    const { relative, made, name } = await family(site, language);
    const page = await open({ language, person: relative });
    const volunteer = await open({ language, person: await someone(site, { language }) });
    const lookFor = async () => {
      await volunteer.goto(`/prisoners?search=${encodeURIComponent(name)}`);
      return volunteer.locator(`main a[href="/prisoners/${made.prisonerId}"]`).count();
    };
    const say = async (purpose: string, word: string) => {
      await page.locator(`input[name="${purpose}"][value="${word}"]`).check();
      await submit(page);
      await expect(page.getByRole("status")).toHaveText(t("consent.saved"));
    };
    expect(await lookFor()).toBe(1);
    await page.goto(`/family/${made.prisonerId}`);
    await link(page, t("family.task.consent")).click();
    await expect(page.getByText(t("consent.now.presumed", { list: "Вместе" }))).toBeVisible();
    await expect(page.getByText(t("consent.preview.not-shown"))).toBeVisible();
    await expect(page.locator("article.card")).toContainText(t("public-card.letters"));

    await say("letters", "refused");
    expect(await lookFor()).toBe(0);
    expect((await volunteer.goto(`/prisoners/${made.prisonerId}`))?.status()).toBe(404);
    await expect(page.getByText(t("consent.letters.go-on"))).toBeVisible();
    await expect(link(page, t("family.task.stop"))).toBeVisible();
    await expect(page.locator("article.card")).not.toContainText(t("public-card.letters"));

    await say("public-name", "given");
    await expect(page.getByText(t("consent.preview.shown"))).toBeVisible();
    await say("letters", "given");
    expect(await lookFor()).toBe(1);
  });
}

/** A relative of somebody to whom one volunteer sent two letters. */
async function family({ app }: Installation, language: Language) {
  const now = app.clock();
  const name = `Ольхин Марк ${unique()}`;
  const { id: prisonerId } = await makePrisoner(app, { name }, now);
  const made = await makeCorrespondence(app, { prisonerId, signature: `Анна ${unique()}` }, now);
  await sendLetter(app, made, {}, now);
  await sendLetter(app, made, {}, now);
  return { made, name, relative: await makeRelative(app, { prisonerIds: [prisonerId], language }, now) };
}
