import type { Locator, Page } from "@playwright/test";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { languageLabel } from "~/i18n/language-names";
import { count, expect, someone, test } from "./fixtures";
import type { Installation } from "./installation";
import { fillDate } from "./journey";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

for (const language of bothLanguages) {
  const t = words[language];
  const group = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
  const goOn = (page: Page) => page.getByRole("button", { name: t("join.continue") });

  test(`joining with nothing answered says so beside every question: ${language}`, async ({ open }) => {
    const page = await open({ language });
    await page.goto("/join/languages");
    const languages = group(page, t("writing.languages"));
    await refused(page, goOn(page), languages, t("writing.languages.missing"));
    await page.getByLabel(languageLabel(language, "ru"), { exact: true }).check();
    await goOn(page).click();

    await refused(page, goOn(page), group(page, t("writing.ways")), t("writing.ways.missing"));
    await page.getByLabel(t("writing.ways.online")).check();
    await refused(page, goOn(page), group(page, t("writing.card")), t("writing.card.missing"));
    await expect(page.getByLabel(t("writing.ways.online"))).toBeChecked();
    await page.getByLabel(t("writing.card.no")).check();
    await goOn(page).click();

    await refused(page, goOn(page), group(page, t("writing.place")), t("writing.place.missing"));
    await page.getByLabel(t("writing.place.abroad")).check();
    await goOn(page).click();
    await refused(page, goOn(page), group(page, t("writing.people")), t("writing.people.missing"));
    await page.getByLabel(t("writing.people.one")).check();
    await goOn(page).click();

    const create = page.getByRole("button", { name: t("join.account.submit") });
    await refused(page, create, page.locator("main"), t("join.account.written-down.missing"));
    await expect(page.locator("main")).toContainText(t("join.account.adult.missing"));
    await page.getByLabel(t("join.account.by-email")).check();
    await page.getByLabel(t("email.label"), { exact: true }).fill("nobody at home");
    await page.getByLabel(t("password.label"), { exact: true }).fill("short");
    await page.getByLabel(t("join.account.adult")).check();
    await refused(page, create, page.getByLabel(t("email.label"), { exact: true }), t("email.malformed"));
    await expect(page.getByLabel(t("password.label"), { exact: true })).toHaveAccessibleDescription(
      new RegExp(t("password.too-short")),
    );
    await expect(page.getByLabel(t("email.label"), { exact: true })).toHaveValue("nobody at home");
    await expect(page.getByLabel(t("password.label"), { exact: true })).toHaveValue("");
    await expect(page.getByLabel(t("join.account.adult"))).toBeChecked();
  });

  test(`signing in with nothing, and with the wrong password: ${language}`, async ({ open }) => {
    const page = await open({ language });
    await page.goto("/sign-in");
    const signIn = page.getByRole("button", { name: t("sign-in.submit"), exact: true });
    const name = page.getByLabel(t("sign-in.name"), { exact: true });
    await refused(page, signIn, name, t("sign-in.name.missing"));
    await name.fill("quiet-maple-482");
    await page.getByLabel(t("sign-in.password"), { exact: true }).fill("not this one at all");
    await refused(page, signIn, page.getByRole("alert"), t("sign-in.wrong"));
    await expect(name).toHaveValue("quiet-maple-482");
  });

  test(`a claim without a signature, with a link for one, without a way: ${language}`, async ({
    site,
    open,
  }) => {
    const person = await someone(site, { language });
    const prisoner = await aPrisoner(site);
    const page = await open({ language, person });
    await page.goto(`/prisoners/${prisoner}/claim`);
    const submit = page.getByRole("button", { name: t("claim.submit") });
    const signature = page.getByLabel(t("claim.signature"), { exact: true });
    const channel = group(page, t("claim.channel"));
    await refused(page, submit, signature, t("signature.empty"));
    await expect(channel).toContainText(t("claim.choose-channel"));
    await signature.fill("пишите на example.org");
    await page.getByLabel(t("claim.channel.post")).check();
    await refused(page, submit, signature, t("signature.link"));
    await expect(signature).toHaveValue("пишите на example.org");
    await expect(page.getByLabel(t("claim.channel.post"))).toBeChecked();
    await page.goto("/correspondence");
    await expect(page.getByText(t("correspondence.nobody"))).toBeVisible();
  });

  for (const what of ["letter", "reply"] as const) {
    test(`a ${what} on a day that does not exist, or has not come: ${language}`, async ({ site, open }) => {
      const person = await someone(site, { language });
      const made = await makeCorrespondence(
        site.app,
        { viewer: person, prisonerId: await aPrisoner(site) },
        site.app.clock(),
      );
      await sendLetter(site.app, made, {}, site.app.clock());
      const page = await open({ language, person });
      await page.goto(`/correspondence/${made.id}/${what === "letter" ? "letters" : "replies"}/new`);
      const save = page.getByRole("button", { name: t(`log-${what}.submit`) });
      const date = group(page, t("day.which"));
      await page.getByLabel(t("day.other")).check();
      await fillDate({ page, language }, "2026-02-31");
      await refused(page, save, date, t("day.not-a-date"));
      await expect(page.getByLabel(t("field.day"), { exact: true })).toHaveValue("31");
      await expect(page.getByLabel(t("day.other"))).toBeChecked();
      await fillDate({ page, language }, `${new Date().getUTCFullYear() + 1}-05-03`);
      await refused(page, save, date, t(`${what}.future`));
      await page.goto(`/correspondence/${made.id}`);
      await expect(page.locator("#history + ul > li")).toHaveCount(1);
    });
  }

  test(`a break without a length: ${language}`, async ({ site, open }) => {
    const person = await someone(site, { language });
    const prisonerId = await aPrisoner(site);
    const made = await makeCorrespondence(site.app, { viewer: person, prisonerId }, site.app.clock());
    await sendLetter(site.app, made, {}, site.app.clock());
    const page = await open({ language, person });
    await page.goto(`/correspondence/${made.id}/pause`);
    const submit = page.getByRole("button", { name: t("pause.submit"), exact: true });
    await refused(page, submit, group(page, t("pause.title")), t("pause.choose"));
  });
}

/** Presses the button; the answer is a 422 with its sentence in the summary and at the field, where a reader hears it. */
async function refused(page: Page, button: Locator, field: Locator, sentence: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText(sentence);
  const spoken = (await field.getAttribute("aria-describedby")) ?? "";
  const ids = spoken.split(" ").filter((id) => id.endsWith("-error"));
  if (ids.length > 0) await expect(page.locator(`#${ids[0]}`)).toHaveText(sentence);
  else await expect(field).toContainText(sentence);
  count({ refusals: 1 });
}

async function aPrisoner({ app }: Installation): Promise<string> {
  return (await makePrisoner(app, { name: `Сосновский ${unique()}` }, app.clock())).id;
}
