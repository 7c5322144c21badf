import type { Page } from "@playwright/test";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { saveSetting } from "#db/repositories/settings";
import { DEMO_MARK } from "~/platform/start-checks.server";
import { count, expect, someone, test } from "./fixtures";
import { type Installation, startInstallation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));

/** A demo: its admins have no password to give again. */
let own: Installation;
test.beforeAll(async () => {
  own = await startInstallation((app) => saveSetting(app.db, DEMO_MARK, "1"), { demo: true });
});
test.afterAll(() => own.stop());

for (const { language, js } of ways) {
  const t = words[language];
  const how = `${language}, ${js ? "with" : "without"} JavaScript`;
  const say = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test(`a role counts from the next request, and everything is closed in one step: ${how}`, async ({
    open,
  }) => {
    const { app } = own;
    const writer = await someone(own);
    const theirs = await open({ language, js, at: own, person: writer });
    await theirs.goto("/suggestions");
    const admin = await open({
      language,
      js,
      at: own,
      width: 320,
      person: await someone(own, { role: "admin" }),
    });
    await admin.goto("/admin");
    await admin.getByRole("link", { name: t("people.title"), exact: true }).click();
    await admin.goto(`/admin/people/${writer.id}`);
    await admin.getByRole("link", { name: t("role.change"), exact: true }).click();
    await admin.locator('input[name="role"][value="coordinator"]').check();
    await say(admin, t("role.submit"));
    await expect(admin.getByRole("status")).toContainText(t("people.role.coordinator"));
    await theirs.goto("/suggestions");
    await expect(theirs).toHaveURL(/\/sign-in/);

    await admin.getByRole("link", { name: t("role.change"), exact: true }).click();
    await admin.locator('input[name="role"][value="volunteer"]').check();
    await say(admin, t("role.submit"));
    const again = await open({ language, js, at: own, person: writer });
    await again.goto("/suggestions");
    await expect(again).toHaveURL(/\/suggestions/);

    const name = `Рябинин Павел ${unique()}`;
    const { id: prisonerId } = await makePrisoner(app, { name }, app.clock());
    await makeCorrespondence(app, { viewer: writer, prisonerId }, app.clock());
    await admin.goto(`/admin/people/${writer.id}`);
    await expect(admin.getByText(t("end-person.will.people", { count: 1 }))).toBeVisible();
    await say(admin, t("end-person.submit"));
    await expect(admin.getByText(t("ended.people", { count: 1 }))).toBeVisible();
    await expect(admin.getByText(t("ended.sessions", { count: 1 }))).toBeVisible();
    await again.goto("/correspondence");
    await expect(again).toHaveURL(/\/sign-in/);
    await say(admin, t("ending.open"));
    await expect(admin.getByText(t("opened.restored", { count: 1 }))).toBeVisible();

    await admin.goto("/admin/audit");
    await expect(admin.getByRole("cell", { name: t("audit.about.prisoner") }).first()).toBeVisible();
    await admin.goto("/admin/sessions/revocation");
    await say(admin, t("end-sessions.submit"));
    await expect(admin.getByText(t("end-sessions.done"))).toBeVisible();
    count({ peopleOffboarded: 1 });
  });
}
