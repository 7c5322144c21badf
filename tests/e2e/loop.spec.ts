import type { Page } from "@playwright/test";
import { type MadeCorrespondence, makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { count, expect, someone, test } from "./fixtures";
import type { Installation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

const ways = bothLanguages.flatMap((language) => [true, false].map((js) => ({ language, js })));
const DAY_MS = 86_400_000;
const monthsWithin = {
  en: "January February March April May June July August September October November December",
  ru: "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
};

for (const { language, js } of ways) {
  const t = words[language];
  const how = `${language}, ${js ? "with" : "without"} JavaScript`;
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const letter = ({ signature }: MadeCorrespondence, number: number) =>
    `${signature} — ${t("receipt.letter", { number })}`;
  const received = (number: number) => t("fate.confirmed-when", { number, when: "" }).split("  ")[0] ?? "";

  test(`from the invitation to the writers' sentence, corrected and taken back: ${how}`, async ({
    site,
    open,
  }) => {
    const { prisonerId, anna, boris, vera } = await house(site);
    const { token } = await makeInvitation(site.app, { prisonerId }, site.app.clock());
    const page = await open({ language, js, width: 320 });
    await page.goto(`/invitations/${token}`);
    await page.getByLabel(t("join.account.written-down")).check();
    await press(page, t("join.account.submit"));
    await page.goto(`/family/${prisonerId}/receipts/new`);
    await page.getByLabel(letter(anna, 2), { exact: true }).check();
    await page.locator("#signature0").fill(boris.signature);
    await page.locator("#signature1").fill("Кто-то ещё");
    await page.getByLabel(t("receipt.when.other")).check();
    const today = site.app.clock();
    await page.locator("#dateMonth").fill(String(today.getUTCMonth() + 1));
    await page.locator("#dateYear").fill(String(today.getUTCFullYear()));
    await press(page, t("receipt.save"));
    await page.waitForURL(/receipts\/\d+$/);

    const month = monthsWithin[language].split(" ")[today.getUTCMonth()];
    const when = `${month} ${today.getUTCFullYear()}${language === "ru" ? " года" : ""}`;
    const arrived = (number: number) =>
      t("fate.confirmed-when", { number, when: `${language === "en" ? "in" : "в"} ${when}` });
    const deskOf = async (writer: MadeCorrespondence) => {
      const person = { id: writer.viewer.personId, role: writer.viewer.role };
      const desk = await open({ language, js, person });
      await desk.goto(`/correspondence/${writer.id}`);
      return desk.locator("main");
    };
    await expect(await deskOf(anna)).toContainText(arrived(2));
    await expect(await deskOf(anna)).not.toContainText(received(1));
    await expect(await deskOf(boris)).toContainText(arrived(1));
    await expect(await deskOf(vera)).not.toContainText(received(1));

    await page.getByText(t("receipt.correct.open")).click();
    await page.getByLabel(letter(anna, 2), { exact: true }).uncheck();
    await page.getByLabel(letter(anna, 1), { exact: true }).check();
    await press(page, t("receipt.correct"));
    await expect(await deskOf(anna)).toContainText(arrived(1));
    await expect(await deskOf(anna)).not.toContainText(arrived(2));
    await press(page, t("receipt.withdraw"));
    await page.waitForURL(/#receipts$/);
    await expect(await deskOf(anna)).not.toContainText(arrived(1));
    await expect(await deskOf(boris)).not.toContainText(arrived(1));
    count({ loops: 1 });
  });

  test(`a move told by the family, confirmed by a coordinator, seen by the writer: ${how}`, async ({
    site,
    open,
  }) => {
    const { prisonerId, anna } = await house(site);
    const relative = await makeRelative(site.app, { prisonerIds: [prisonerId], language }, site.app.clock());
    const page = await open({ language, js, width: 320, person: relative });
    await page.goto(`/family/${prisonerId}`);
    await page.getByRole("link", { name: t("move.told.title"), exact: true }).click();
    await page.getByLabel(t("move.kind.moved")).check();
    await page.locator("#place").fill("Вологда");
    await page.locator("#sinceYear").fill("2026");
    await press(page, t("move.told.submit"));
    await expect(page.locator("#told")).toBeVisible();

    const theirs = await open({ language, js, person: { id: anna.viewer.personId, role: "volunteer" } });
    await theirs.goto(`/correspondence/${anna.id}`);
    await expect(theirs.getByText(t("fate.at-risk.moving")).first()).toBeVisible();

    const desk = await open({ language, js, person: await someone(site, { role: "coordinator", language }) });
    await desk.goto("/desk/moves");
    await desk.locator(`a[href^="/desk/moves/"]`).last().click();
    await expect(desk.locator("main")).toContainText("Вологда");
    await desk.getByLabel(t("status.in-transit"), { exact: true }).check();
    await press(desk, t("move.confirm"));
    await expect(desk.getByRole("heading", { level: 1, name: t("desk.moves.title") })).toBeVisible();
    await page.goto(`/family/${prisonerId}`);
    await expect(page.locator("main")).toContainText(t("status.in-transit"));
    count({ moves: 1 });
  });

  test(`a reply in the post box waits for its writer, and a letter that came back says so: ${how}`, async ({
    site,
    open,
  }) => {
    const { prisonerId, anna } = await house(site);
    const desk = await open({ language, js, person: await someone(site, { role: "coordinator", language }) });
    await desk.goto(`/desk/prisoners/${prisonerId}/replies/new`);
    await desk.getByLabel(anna.signature, { exact: true }).check();
    await desk.getByLabel(t("desk-reply.place.po-box")).check();
    await desk.locator("#numbers").fill("1, 9");
    await desk.getByLabel(t("day.today")).check();
    await press(desk, t("desk-reply.submit"));
    await expect(desk.getByRole("alert")).toContainText(t("desk-reply.no-such-letter"));
    await expect(desk.getByLabel(anna.signature, { exact: true })).toBeChecked();
    await desk.locator("#numbers").fill("1");
    await press(desk, t("desk-reply.submit"));
    await expect(desk.getByText(t("desk.replies.for", { signature: anna.signature }))).toBeVisible();

    const theirs = await open({ language, js, person: { id: anna.viewer.personId, role: "volunteer" } });
    await theirs.goto(`/correspondence/${anna.id}`);
    await expect(theirs.getByText(t("history.reply-at.po-box"))).toBeVisible();
    await theirs.goto(`/correspondence/${anna.id}/letters/2/return`);
    await theirs.getByLabel(t("log-return.refused")).check();
    await press(theirs, t("log-return.submit"));
    await expect(theirs.locator("main")).toContainText(
      t("fate.refused-when", { number: 2, when: "|" }).split("|")[0] ?? "",
    );

    const logged = desk.getByRole("listitem").filter({ hasText: anna.signature });
    await logged.getByRole("button", { name: t("history.undo") }).click();
    await expect(desk.getByRole("status")).toContainText(t("desk.replies.gone"));
    await expect(logged).toHaveCount(0);
    await press(theirs, t("history.undo"));
    await expect(theirs.getByText(t("fate.sent")).first()).toBeVisible();
    count({ waitingReplies: 1 });
  });
}

/** One person held, to whom three write: Anna twice, Boris and Vera once, all some days ago. */
async function house({ app }: Installation) {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Ольхин Глеб ${unique()}` }, now);
  const write = async (name: string, ...daysAgo: number[]) => {
    const signature = `${name} ${unique()}`;
    const made = await makeCorrespondence(app, { prisonerId, signature }, new Date("2026-01-10T09:00:00Z"));
    for (const days of daysAgo) {
      const at = new Date(now.getTime() - days * DAY_MS);
      await sendLetter(app, made, { sentOn: at.toISOString().slice(0, 10) }, at);
    }
    return made;
  };
  const anna = await write("Анна", 12, 5);
  return { prisonerId, anna, boris: await write("Борис", 8), vera: await write("Вера", 7) };
}
