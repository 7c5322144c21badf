import type { Page } from "@playwright/test";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import type { MadePerson } from "#db/factories/volunteers";
import { findAllFollowed } from "#db/repositories/family-links";
import { findOpenMoveReportsOf } from "#db/repositories/move-reports";
import type { Language } from "~/domain/access/roles";
import type { MoveKind } from "~/domain/prisoners/move";
import { listOwn } from "~/features/correspondence/read.server";
import { reportMove } from "~/features/moves/moves.server";
import { logDeskReply } from "~/features/replies/replies.server";
import { suggestFor } from "~/features/suggestions/suggest.server";
import { randomId } from "~/platform/crypto/random.server";
import type { Installation } from "./installation";
import { unique } from "./seed";

/** A browser standing in front of an installation, before it goes to a page. */
export interface Stop {
  page: Page;
  at: Installation;
  language: Language;
  person: MadePerson | undefined;
}

const joinAnswers = {
  languages: ["languages=ru"],
  ways: ["ways=both", "russianCard=no"],
  place: ["postsFrom=russia"],
  people: ["capacity=2"],
  account: [],
};
type JoinStep = keyof typeof joinAnswers;

/** Answers the questions of joining that come before `step`, and stands there. */
export async function answerUpTo(page: Page, step: JoinStep): Promise<void> {
  await page.goto("/join/languages");
  for (const [each, answers] of Object.entries(joinAnswers)) {
    if (each === step) return;
    for (const pair of answers) {
      const [name, value] = pair.split("=");
      await page.locator(`input[name="${name}"][value="${value}"]`).check();
    }
    await submit(page);
  }
}

/** Sends the page's form past its scripts, as it is sent where there are none; it must be refused. */
export async function submitPast(page: Page, form = "main form"): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  const shown = page.waitForEvent("domcontentloaded");
  await page
    .locator(form)
    .first()
    .evaluate((element: HTMLFormElement) => element.submit());
  const status = (await answered).status();
  if (status !== 422 && status !== 409)
    throw new Error(`refused with 422 or 409, not answered with ${status}`);
  await shown;
}

async function submit(page: Page): Promise<void> {
  const answered = page.waitForEvent("domcontentloaded");
  await page.locator("main form .button").first().click();
  await answered;
}

export async function joinByEmail(page: Page): Promise<void> {
  await page.locator('input[name="kind"][value="email"]').check();
  await page.locator("#email").fill(`writer-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`);
  await page.locator("#password").fill("osprey cobalt ladder meadow");
  await page.locator("#adult").check();
  await submit(page);
  await page.waitForURL("**/join/done");
}

export async function failToJoinByEmail({ page }: Stop): Promise<void> {
  await answerUpTo(page, "account");
  await page.locator('input[name="kind"][value="email"]').check();
  await page.locator("#email").fill("nobody at home");
  await submitPast(page);
}

export async function failToSignIn({ page }: Stop): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("#name").fill("quiet-maple-482");
  await submitPast(page, 'main form[action="/sign-in"]');
}

export async function failToChangeWriting({ page }: Stop): Promise<void> {
  await page.goto("/account/writing");
  const ticked = page.locator('input[name="languages"]:checked');
  while ((await ticked.count()) > 0) await ticked.first().click();
  await submitPast(page);
}

/** A person this volunteer may write to, or a page below it. */
export async function openSuggested({ page, at, person }: Stop, below = ""): Promise<void> {
  const { cards } = await suggestFor(at.app, signedIn(person), 0, at.app.clock());
  await page.goto(`/prisoners/${cards[0]?.id}${below}`);
}

/** The first person of the coordinator's table, on the page that volunteers see. */
export async function seeAnyone({ page }: Stop): Promise<void> {
  await page.goto("/desk/prisoners");
  const address = await page.locator('main a[href^="/desk/prisoners/"]').first().getAttribute("href");
  await page.goto(address?.replace("/desk", "") ?? "");
}

export async function failToClaim(stop: Stop): Promise<void> {
  await openSuggested(stop, "/claim");
  await stop.page.locator("#signature").fill("https://example.org");
  await submitPast(stop.page);
}

/** Somebody else takes the only place while the page is open. */
export async function claimTaken({ page, at: { app } }: Stop): Promise<void> {
  const { id } = await makePrisoner(app, { name: `Кленов ${unique()}`, cap: 1 }, app.clock());
  await page.goto(`/prisoners/${id}/claim`);
  await page.locator("#signature").fill("Вера");
  await page.locator('input[name="channel"]').first().check();
  await makeCorrespondence(app, { prisonerId: id }, app.clock());
  await submitPast(page);
}

