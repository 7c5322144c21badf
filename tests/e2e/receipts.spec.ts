import type { Page } from "@playwright/test";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findNewestReceipts } from "#db/repositories/receipts";
import type { Language } from "~/domain/access/roles";
import { expect, test } from "./fixtures";
import type { Installation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

for (const language of bothLanguages) {
  const t = words[language];
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const letter = (signature: string, number: number) => `${signature} — ${t("receipt.letter", { number })}`;

  for (const js of [false, true]) {
    const how = `${language}, ${js ? "with" : "without"} JavaScript`;

    test(`known, half-known and unknown letters, corrected and taken back: ${how}`, async ({
      site,
      open,
    }) => {
      const { prisonerId, anna, person } = await house(site, language);
      const page = await open({ language, js, width: 320, person });
      await page.goto(`/family/${prisonerId}/receipts/new`);
      await page.getByLabel(t("receipt.letters"), { exact: true }).fill(language === "ru" ? "пять" : "five");
      await page.getByLabel(letter(anna, 2), { exact: true }).check();
      await page.locator("#signature0").fill("Незнакомка");
      await page.locator("#number1").fill("4");
      await page.locator("#number1").press("Enter");
      await expect(page.locator("#number1")).toHaveValue("4");
      await expect(page.getByRole("button", { name: t("receipt.save"), exact: true })).toBeVisible();
      expect(await count(site, prisonerId)).toBe(0);
      await page.getByLabel(t("receipt.when.yesterday")).check();
      await press(page, t("receipt.more"));
      await expect(page.locator("#signature3")).toBeVisible();
      await expect(page.getByLabel(letter(anna, 2), { exact: true })).toBeChecked();
      await expect(page.locator("#signature0")).toHaveValue("Незнакомка");
      expect(await count(site, prisonerId)).toBe(0);
      await page.locator("#signature3").fill(anna);
      await page.getByLabel(t("receipt.told.prisoner")).check();
      await press(page, t("receipt.save"));

      await page.waitForURL(/receipts\/\d+$/);
      const main = page.locator("main");
      const marked = t("receipt.told-both", { signature: anna, number: 2 });
      await expect(main).toContainText(t("receipt.line.placed", { told: marked }));
      await expect(main).toContainText(t("receipt.line.oldest", { told: anna, number: 1 }));
      await expect(main).toContainText(t("receipt.unplaced"));
      await expect(main).toContainText("Незнакомка");
      await expect(main).toContainText(t("receipt.unnamed", { count: 1 }));

      await page.getByText(t("receipt.correct.open")).click();
      await expect(page.locator("#letters")).toHaveValue("5");
      await page.locator("#letters").fill("");
      await page.getByLabel(letter(anna, 2), { exact: true }).uncheck();
      await press(page, t("receipt.correct"));
      await expect(main).not.toContainText(t("receipt.line.placed", { told: marked }));
      await expect(main).toContainText(t("receipt.line.oldest", { told: anna, number: 1 }));
      expect(await count(site, prisonerId)).toBe(1);
      await press(page, t("receipt.withdraw"));
      await page.waitForURL(/#receipts$/);
      await expect(page.getByRole("status")).toContainText(t("receipt.gone"));
      expect(await count(site, prisonerId)).toBe(0);
    });

    test(`what cannot be right is said beside its field, and all that was typed is kept: ${how}`, async ({
      site,
      open,
    }) => {
      const { prisonerId, anna, person } = await house(site, language);
      const page = await open({ language, js, width: 320, person });
      await page.goto(`/family/${prisonerId}/receipts/new`);
      await page.locator("#letters").fill("1");
      await page.locator("#signature0").fill(anna);
      await page.locator("#signature1").fill(anna);
      await press(page, t("receipt.save"));
      await expect(page.getByRole("alert")).toContainText(t("receipt.fewer-than-named"));
      await page.locator("#letters").fill("");
      await page.getByLabel(t("receipt.when.other")).check();
      await page.locator("#dateDay").fill("1");
      await page.locator("#dateMonth").fill("1");
      await page.locator("#dateYear").fill("2190");
      await press(page, t("receipt.save"));
      await expect(page.getByRole("alert")).toContainText(t("receipt.future"));
      await expect(page.locator("#signature1")).toHaveValue(anna);
      await page.locator("#dateDay").fill("");
      await page.locator("#dateMonth").fill("");
      await page.locator("#dateYear").fill("2026");
      await press(page, t("receipt.save"));
      await page.waitForURL(/receipts\/\d+$/);
      expect(await count(site, prisonerId)).toBe(1);
    });
  }

  test(`without a connection the form stays, says so and comes through once: ${language}`, async ({
    site,
    open,
  }) => {
    const { prisonerId, anna, person } = await house(site, language);
    const page = await open({ language, js: true, person });
    await page.goto(`/family/${prisonerId}/receipts/new`);
    await page.getByLabel(letter(anna, 1), { exact: true }).check();
    await page.context().setOffline(true);
    await press(page, t("receipt.save"));
    await expect(page.getByRole("status")).toContainText(t("receipt.unsent"));
    await press(page, t("receipt.send-now"));
    await expect(page.getByLabel(letter(anna, 1), { exact: true })).toBeChecked();
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(kept).toEqual([0, 0, 0, 0]);
    expect(await count(site, prisonerId)).toBe(0);
    await page.context().setOffline(false);
    await page.waitForURL(/receipts\/\d+$/);
    expect(await count(site, prisonerId)).toBe(1);
  });

  test(`while it waits the form can be opened again and changed: ${language}`, async ({ site, open }) => {
    const { prisonerId, anna, person } = await house(site, language);
    const page = await open({ language, js: true, person });
    await page.goto(`/family/${prisonerId}/receipts/new`);
    await page.getByLabel(letter(anna, 1), { exact: true }).check();
    await page.context().setOffline(true);
    await press(page, t("receipt.save"));
    await expect(page.getByRole("status")).toContainText(t("receipt.unsent"));
    await expect(page.locator("form[data-resend]")).toHaveCSS("opacity", "0.55");
    await press(page, t("receipt.edit-unsent"));
    await expect(page.locator("[data-unsent]")).toBeHidden();
    await page.getByLabel(letter(anna, 2), { exact: true }).check();
    await page.context().setOffline(false);
    expect(await count(site, prisonerId)).toBe(0);
    await press(page, t("receipt.save"));
    await page.waitForURL(/receipts\/\d+$/);
    await expect(page.locator("main")).toContainText(
      t("receipt.line.placed", { told: t("receipt.told-both", { signature: anna, number: 2 }) }),
    );
    expect(await count(site, prisonerId)).toBe(1);
  });

  test(`a coordinator on the phone chooses a letter, is told which, and takes it back: ${language}`, async ({
    site,
    open,
  }) => {
    const { prisonerId, anna } = await house(site, language);
    const coordinator = await makeVolunteer(site.app, { role: "coordinator", language }, site.app.clock());
    const page = await open({ language, js: false, width: 320, person: coordinator });
    await page.goto(`/desk/prisoners/${prisonerId}/receipts/new`);
    await page.locator("#signature0").fill("Незнакомка");
    await press(page, t("receipt.save"));
    const main = page.locator("main");
    await expect(main).toContainText(t("receipt.recorded.phone"));
    for (const from of ["receipt", "list"] as const) {
      if (from === "list") {
        await page.goto(`/desk/prisoners/${prisonerId}`);
        await page.getByRole("link", { name: t("desk.receipts.of-person", { count: 1 }) }).click();
      }
      await main.getByRole("button", { name: `${anna}, ${t("receipt.letter", { number: 2 })}` }).click();
      const meant = t("receipt.told-both", { signature: anna, number: 2 });
      const matched = t("desk.receipts.decided.matched", { told: "Незнакомка", letter: meant });
      await expect(page.getByRole("status")).toContainText(matched);
      await page.getByRole("status").getByRole("button").click();
      const waiting = t("desk.receipts.decided.waiting", { told: "Незнакомка" });
      await expect(page.getByRole("status")).toContainText(waiting);
    }
  });

  test(`an answer that was lost on its way makes no second receipt: ${language}`, async ({ site, open }) => {
    const { prisonerId, anna, person } = await house(site, language);
    const page = await open({ language, js: true, person });
    await page.goto(`/family/${prisonerId}/receipts/new`);
    await page.evaluate(() => {
      const real = window.fetch;
      window.fetch = async (...asked) => {
        await real(...asked);
        window.fetch = real;
        return new Response("", { status: 503 });
      };
    });
    await page.getByLabel(letter(anna, 1), { exact: true }).check();
    await press(page, t("receipt.save"));
    await expect(page.getByRole("status")).toBeVisible();
    await press(page, t("receipt.send-now"));
    await page.waitForURL(/receipts\/\d+$/);
    expect(await count(site, prisonerId)).toBe(1);
  });
}

async function house({ app }: Installation, language: Language) {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Ольхин Назар ${unique()}` }, now);
  const anna = `Анна ${unique()}`;
  const made = await makeCorrespondence(app, { prisonerId, signature: anna }, now);
  for (const days of [9, 5]) {
    const sentOn = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
    await sendLetter(app, made, { sentOn }, now);
  }
  return { prisonerId, anna, person: await makeRelative(app, { prisonerIds: [prisonerId], language }, now) };
}

async function count({ app }: Installation, prisonerId: string): Promise<number> {
  return (await findNewestReceipts(app.db, prisonerId, 9)).length;
}
