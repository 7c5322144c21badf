import type { Page } from "@playwright/test";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { count, expect, someone, test } from "./fixtures";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));

for (const { language, js } of ways) {
  const t = words[language];
  const how = `${language}, ${js ? "with" : "without"} JavaScript`;
  const say = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test(`two coordinators save at once: the second sees both versions and chooses: ${how}`, async ({
    site,
    open,
  }) => {
    const { id } = await makePrisoner(site.app, { about: "Любит сад." }, site.app.clock());
    const desks = await Promise.all(
      [0, 1].map(async () =>
        open({ language, js, width: 1280, person: await someone(site, { role: "coordinator" }) }),
      ),
    );
    const [first, second] = desks as [Page, Page];
    for (const desk of desks) await desk.goto(`/desk/prisoners/${id}/edit`);
    await first.locator("#about").fill("Любит сад и книги.");
    await second.locator("#about").fill("Учит языки.");
    await second.locator("#articles").fill("ст. 207.3");
    await say(first, t("edit.submit"));
    await expect(first).toHaveURL(/#changes$/);
    await say(second, t("edit.submit"));
    await expect(second.getByRole("heading", { name: t("edit.conflict"), exact: true })).toBeVisible();
    await expect(second.getByText("Любит сад и книги.")).toBeVisible();
    await expect(second.getByText("Учит языки.")).toBeVisible();
    await second.locator('input[name="take-about"][value="theirs"]').check();
    await say(second, t("edit.save-chosen"));
    await expect(second).toHaveURL(/#changes$/);
    await first.reload();
    await expect(first.locator("section[aria-labelledby=person]")).toContainText("Любит сад и книги.");
    await expect(first.locator("section[aria-labelledby=person]")).toContainText("ст. 207.3");
    count({ savedAtOnce: 1 });
  });

  test(`two records become one, with their writers, and two again: ${how}`, async ({ site, open }) => {
    const { app } = site;
    const now = app.clock();
    const name = `Осинников Пётр ${unique()}`;
    const kept = await makePrisoner(app, { name }, now);
    const lost = await makePrisoner(app, { name: `${name} Ильич`, birthDate: "1980-02-03" }, now);
    const signature = `Нина ${unique()}`;
    const made = await makeCorrespondence(app, { prisonerId: lost.id, signature }, now);
    await sendLetter(app, made, {}, now);
    const desk = await open({
      language,
      js,
      width: 1280,
      person: await someone(site, { role: "coordinator" }),
    });

    await desk.goto(`/desk/prisoners/${kept.id}`);
    await desk.getByRole("link", { name: t("merge.link"), exact: true }).click();
    await desk.getByRole("link", { name: `${name} Ильич` }).click();
    await desk.locator('input[name="name"][value="lost"]').check();
    await say(desk, t("merge.submit"));
    await desk.waitForURL("**/merge?done=1");
    await desk.goto(`/desk/prisoners/${lost.id}`);
    await expect(desk).toHaveURL(new RegExp(`/desk/prisoners/${kept.id}$`));
    await expect(desk.getByRole("heading", { level: 1 })).toContainText(`${name} Ильич`);
    await expect(desk.getByRole("row").filter({ hasText: signature })).toBeVisible();

    await desk.goto(`/desk/prisoners/${kept.id}/merge`);
    await say(desk, t("merge.undo"));
    await desk.goto(`/desk/prisoners/${lost.id}`);
    await expect(desk).toHaveURL(new RegExp(`/desk/prisoners/${lost.id}$`));
    await expect(desk.getByRole("row").filter({ hasText: signature })).toBeVisible();
    await desk.goto(`/desk/prisoners/${kept.id}`);
    await expect(desk.getByRole("row").filter({ hasText: signature })).toHaveCount(0);
    count({ merges: 1 });
  });
}
