import type { Page } from "@playwright/test";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeSheetWriter } from "#db/factories/take-overs";
import { count, expect, someone, test } from "./fixtures";
import type { Installation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));

for (const { language, js } of ways) {
  const t = words[language];
  const how = `${language}, ${js ? "with" : "without"} JavaScript`;
  const say = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test(`a move with letters in flight, the arrival, and what is written again: ${how}`, async ({
    site,
    open,
  }) => {
    const { writer, prisonerId } = await written(site);
    const place = await makeFacility(site.app, { name: `ФКУ ИК-${unique()}`, region: "" }, site.app.clock());
    const desk = await open({ language, js, width: 1280, person: await coordinator(site) });
    const theirs = await open({ language, js, person: writer });

    await desk.goto(`/desk/prisoners/${prisonerId}`);
    await desk.getByRole("link", { name: t("custody.move.title"), exact: true }).click();
    await desk.getByLabel(t("status.in-transit"), { exact: true }).check();
    await say(desk, t("custody.preview"));
    await expect(desk.getByText(t("custody.at-risk", { count: 2 }))).toBeVisible();
    await expect(desk.getByText(t("custody.writers-told", { count: 1 }))).toBeVisible();
    await say(desk, t("custody.correct"));
    await expect(desk.getByLabel(t("status.in-transit"), { exact: true })).toBeChecked();
    await say(desk, t("custody.preview"));
    await say(desk, t("custody.move.submit"));
    await expect(desk.getByRole("heading", { name: t("custody.done.title") })).toBeVisible();

    await theirs.goto("/correspondence");
    await theirs.locator("main a[href^='/correspondence/']").first().click();
    await expect(theirs.getByText(t("ruling.pause"))).toBeVisible();

    await desk.goto(`/desk/prisoners/${prisonerId}/move`);
    await desk.getByLabel(t("move.where-now"), { exact: true }).selectOption({ value: place.id });
    await desk.getByLabel(t("status.quarantine"), { exact: true }).check();
    await say(desk, t("custody.preview"));
    await expect(desk.getByText(t("custody.to", { place: place.name }))).toBeVisible();
    await say(desk, t("custody.move.submit"));

    await theirs.reload();
    await expect(theirs.locator("#address")).toContainText(place.name);
    await expect(theirs.locator("a[href*='again=']")).toHaveCount(2);
    count({ moves: 2 });
  });

  test(`a death ends every letter in silence, and the desk tells people one by one: ${how}`, async ({
    site,
    open,
  }) => {
    const { writer, prisonerId, signature } = await written(site);
    const desk = await open({ language, js, width: 1280, person: await coordinator(site) });
    const theirs = await open({ language, js, person: writer });

    await desk.goto(`/desk/prisoners/${prisonerId}/death`);
    await say(desk, t("custody.preview"));
    await expect(desk.getByText(t("custody.closes", { count: 1 }))).toBeVisible();
    await say(desk, t("custody.death.submit"));
    await desk.getByRole("link", { name: t("farewells.title") }).click();
    const row = desk.getByRole("row").filter({ hasText: signature });
    await expect(row).toContainText(t("farewells.not-told"));

    await theirs.goto("/correspondence");
    await expect(theirs.getByText(t("step.closed-for-now"))).toBeVisible();

    await row.getByRole("link", { name: t("farewells.leave-note") }).click();
    await desk.getByLabel(t("farewells.note"), { exact: true }).fill("Мне очень жаль.");
    await say(desk, t("farewells.note-submit"));
    await row.getByRole("button").click();
    await expect(row.getByRole("button", { name: t("farewells.take-back") })).toBeVisible();
    await theirs.locator("main a[href^='/correspondence/']").first().click();
    await expect(theirs.getByText("Мне очень жаль.")).toBeVisible();
    count({ deaths: 1 });
  });
}

test("who writes by the old spreadsheet is on the list of those to tell, under the name it has", async ({
  site,
  open,
}) => {
  const t = words.en;
  const made = await makeSheetWriter(site.app, { last: "2026-11-01" }, site.app.clock());
  const desk = await open({ width: 1280, person: await coordinator(site) });
  await desk.goto(`/desk/prisoners/${made.prisonerIds[0]}/death`);
  await desk.getByRole("button", { name: t("custody.preview") }).click();
  await desk.getByRole("button", { name: t("custody.death.submit") }).click();
  await desk.getByRole("link", { name: t("farewells.title") }).click();
  await expect(desk.getByText(t("farewells.no-account", { name: made.label }))).toBeVisible();
});

test("a place that is missing from the list is added on the way, and the move goes on with it", async ({
  site,
  open,
}) => {
  const t = words.en;
  const { prisonerId } = await written(site);
  const desk = await open({ width: 1280, person: await coordinator(site) });
  await desk.goto(`/desk/prisoners/${prisonerId}/move`);
  await desk.getByRole("link", { name: t("move.add-place") }).click();
  const name = `ФКУ ИК-${unique()} УФСИН России`;
  await desk.locator("#name").fill(name);
  await desk.locator("#kind").selectOption("ik");
  await desk.locator("#region").fill("Тверская область");
  await desk.locator("#postcode").fill("170000");
  await desk.locator("#source").fill("звонок");
  await desk.getByRole("button", { name: t("place-form.save"), exact: true }).click();
  await expect(desk.getByLabel(t("move.where-now"), { exact: true }).locator("option:checked")).toHaveText(
    name,
  );
});

/** Somebody with one writer, whose two letters are on their way. */
async function written(site: Installation) {
  const { app } = site;
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Осокорев Пётр ${unique()}` }, now);
  const writer = await someone(site);
  const signature = `Тамара ${unique()}`;
  const made = await makeCorrespondence(app, { viewer: writer, prisonerId, signature }, now);
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  await sendLetter(app, made, { sentOn: yesterday }, now);
  await sendLetter(app, made, {}, now);
  return { writer, prisonerId, signature };
}

function coordinator(site: Installation) {
  return someone(site, { role: "coordinator" });
}
