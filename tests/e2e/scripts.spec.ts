import type { Page } from "@playwright/test";
import { makeCorrespondence } from "#db/factories/correspondence";
import { languageLabel } from "~/i18n/language-names";
import { expect, someone, test } from "./fixtures";
import { fillDate, postToday } from "./journey";
import { bothLanguages, words } from "./words";

for (const language of bothLanguages) {
  const t = words[language];

  test(`logging a letter is checked in the browser in the server's words: ${language}`, async ({
    site,
    open,
  }) => {
    const person = await someone(site, { language });
    const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
    const page = await open({ language, person, js: true });
    await page.goto(`/correspondence/${made.id}/letters/new`);
    await takenOver(page);
    await page.getByLabel(t("day.other")).check();
    await fillDate({ page, language }, "2026-02-31");
    await sendsNothing(page, () => page.getByRole("button", { name: t("log-letter.submit") }).click());
    await expect(page.getByRole("group", { name: t("day.which") })).toContainText(t("day.not-a-date"));
    await expect(page.getByRole("alert")).toContainText(t("day.not-a-date"));
    await expect(page.getByLabel(t("field.day"), { exact: true })).toHaveValue("31");
  });

  test(`the last page of joining is checked in the browser in the server's words: ${language}`, async ({
    open,
  }) => {
    const page = await open({ language, js: true });
    await answerAll(page, language);
    await takenOver(page);
    const create = page.getByRole("button", { name: t("join.account.submit") });
    await sendsNothing(page, () => create.click());
    await expect(page.getByRole("alert")).toContainText(t("join.account.written-down.missing"));
    await expect(page.locator("main")).toContainText(t("join.account.adult.missing"));
    await page.getByLabel(t("join.account.by-email")).check();
    await page.getByLabel(t("email.label"), { exact: true }).fill("nobody at home");
    await sendsNothing(page, () => create.click());
    await expect(page.getByLabel(t("email.label"), { exact: true })).toHaveAccessibleDescription(
      new RegExp(t("email.malformed")),
    );
  });

  test(`what is chosen before the scripts have come stays chosen: ${language}`, async ({ site, open }) => {
    const person = await someone(site, { language });
    const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
    const page = await open({ language, person, js: true });
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route("**/assets/*.js", (route) => held.then(() => route.continue()));
    await page.goto(`/correspondence/${made.id}/letters/new`, { waitUntil: "commit" });
    await page.getByLabel(t("day.other")).check();
    await page.getByLabel(t("field.day"), { exact: true }).fill("31");
    letThrough();
    await takenOver(page);
    await expect(page.getByLabel(t("day.other"))).toBeChecked();
    await expect(page.getByLabel(t("field.day"), { exact: true })).toHaveValue("31");
    await sendsNothing(page, () => page.getByRole("button", { name: t("log-letter.submit") }).click());
    await expect(page.getByRole("alert")).toContainText(t("day.not-a-date"));
  });

  test(`the draft is checked as it is written, and nothing of it leaves the device: ${language}`, async ({
    site,
    open,
  }) => {
    const marker = "зимородок";
    const draft = `Здравствуйте. Пишет ${marker}. Смотрите www.example.org, там про войну.`;
    const person = await someone(site, { language });
    const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
    const page = await open({ language, person, js: true });
    const sent: string[] = [];
    page.on("request", (request) => {
      sent.push(decodeURIComponent(`${request.url()} ${request.postData() ?? ""}`));
    });
    await page.goto(`/correspondence/${made.id}`);
    await page.getByLabel(t("draft.label"), { exact: true }).fill(draft);
    const advice = page.getByRole("list", { name: t("draft.findings") });
    await expect(advice.getByText(t("draft.no-date"))).toBeVisible();
    const longAgo = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(t("draft.label"), { exact: true }).fill(`${longAgo}. ${draft}`);
    await expect(advice.getByText(t("draft.no-date"))).toBeVisible();
    const today = new Date().toISOString().slice(0, 10);
    await page.getByLabel(t("draft.label"), { exact: true }).fill(`${today}. ${draft}`);
    await expect(advice.getByText(t("draft.no-date"))).toBeHidden();
    await page.getByLabel(t("draft.label"), { exact: true }).fill(draft);
    await expect(advice.getByText(t("draft.has-link"))).toBeVisible();
    await expect(advice.getByText(t("draft.topic-war"))).toBeVisible();
    await expect(advice.getByText(t("draft.too-short"))).toBeVisible();
    const asked = page.waitForEvent("dialog");
    const leave = page.getByRole("button", { name: t("course.extend") }).click();
    await (await asked).dismiss();
    await leave;
    await expect(page.getByLabel(t("draft.label"), { exact: true })).toHaveValue(draft);
    await postToday({ page, language }, 1);
    expect(sent.some((each) => each.includes("when=today"))).toBe(true);
    expect(sent.filter((each) => each.includes(marker))).toEqual([]);
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    expect(kept).toEqual([0, 0, ""]);
  });

  test(`the next letter waits folded while the last one is fresh: ${language}`, async ({ site, open }) => {
    const person = await someone(site, { language });
    const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
    const page = await open({ language, person });
    await page.goto(`/correspondence/${made.id}`);
    await postToday({ page, language }, 1);
    await expect(page.getByRole("button", { name: t("posted.today") })).toBeHidden();
    await page.locator("summary", { hasText: t("letter-desk.next", { number: 2 }) }).click();
    await expect(page.getByRole("button", { name: t("posted.today") })).toBeVisible();
    await expect(page.getByText("Письмо № 2, ")).toBeVisible();
  });

  test(`without JavaScript there is a checklist instead of a draft: ${language}`, async ({ site, open }) => {
    const person = await someone(site, { language });
    const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
    const page = await open({ language, person });
    await page.goto(`/correspondence/${made.id}`);
    await expect(page.locator("noscript")).toBeVisible();
    expect(await page.locator("noscript").innerText()).toContain(t("draft.checklist-title"));
    await expect(page.getByRole("button", { name: t("address.copy") })).toBeHidden();
    await expect(page.getByLabel(t("draft.label"), { exact: true })).toBeHidden();
  });
}

async function answerAll(page: Page, language: "en" | "ru"): Promise<void> {
  const t = words[language];
  await page.goto("/join/languages");
  const answers = [
    [languageLabel(language, "ru")],
    [t("writing.ways.both"), t("writing.card.no")],
    [t("writing.place.russia")],
    [t("writing.people.one")],
  ];
  for (const labels of answers) {
    for (const label of labels) await page.getByRole("main").getByLabel(label).first().check();
    await page.getByRole("button", { name: t("join.continue") }).click();
  }
}

/** Waits until React answers in this page. */
async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector("main form") ?? {};
    return Object.keys(form).some((key) => key.startsWith("__reactProps"));
  });
}

async function sendsNothing(page: Page, act: () => Promise<void>): Promise<void> {
  let posts = 0;
  const listen = () => {
    posts += 1;
  };
  page.on("request", listen);
  await act();
  await expect(page.getByRole("alert")).toBeVisible();
  page.off("request", listen);
  expect(posts).toBe(0);
}
