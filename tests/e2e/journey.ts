import { expect, type Page } from "@playwright/test";
import type { Language } from "~/domain/access/roles";
import { dateAt, dayAfter } from "~/domain/dates/instants";
import { formatDate } from "~/i18n/dates";
import { languageLabel } from "~/i18n/language-names";
import type { PlainKey } from "~/i18n/message-keys";
import { words } from "./words";

/** How somebody signs in: by a name made for them, or by e-mail and password. */
export type Way = "generated" | "email";

/** A volunteer at a browser, in one language. */
export interface Walker {
  page: Page;
  language: Language;
}

/** From the first page to three suggestions. */
export async function join({ page, language }: Walker, way: Way): Promise<void> {
  const t = words[language];
  const goOn = () => page.getByRole("button", { name: t("join.continue") }).click();
  await page.goto("/");
  await page.getByRole("link", { name: t("start.begin"), exact: true }).click();
  await page.getByLabel(languageLabel(language, "ru"), { exact: true }).check();
  await goOn();
  await page
    .getByRole("group", { name: t("writing.ways"), exact: true })
    .getByLabel(t("writing.ways.both"))
    .check();
  await page.getByLabel(t("writing.card.yes"), { exact: true }).check();
  await goOn();
  await page.getByLabel(t("writing.place.russia")).check();
  await goOn();
  await page.getByLabel(t("writing.people.count", { count: 2 })).check();
  await goOn();
  await (way === "generated" ? joinByName : joinByEmail)({ page, language });
  await expect(page.getByRole("heading", { level: 1, name: t("suggestions.title") })).toBeVisible();
}

async function joinByName({ page, language }: Walker): Promise<void> {
  const t = words[language];
  await expect(page.getByRole("radio", { name: t("join.account.generated") })).toBeChecked();
  await page.getByLabel(t("join.account.written-down")).check();
  await page.getByLabel(t("join.account.adult")).check();
  await page.getByRole("button", { name: t("join.account.submit") }).click();
}

