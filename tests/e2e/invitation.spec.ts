import type { Page } from "@playwright/test";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import type { Language } from "~/domain/access/roles";
import { count, expect, someone, test } from "./fixtures";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

interface Walker {
  page: Page;
  language: Language;
}

for (const language of bothLanguages) {
  for (const js of [true, false]) {
    const how = `${language}, ${js ? "with" : "without"} JavaScript`;

    test(`a coordinator makes a link, a relative joins by it, nobody else can: ${how}`, async ({
      site,
      open,
    }) => {
      const t = words[language];
      const { name } = await makePrisoner(site.app, { name: `Рябинин Марк ${unique()}` }, site.app.clock());
      const person = await someone(site, { role: "coordinator", language });
      const desk = { language, page: await open({ language, js, width: 1280, person }) };
      const relative = { language, page: await open({ language, js }) };
      const late = { language, page: await open({ language, js }) };

      const link = await makeLink(desk, name, "мама");
      await relative.page.goto(link);
      await late.page.goto(link);
      await expect(relative.page.getByText(name)).toBeVisible();
      await joinByName(relative);
      await expect(relative.page).toHaveURL(/\/family$/);
      await expect(relative.page.getByRole("link", { name })).toBeVisible();

      await joinByName(late);
      await expectGone(late);
      await late.page.goto(link);
      await expectGone(late);

      await desk.page.goto("/desk/invitations");
      const row = desk.page.getByRole("listitem").filter({ hasText: name });
      await expect(row).toContainText("мама");
      await row.getByRole("button", { name: t("invitations.end-access") }).click();
      await relative.page.goto("/family");
      await expect(relative.page.getByText(t("family.nobody"))).toBeVisible();
      count({ journeys: 1 });
    });

    test(`by e-mail one signs in and confirms, and follows one more with the same account: ${how}`, async ({
      site,
      open,
    }) => {
      const t = words[language];
      const make = () => makePrisoner(site.app, { name: `Рябинин Лев ${unique()}` }, site.app.clock());
      const [first, second] = [await make(), await make()];
      const person = await someone(site, { role: "coordinator", language });
      const desk = { language, page: await open({ language, js, width: 1280, person }) };
      const { page } = await joinByEmail(
        { language, page: await open({ language, js }) },
        await makeLink(desk, first.name),
      );
      await page.getByRole("button", { name: t("invitation.follow") }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(first.name);

      await page.goto(await makeLink(desk, second.name));
      await page.getByRole("button", { name: t("invitation.follow") }).click();
      await page.goto("/family");
      for (const { name } of [first, second]) await expect(page.getByRole("link", { name })).toBeVisible();
      count({ journeys: 1 });
    });
  }
}

test("a coordinator who opens a link is asked to sign out first, and the link stays open", async ({
  site,
  open,
}) => {
  const t = words.en;
  const { name } = await makePrisoner(site.app, { name: `Рябинин Ян ${unique()}` }, site.app.clock());
  const person = await someone(site, { role: "coordinator", language: "en" });
  const page = await open({ width: 1280, person });
  const link = await makeLink({ page, language: "en" }, name);
  await page.goto(link);
  await page.getByRole("button", { name: t("account.sign-out") }).click();
  await page.goto(link);
  await expect(page.getByRole("button", { name: t("join.account.submit") })).toBeVisible();
});

test("a refused form keeps what was typed, never the password, and no copy of the page", async ({
  site,
  open,
}) => {
  const t = words.en;
  const { token } = await makeInvitation(site.app, {}, site.app.clock());
  const page = await open();
  const answer = await page.goto(`/invitations/${token}`);
  expect(answer?.headers()["cache-control"]).toBe("no-store");
  expect(answer?.headers()["referrer-policy"]).toBe("same-origin");
  await page.getByRole("radio", { name: t("join.account.by-email") }).check();
  await page.getByLabel(t("email.label"), { exact: true }).fill("mother@example.org");
  await page.getByLabel(t("password.label"), { exact: true }).fill("too short");
  await page.getByRole("button", { name: t("join.account.submit") }).click();
  await expect(page.getByRole("alert")).toContainText(t("password.too-short"));
  await expect(page.getByLabel(t("email.label"), { exact: true })).toHaveValue("mother@example.org");
  await expect(page.getByLabel(t("password.label"), { exact: true })).toHaveValue("");
  expect(await page.content()).not.toContain("too short");
});

/** From the list of prisoners to a new link; answers it, and finds it shown no second time. */
async function makeLink({ page, language }: Walker, name: string, note = ""): Promise<string> {
  const t = words[language];
  await page.goto(`/desk/prisoners?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  await page.getByRole("link", { name: t("invite.title"), exact: true }).click();
  await page.getByLabel(t("invite.note"), { exact: true }).fill(note);
  await page.getByRole("button", { name: t("invite.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("invite.made.heading") })).toBeVisible();
  const link = /http\S+/.exec(await page.locator(".sheet").innerText())?.[0] ?? "";
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: t("invite.title") })).toBeVisible();
  await expect(page.getByText(link)).toHaveCount(0);
  return link;
}

async function joinByName({ page, language }: Walker): Promise<void> {
  const t = words[language];
  await page.getByLabel(t("join.account.written-down")).check();
  await page.getByRole("button", { name: t("join.account.submit") }).click();
}

/** Joins by e-mail, writes the code down, signs in, and stands before the link again. */
async function joinByEmail({ page, language }: Walker, link: string): Promise<Walker> {
  const t = words[language];
  const email = `relative-${unique()}@example.org`;
  const password = "osprey cobalt ladder meadow";
  await page.goto(link);
  await page.getByRole("radio", { name: t("join.account.by-email") }).check();
  await page.getByLabel(t("email.label"), { exact: true }).fill(email);
  await page.getByLabel(t("password.label"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("join.account.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("join.done.heading") })).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: t("sign-in.submit"), exact: true })
    .click();
  await page.getByLabel(t("sign-in.name"), { exact: true }).fill(email);
  await page.getByLabel(t("sign-in.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("sign-in.submit"), exact: true }).click();
  return { page, language };
}

async function expectGone({ page, language }: Walker): Promise<void> {
  const t = words[language];
  await expect(page.getByRole("heading", { level: 1, name: t("invitation.gone.heading") })).toBeVisible();
}
