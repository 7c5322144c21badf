import type { Page } from "@playwright/test";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { openSite } from "~/platform/frozen.server";
import { count, expect, someone, test } from "./fixtures";
import { type Installation, startInstallation } from "./installation";
import { seedSmall, unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));
const DRAFT = "Здравствуйте, Павел. Сегодня у нас выпал первый снег.";

/** One of its own: a frozen site would be in the way of every other test. */
let own: Installation;
test.beforeAll(async () => {
  own = await startInstallation(seedSmall, { demo: false });
});
test.afterAll(() => own.stop());
test.afterEach(() => openSite(own.app.db));

for (const { language, js } of ways) {
  const t = words[language];
  const how = `${language}, ${js ? "with" : "without"} JavaScript`;
  const say = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test(`the site is frozen while somebody notes a letter, and nothing they typed is lost: ${how}`, async ({
    open,
  }) => {
    const { app } = own;
    const now = app.clock();
    const writer = await someone(own);
    const { id: prisonerId } = await makePrisoner(app, { name: `Рябинин Павел ${unique()}` }, now);
    const made = await makeCorrespondence(app, { viewer: writer, prisonerId }, now);
    const theirs = await open({ language, js, at: own, person: writer, width: 320 });
    if (js) {
      await theirs.goto(`/correspondence/${made.id}`);
      await theirs.locator("textarea").first().fill(DRAFT);
    } else await theirs.goto(`/correspondence/${made.id}/letters/new`);

    const admin = await open({ language, js, at: own, person: await someone(own, { role: "admin" }) });
    await admin.goto("/admin");
    await admin
      .getByRole("main")
      .getByRole("link", { name: t("freeze.title"), exact: true })
      .click();
    await say(admin, t("freeze.submit"));
    await expect(admin.getByRole("main").getByRole("link", { name: t("unfreeze.title") })).toBeVisible();

    if (js) await say(theirs, t("posted.today"));
    else {
      await theirs.locator('input[name="when"][value="yesterday"]').check();
      await theirs.locator("main form .button").first().click();
    }
    await expect(theirs.getByRole("heading", { level: 1, name: t("unheard.title") })).toBeVisible();
    await expect(theirs.getByText(t("site.frozen"))).toBeVisible();
    await expect(theirs.getByText(t("unheard.back"))).toBeVisible();

    await theirs.goBack();
    if (js) await expect(theirs.locator("textarea").first()).toHaveValue(DRAFT);
    else await expect(theirs.locator('input[name="when"][value="yesterday"]')).toBeChecked();
    await theirs.goForward();
    count({ formsKeptWhileFrozen: 1 });
  });
}
