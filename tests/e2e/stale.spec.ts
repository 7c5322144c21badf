import { makeCorrespondence, makeReceipt, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { expect, someone, test } from "./fixtures";
import { postToday } from "./journey";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

for (const language of bothLanguages) {
  const t = words[language];

  test(`somebody took the last place while the page was open: ${language}`, async ({ site, open }) => {
    const { app } = site;
    const { id } = await makePrisoner(app, { name: `Кленов ${unique()}`, cap: 1 }, app.clock());
    const page = await open({ language, person: await someone(site, { language }) });
    await page.goto(`/prisoners/${id}/claim`);
    await page.getByLabel(t("claim.signature"), { exact: true }).fill("Вера");
    await page.getByLabel(t("claim.channel.post")).check();
    await makeCorrespondence(app, { prisonerId: id }, app.clock());
    await page.getByRole("button", { name: t("claim.submit") }).click();
    await expect(page.getByText(t("claim-refused.cap-full"))).toBeVisible();
    await page.getByRole("link", { name: t("claim-refused.others") }).click();
    await expect(page.getByRole("heading", { level: 1, name: t("suggestions.title") })).toBeVisible();
  });

  test(`the session ended while the page was open: ${language}`, async ({ site, open }) => {
    const person = await someone(site, { language });
    const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
    const page = await open({ language, person });
    await page.goto(`/correspondence/${made.id}`);
    await page.context().clearCookies({ name: "session" });
    await page.getByRole("button", { name: t("posted.today") }).click();
    await expect(page.getByText(t("sign-in.ended"))).toBeVisible();
    await expect(page.getByRole("button", { name: t("sign-in.submit"), exact: true })).toBeVisible();
  });

  test(`a letter posted in time and logged after the hold ran out is accepted: ${language}`, async ({
    site,
    open,
  }) => {
    const person = await someone(site, { language });
    const begun = new Date(site.app.clock().getTime() - 20 * 86_400_000);
    const made = await makeCorrespondence(site.app, { viewer: person }, begun);
    const page = await open({ language, person });
    await page.goto(`/correspondence/${made.id}`);
    await expect(page.getByText(t("step.finished.expired"))).toBeVisible();
    await expect(page.getByText(t("letter-desk.posted-late"))).toBeVisible();
    await postToday({ page, language }, 1);
    await expect(page.getByText(t("step.finished.expired"))).toBeHidden();
    await page.goto("/correspondence");
    await expect(page.getByRole("heading", { name: t("correspondence.group.waiting") })).toBeVisible();
  });

  test(`a letter the family confirmed meanwhile stays: ${language}`, async ({ site, open }) => {
    const { app } = site;
    const person = await someone(site, { language });
    const made = await makeCorrespondence(app, { viewer: person }, app.clock());
    const number = await sendLetter(app, made, {}, app.clock());
    const page = await open({ language, person });
    await page.goto(`/correspondence/${made.id}`);
    await makeReceipt(app, made, { numbers: [number] }, app.clock());
    await page.getByRole("button", { name: t("history.undo") }).click();
    await expect(page.getByText(t("not-done.confirmed"))).toBeVisible();
    await page.getByRole("link", { name: t("not-done.back") }).click();
    await expect(page.getByRole("button", { name: t("history.undo") })).toBeHidden();
  });

  test(`a second extension from an old page is explained: ${language}`, async ({ site, open }) => {
    const person = await someone(site, { language });
    const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
    const page = await open({ language, person });
    await page.goto(`/correspondence/${made.id}`);
    const { origin } = new URL(page.url());
    await page.request.post(`/correspondence/${made.id}/extension`, {
      form: {},
      headers: { Origin: origin },
    });
    await page.getByRole("button", { name: t("course.extend") }).click();
    await expect(page.getByText(t("not-done.already-extended"))).toBeVisible();
  });
}