async function joinByEmail({ page, language }: Walker): Promise<void> {
  const t = words[language];
  const email = `writer-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`;
  const password = "osprey cobalt ladder meadow";
  await page.getByRole("radio", { name: t("join.account.by-email") }).check();
  await page.getByLabel(t("email.label"), { exact: true }).fill(email);
  await page.getByLabel(t("password.label"), { exact: true }).fill(password);
  await page.getByLabel(t("join.account.adult")).check();
  await page.getByRole("button", { name: t("join.account.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("join.done.heading") })).toBeVisible();
  await page
    .getByRole("link", { name: t("sign-in.submit"), exact: true })
    .last()
    .click();
  await page.getByLabel(t("sign-in.name"), { exact: true }).fill(email);
  await page.getByLabel(t("sign-in.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("sign-in.submit"), exact: true }).click();
}

/** From three suggestions to a profile; answers the person's name as it is written in Russian. */
export async function chooseFirst({ page, language }: Walker): Promise<string> {
  const t = words[language];
  const card = page.getByRole("article").first();
  const name = await card.getByRole("heading").locator("bdi").first().innerText();
  await card.getByRole("link", { name: t("suggestions.choose") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  return name;
}

/** From a profile to the letter desk, by post. */
export async function claim({ page, language }: Walker, signature: string): Promise<void> {
  const t = words[language];
  await page.getByRole("link", { name: t("prisoner.take"), exact: true }).click();
  await expect(page.getByText(t("claim.hold"))).toBeVisible();
  await page.getByLabel(t("claim.signature"), { exact: true }).fill(signature);
  const post = page.getByLabel(t("claim.channel.post"));
  if ((await post.count()) > 0) await post.check();
  else await expect(page.getByText(t("claim.only-channel", { way: t("channel.post") }))).toBeVisible();
  await page.getByRole("button", { name: t("claim.submit") }).click();
  await expect(page.getByText(t("letter-desk.signature", { signature }))).toBeVisible();
}

/** "I posted it today"; answers the day that is logged. */
export async function postToday({ page, language }: Walker, number: number): Promise<string> {
  const t = words[language];
  const day = dateAt(new Date(), "Europe/Moscow");
  await page.getByRole("button", { name: t("posted.today") }).click();
  await expectLetter({ page, language }, number, day);
  return day;
}

/** A letter of some days ago, on its own page; answers the day that is logged. */
export async function postEarlier({ page, language }: Walker, number: number, days: number): Promise<string> {
  const t = words[language];
  const day = dayAfter(dateAt(new Date(), "Europe/Moscow"), -days);
  await page.getByRole("link", { name: t("posted.other") }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: t("log-letter.heading", { number }) }),
  ).toBeVisible();
  await expect(page.getByLabel(t("day.other"))).toBeChecked();
  await fillDate({ page, language }, day);
  await page.getByRole("button", { name: t("log-letter.submit") }).click();
  await expectLetter({ page, language }, number, day);
  return day;
}

/** Types a date as people do, without leading noughts. */
export async function fillDate({ page, language }: Walker, date: string): Promise<void> {
  const t = words[language];
  const [year, month, day] = date.split("-").map(Number);
  await page.getByLabel(t("field.day"), { exact: true }).fill(String(day));
  await page.getByLabel(t("field.month"), { exact: true }).fill(String(month));
  await page.getByLabel(t("field.year"), { exact: true }).fill(String(year));
}

/** Takes the only letter back. */
export async function undo({ page, language }: Walker): Promise<void> {
  const t = words[language];
  await page.getByRole("button", { name: t("history.undo") }).click();
  await expect(page.getByRole("status")).toHaveText(t("noted.undone", { number: 1 }));
  await expect(page.getByText(t("history.none"))).toBeVisible();
}

/** An answer that came today and names the letters it answers. */
export async function logReply({ page, language }: Walker, numbers: readonly number[]): Promise<void> {
  const t = words[language];
  await page.getByRole("link", { name: t("history.log-reply") }).click();
  await page.getByLabel(t("day.today")).check();
  for (const number of numbers)
    await page.getByLabel(t("log-reply.letter", { number }), { exact: true }).check();
  await page.getByRole("button", { name: t("log-reply.submit") }).click();
  await expect(page.getByRole("status")).toHaveText(t("noted.reply"));
  const date = formatDate(language, dateAt(new Date(), "Europe/Moscow"));
  await expect(page.getByText(t("history.reply", { date }))).toBeVisible();
  const when = language === "en" ? `by ${date}` : `не позднее ${date}`;
  for (const number of numbers)
    await expect(page.getByText(t("fate.answered-when", { number, when }))).toBeVisible();
}

/** Lets the person go, from the letter desk. */
export async function release({ page, language }: Walker): Promise<void> {
  const t = words[language];
  await page.getByRole("link", { name: t("course.release"), exact: true }).click();
  await page.getByRole("button", { name: t("release.submit"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("correspondence.title") })).toBeVisible();
  await expect(page.getByText(t("step.finished.finished"))).toBeVisible();
}

export async function expectLetter({ page, language }: Walker, number: number, day: string): Promise<void> {
  await expect(page.getByRole("status")).toHaveText(words[language]("noted.letter", { number }));
  await expect(page.getByRole("status")).toBeFocused();
  const sentence = words[language]("history.letter", { number, date: formatDate(language, day) });
  await expect(page.getByText(sentence)).toBeVisible();
}

/** Whom a profile's page shows; names alone may be shared. */
export function shownId(page: Page): string {
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** What the coordinator's table says about one person. */
export async function deskRow({ page, language }: Walker, { id, name }: { id: string; name: string }) {
  const t = words[language];
  await page.goto("/desk/prisoners");
  await page.getByLabel(t("desk-list.search"), { exact: true }).fill(name);
  await page.getByRole("button", { name: t("desk-list.find"), exact: true }).click();
  const row = page.getByRole("row").filter({ has: page.locator(`a[href*="/prisoners/${id}"]`) });
  await expect(row).toHaveCount(1);
  const said = (column: PlainKey) => row.locator(`td[data-label="${t(column)}"]`).innerText();
  const load = await said("desk-list.load");
  return {
    writers: Number(await said("desk-list.writers")),
    load: Number(load.match(/\d+[.,]\d/)?.[0].replace(",", ".")),
    lastLetter: await said("desk-list.last-letter"),
  };
}
