import type { Page } from "@playwright/test";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { findVolunteer } from "#db/repositories/desk-volunteer";
import { handleOf } from "~/domain/desk/volunteer-handle";
import { count, expect, someone, test } from "./fixtures";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));
const NOTE = "Любит книги о море.\nПисем было семь.";

for (const { language, js } of ways) {
  const t = words[language];
  const how = `${language}, ${js ? "with" : "without"} JavaScript`;
  const say = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test(`a leaving volunteer's people go on with somebody who reads the note: ${how}`, async ({
    site,
    open,
  }) => {
    const { app } = site;
    const now = app.clock();
    const { id: prisonerId } = await makePrisoner(app, { name: `Рябинин Павел ${unique()}` }, now);
    const leaving = await someone(site);
    const signature = `Тамара ${unique()}`;
    const made = await makeCorrespondence(app, { viewer: leaving, prisonerId, signature }, now);
    await sendLetter(app, made, {}, now);
    const handle = handleOf((await findVolunteer(app.db, leaving.id))?.number ?? 0);
    const theirs = await open({ language, js, person: leaving });
    await theirs.goto("/correspondence");

    const desk = await open({
      language,
      js,
      width: 320,
      person: await someone(site, { role: "coordinator" }),
    });
    await desk.goto("/desk/volunteers");
    await desk.getByLabel(t("volunteers.search"), { exact: true }).fill(handle);
    await say(desk, t("desk-list.find"));
    await desk.getByRole("link", { name: t("volunteer.handle", { handle }), exact: true }).click();
    await expect(desk.getByRole("link", { name: signature, exact: true })).toBeVisible();
    await desk.getByRole("link", { name: t("offboard.title"), exact: true }).click();
    await say(desk, t("offboard.next"));
    await expect(desk.getByRole("alert")).toContainText(t("volunteer.reason-missing"));
    await desk.getByLabel(t("volunteer.reason.asked"), { exact: true }).check();
    await desk.getByLabel(t("hand-over.note"), { exact: true }).fill(NOTE);
    await say(desk, t("offboard.next"));
    await expect(desk.getByText(t("offboard.will.people", { count: 1 }))).toBeVisible();
    await say(desk, t("offboard.submit"));
    await expect(desk.getByText(t("offboard.done.people", { count: 1 }))).toBeVisible();
    await desk.goto(`/desk/prisoners/${prisonerId}`);
    await expect(desk.getByText("Любит книги о море.")).toBeVisible();

    await theirs.goto("/correspondence");
    await expect(theirs).toHaveURL(/\/sign-in/);

    const next = await open({ language, js, width: 320, person: await someone(site) });
    await next.goto(`/prisoners/${prisonerId}/claim`);
    await next.locator("#signature").fill(`Вера ${unique()}`);
    await next.locator('input[name="channel"][value="post"]').check();
    await next.locator("main form .button").click();
    await expect(next.getByRole("heading", { name: t("letter-desk.goes-on") })).toBeVisible();
    await expect(next.getByText("Писем было семь.")).toBeVisible();
    await expect(next.getByText(signature)).toHaveCount(0);

    await desk.goto(`/desk/volunteers/${leaving.id}`);
    await expect(desk.getByText(t("offboard.taken", { count: 1 }))).toBeVisible();
    await expect(desk.getByRole("button", { name: t("offboard.undo") })).toHaveCount(0);
    count({ successions: 1 });
  });

  test(`one tap hands a silent correspondence over, and one more takes it back: ${how}`, async ({
    site,
    open,
  }) => {
    const { app } = site;
    const now = app.clock();
    const then = new Date(now.getTime() - 150 * 86_400_000);
    const name = `Рябинин Павел ${unique()}`;
    const { id: prisonerId } = await makePrisoner(app, { name }, then);
    const writer = await someone(site);
    const made = await makeCorrespondence(app, { viewer: writer, prisonerId }, then);
    await sendLetter(app, made, {}, then);
    const theirs = await open({ language, js, person: writer });
    await theirs.goto("/correspondence");

    const desk = await open({ language, js, person: await someone(site, { role: "coordinator" }) });
    await desk.goto("/desk/successions");
    const row = desk.getByRole("row").filter({ hasText: name });
    await row.getByRole("button").click();
    await expect(desk.getByRole("status")).toContainText(t("successions.said.opened"));
    await desk.locator("li.card").filter({ hasText: name }).getByRole("link").last().click();
    await desk.getByLabel(t("hand-over.note"), { exact: true }).fill(NOTE);
    await say(desk, t("writing.save"));
    await expect(desk.getByRole("status")).toContainText(t("successions.said.noted"));
    await desk.locator("li.card").filter({ hasText: name }).getByRole("link").last().click();
    await expect(desk.getByLabel(t("hand-over.note"), { exact: true })).toHaveValue(NOTE);
    await say(desk, t("succession.withdraw"));
    await expect(desk.getByRole("status")).toContainText(t("successions.said.restored"));
    await expect(desk.getByRole("row").filter({ hasText: name })).toHaveCount(1);
    count({ handOversTakenBack: 1 });
  });
}