/** One's own correspondence that stands in `group` of "My people", or a page below it. */
export async function openOwn(
  { page, at, person }: Stop,
  group: "now" | "waiting" | "answered" | "finished",
  below = "",
): Promise<void> {
  const rows = await listOwn(at.app, signedIn(person), at.app.clock());
  const { id } = rows.find(({ next }) => next.group === group) ?? {};
  if (id === undefined) throw new Error(`nobody in the group ${group}`);
  await page.goto(`/correspondence/${id}${below}`);
}

/** A page below the person this relative follows. */
export async function openFollowed({ page, at, person }: Stop, below = ""): Promise<void> {
  const [followed] = await findAllFollowed(at.app.db, signedIn(person).personId);
  await page.goto(`/family/${followed?.id}${below}`);
}

/** A day that does not exist, in the form of a letter or a reply. */
export async function failDay(stop: Stop, below: string): Promise<void> {
  const { page } = stop;
  await openOwn(stop, "answered", below);
  await page.locator('input[name="when"][value="other"]').check();
  await failDate(stop, "date");
}

/** A day that does not exist, in the three fields of that name. */
export async function failDate({ page }: Stop, name: string): Promise<void> {
  await page.locator(`#${name}Day`).fill("31");
  await page.locator(`#${name}Month`).fill("2");
  await page.locator(`#${name}Year`).fill("2026");
  await submitPast(page);
}

/** A family tells of a move or a release; answers the report's id. */
export async function makeToldMove({ at: { app } }: Stop, kind: MoveKind): Promise<number> {
  const now = app.clock();
  const made = await makeCorrespondence(app, {}, now);
  await sendLetter(app, made, {}, now);
  const relative = await makeRelative(app, { prisonerIds: [made.prisonerId] }, now);
  const since = { date: now.toISOString().slice(0, 10), precision: "day" } as const;
  const told = { kind, place: "кажется, Вологда", since, key: randomId() };
  await reportMove(app, relative, made.prisonerId, told, now);
  const [report] = await findOpenMoveReportsOf(app.db, made.prisonerId);
  return report?.id ?? 0;
}

/** The form for a reply to somebody whom one person writes to. */
export async function seeReplyForm({ page, at: { app } }: Stop): Promise<void> {
  const { prisonerId } = await makeCorrespondence(app, { signature: `Нина ${unique()}` }, app.clock());
  await page.goto(`/desk/prisoners/${prisonerId}/replies/new`);
}

/** Two replies that wait: one for a writer, one for somebody nobody knows. */
export async function seeDeskReplies({ page, at: { app }, person }: Stop): Promise<void> {
  const now = app.clock();
  const made = await makeCorrespondence(app, { signature: `Нина ${unique()}` }, now);
  const receivedOn = now.toISOString().slice(0, 10);
  for (const correspondenceId of [made.id, null]) {
    const whose = { correspondenceId, addressedTo: correspondenceId === null ? "Тане" : "" };
    const reply = { ...whose, receivedOn, place: "po-box", acknowledged: [], key: randomId() } as const;
    await logDeskReply(app, signedIn(person), made.prisonerId, reply, now);
  }
  await page.goto("/desk/replies");
}

export async function seeToldMove(stop: Stop, kind: MoveKind): Promise<void> {
  const id = await makeToldMove(stop, kind);
  await stop.page.goto(`/desk/moves/${id}`);
}

/** A second extension, from a page that was open before the first. */
export async function extendTwice({ page, at: { app }, person }: Stop): Promise<void> {
  const { id: prisonerId } = await makePrisoner(app, { name: `Кленов ${unique()}` }, app.clock());
  const made = await makeCorrespondence(app, { viewer: signedIn(person), prisonerId }, app.clock());
  await page.goto(`/correspondence/${made.id}`);
  const { origin } = new URL(page.url());
  await page.request.post(`/correspondence/${made.id}/extension`, { form: {}, headers: { Origin: origin } });
  const answered = page.waitForEvent("domcontentloaded");
  await page.locator('form[action$="/extension"] button').click();
  await answered;
}

export function signedIn(person: MadePerson | undefined): MadePerson {
  if (!person) throw new Error("this visit needs somebody signed in");
  return person;
}
