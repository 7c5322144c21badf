import type { Page } from "@playwright/test";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { openSite } from "~/platform/frozen.server";
import { count, expect, someone, test } from "./fixtures";
import { type Installation, startInstallation } from "./installation";
import { seedSmall, unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));

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
    await theirs.goto(js ? `/correspondence/${made.id}` : `/correspondence/${made.id}/letters/new`);

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

    await openSite(app.db);
    await say(theirs, t("unheard.again"));
    await expect(theirs).toHaveURL(new RegExp(`/correspondence/${made.id}`));
    const letters = await app.db
      .selectFrom("letter")
      .select(["number", "state"])
      .where("correspondenceId", "=", made.id)
      .execute();
    expect(letters).toEqual([{ number: 1, state: "sent" }]);
    count({ formsKeptWhileFrozen: 1 });
  });
}
