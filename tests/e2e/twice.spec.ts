import type { Page } from "@playwright/test";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { findAllOwn } from "#db/repositories/correspondence";
import { findAllLetters } from "#db/repositories/letters";
import { findAllReplies } from "#db/repositories/replies";
import { count, expect, someone, test } from "./fixtures";
import { unique } from "./seed";
import { words } from "./words";

const t = words.en;

test("the same claim sent twice is one correspondence", async ({ site, open }) => {
  const person = await someone(site);
  const { id } = await makePrisoner(site.app, { name: `Вязов ${unique()}` }, site.app.clock());
  const page = await open({ person });
  await page.goto(`/prisoners/${id}/claim`);
  const form = { key: await keyOn(page), signature: "Нина", channel: "post" };
  const answers = await sendTwice(page, `/prisoners/${id}/claim`, form);
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
  expect(await findAllOwn(site.app.db, person.id)).toHaveLength(1);
});

test("the same letter sent twice is one letter, and the same reply one reply", async ({ site, open }) => {
  const person = await someone(site);
  const made = await makeCorrespondence(site.app, { viewer: person }, site.app.clock());
  const page = await open({ person });
  await page.goto(`/correspondence/${made.id}`);
  const letter = { key: await keyOn(page), when: "today" };
  await sendTwice(page, `/correspondence/${made.id}/letters/new`, letter);
  expect(await findAllLetters(site.app.db, made.id)).toHaveLength(1);

  await page.goto(`/correspondence/${made.id}/replies/new`);
  const reply = { key: await keyOn(page), when: "today", acknowledged: "1" };
  await sendTwice(page, `/correspondence/${made.id}/replies/new`, reply);
  expect(await findAllReplies(site.app.db, made.id)).toHaveLength(1);
});

test("the last page of joining sent twice is one account", async ({ site, open }) => {
  const page = await open();
  const answer = async (address: string, field: string, value: string) => {
    await page.goto(address);
    await page.locator(`input[name=${field}][value="${value}"]`).check();
    if (field === "ways") await page.locator("input[name=russianCard][value=no]").check();
    await page.getByRole("button", { name: t("join.continue") }).click();
  };
  await answer("/join/languages", "languages", "ru");
  await answer("/join/ways", "ways", "both");
  await answer("/join/place", "postsFrom", "russia");
  await answer("/join/people", "capacity", "1");
  const name = await page.locator(".access dd").first().innerText();
  const form = { kind: "generated", writtenDown: "yes", adult: "yes" };
  const answers = await sendTwice(page, "/join/account", form);
  expect(answers.map(({ location }) => location)).toEqual(["/suggestions", "/suggestions"]);
  const people = site.app.db.selectFrom("person").select("id").where("signInName", "=", name);
  expect(await people.execute()).toHaveLength(1);
});

/** The key a form carries so that it does its work once. */
function keyOn(page: Page): Promise<string> {
  return page.locator("main input[name=key]").first().inputValue();
}

/** Sends one and the same form twice at once, as an impatient finger does. */
async function sendTwice(page: Page, address: string, form: Record<string, string>) {
  const { origin } = new URL(page.url());
  const once = async () => {
    const sent = await page.request.post(address, { form, headers: { Origin: origin }, maxRedirects: 0 });
    expect(sent.status()).toBe(303);
    return { location: sent.headers().location };
  };
  count({ doubleSubmissions: 1 });
  return Promise.all([once(), once()]);
}
