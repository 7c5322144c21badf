import type { Page } from "@playwright/test";
import { type MadeCorrespondence, makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import type { MadePerson } from "#db/factories/volunteers";
import type { Language } from "~/domain/access/roles";
import { count, expect, someone, test } from "./fixtures";
import type { Installation } from "./installation";
import { claim } from "./journey";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));

for (const { language, js } of ways) {
  const t = words[language];
  const how = `${language}, ${js ? "with" : "without"} JavaScript`;
  const say = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test(`a family stops one writer, who reads no more than that it is over: ${how}`, async ({
    site,
    open,
  }) => {
    const { made, other, relative, writer } = await family(site, language);
    const page = await open({ language, js, width: 320, person: relative });
    await page.goto(`/family/${made.prisonerId}`);
    await page.getByRole("link", { name: t("family.task.stop"), exact: true }).click();
    await say(page, t("stop.go-on"));
    await expect(page.getByRole("alert")).toContainText(t("stop.choose"));
    await page.getByLabel(t("stop.from", { signature: made.signature }), { exact: true }).check();
    await say(page, t("stop.go-on"));
    await expect(page.getByText(t("stop.review.signature", { signature: made.signature }))).toBeVisible();
    await expect(page.getByText(t("stop.review.for-good-one"))).toBeVisible();
    await say(page, t("stop.submit"));
    await expect(page.getByRole("status")).toContainText(t("stop.done"));
    await expect(page.getByText(t("stop.stopped-before", { signatures: made.signature }))).toBeVisible();
    await expect(page.getByLabel(t("stop.from", { signature: made.signature }))).toHaveCount(0);
    await expect(page.getByLabel(t("stop.from", { signature: other.signature }))).toBeVisible();

    const theirs = await open({ language, js, person: writer });
    await theirs.goto("/correspondence");
    await expect(theirs.getByText(t("step.finished.stopped"))).toBeVisible();
    await theirs.goto(`/correspondence/${made.id}`);
    await expect(theirs.getByText(t("step.finished.stopped"))).toBeVisible();
    await expect(theirs.getByRole("button", { name: t("posted.today") })).toHaveCount(0);
    await claimAgain(theirs, made.prisonerId);
    await expect(theirs.getByText(t("claim-refused.cap-full"))).toBeVisible();
    count({ stops: 1 });
  });

  test(`a family stops everything: ${how}`, async ({ site, open }) => {
    const { made, relative, writer } = await family(site, language);
    const page = await open({ language, js, width: 320, person: relative });
    await page.goto(`/family/${made.prisonerId}/stop`);
    await page.getByLabel(t("stop.everything")).check();
    await say(page, t("stop.go-on"));
    await expect(page.getByText(t("stop.review.everything"))).toBeVisible();
    await page.getByRole("link", { name: t("stop.keep"), exact: true }).click();
    await page.goto(`/family/${made.prisonerId}/stop`);
    await expect(page.getByLabel(t("stop.from", { signature: made.signature }))).toBeVisible();
    await page.getByLabel(t("stop.everything")).check();
    await say(page, t("stop.go-on"));
    await say(page, t("stop.submit"));
    await expect(page.getByRole("status")).toContainText(t("stop.done"));
    await expect(page.getByLabel(t("stop.from", { signature: made.signature }))).toHaveCount(0);
    const theirs = await open({ language, js, person: writer });
    await theirs.goto("/correspondence");
    await expect(theirs.getByText(t("step.finished.stopped"))).toBeVisible();
    const newcomer = await open({ language, js, person: await someone(site, { language }) });
    expect((await newcomer.goto(`/prisoners/${made.prisonerId}`))?.status()).toBe(404);
    count({ stops: 1 });
  });

  test(`a family reports a writer, and a coordinator decides: ${how}`, async ({ site, open }) => {
    const { made, relative, writer } = await family(site, language);
    const text = `Что-то странное ${unique()}`;
    const page = await open({ language, js, width: 320, person: relative });
    await page.goto(`/family/${made.prisonerId}`);
    await page.getByRole("link", { name: t("family.task.report"), exact: true }).click();
    await page.getByLabel(t("report.text"), { exact: true }).fill(text);
    await say(page, t("report.submit"));
    await expect(page.getByRole("alert")).toContainText(t("report.choose"));
    await expect(page.getByLabel(t("report.text"), { exact: true })).toHaveValue(text);
    await page.getByLabel(t("report.signed", { signature: made.signature }), { exact: true }).check();
    await say(page, t("report.submit"));
    await expect(page.getByRole("status")).toContainText(t("report.done"));

    const theirs = await open({ language, js, person: writer });
    await theirs.goto("/suggestions");
    await expect(theirs.getByText(t("claim-stand.resting"))).toBeVisible();
    const { id: prisonerId } = await makePrisoner(site.app, { name: `Ивин ${unique()}` }, site.app.clock());
    await theirs.goto(`/prisoners/${prisonerId}`);
    await expect(theirs.getByText(t("claim-stand.resting"))).toBeVisible();
    await claimAgain(theirs, prisonerId);
    await expect(theirs.getByText(t("claim-refused.resting"))).toBeVisible();

    const coordinator = await someone(site, { role: "coordinator", language });
    const desk = await open({ language, js, person: coordinator });
    await desk.goto("/desk");
    await desk.locator('main a[href="/desk/reports"]').click();
    const card = desk.getByRole("listitem").filter({ hasText: text });
    await expect(card).toContainText(made.signature);
    await card.getByRole("link").click();
    const address = desk.url();
    const late = await open({ language, js, person: await someone(site, { role: "coordinator", language }) });
    await late.goto(address);
    await desk.getByLabel(t("desk-report.no-harm"), { exact: false }).check();
    await say(desk, t("desk-report.submit"));
    await expect(desk.getByRole("heading", { level: 1, name: t("desk-reports.title") })).toBeVisible();
    await late.getByLabel(t("desk-report.stopped"), { exact: false }).check();
    await say(late, t("desk-report.submit"));
    await expect(late.getByRole("status")).toContainText(t("desk-report.already"));
    const decided = t("desk-report.decided.no-harm", { date: "" }).split(":").at(-1) ?? "";
    await expect(late.locator("main")).toContainText(decided.trim());

    await theirs.goto(`/prisoners/${prisonerId}`);
    await claim({ page: theirs, language }, "Светлана");
    count({ reports: 1 });
  });
}

/** A relative of somebody to whom two write; one of the two is `writer`. */
async function family({ app }: Installation, language: Language) {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Ясенев ${unique()}` }, now);
  const made = await makeCorrespondence(app, { prisonerId, signature: `Анна ${unique()}` }, now);
  const other = await makeCorrespondence(app, { prisonerId, signature: `Нина ${unique()}` }, now);
  await sendLetter(app, made, {}, now);
  const relative = await makeRelative(app, { prisonerIds: [prisonerId], language }, now);
  return { made, other, relative, writer: asPerson(made) };
}

function asPerson({ viewer }: MadeCorrespondence): Pick<MadePerson, "id" | "role"> {
  return { id: viewer.personId, role: viewer.role };
}

/** Sends the form of a claim, whatever the pages before it offer. */
async function claimAgain(page: Page, prisonerId: string): Promise<void> {
  await page.goto(`/prisoners/${prisonerId}/claim`);
  await page.locator("#signature").fill(`Вера ${unique()}`);
  await page.locator('input[name="channel"][value="post"]').check();
  await page.locator("main form .button").click();
}
