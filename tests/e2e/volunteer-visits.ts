import type { Page } from "@playwright/test";
import { makeCorrespondence, makeReceipt, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeReport } from "#db/factories/reports";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { findOpenSuccessions } from "#db/repositories/successions";
import { settleDue } from "~/features/correspondence/settle.server";
import { handOver } from "~/features/volunteers/hand-over.server";
import { offboard } from "~/features/volunteers/offboard.server";
import { randomId } from "~/platform/crypto/random.server";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

const DAY = 86_400_000;

/** How to see the pages on which the desk looks after volunteers. */
export const volunteerVisits = {
  "/desk/volunteers": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/volunteers") },
    {
      state: "empty",
      as: "coordinator",
      what: "none found",
      go: ({ page }) => page.goto("/desk/volunteers?q=нетникого"),
    },
    { state: "full", as: "coordinator", go: listVolunteers },
  ],
  "/desk/volunteers/:id": [
    { state: "empty", as: "coordinator", what: "nothing taken yet", go: seeBeginner },
    { state: "full", as: "coordinator", go: (stop) => seeWriter(stop) },
    { state: "full", as: "coordinator", what: "closed", go: seeClosed },
  ],
  "/desk/volunteers/:id/trust": [
    { state: "full", as: "coordinator", go: (stop) => seeWriter(stop, "/trust", "new") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeWriter(stop, "/trust", "new").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/volunteers/:id/trust/withdrawal": [
    { state: "full", as: "coordinator", go: (stop) => seeWriter(stop, "/trust/withdrawal") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeWriter(stop, "/trust/withdrawal").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/volunteers/:id/capacity": [
    { state: "full", as: "coordinator", go: (stop) => seeWriter(stop, "/capacity") },
    { state: "failing", as: "coordinator", go: failCapacity },
  ],
  "/desk/volunteers/:id/hand-over": [
    { state: "empty", as: "coordinator", go: (stop) => seeBeginner(stop, "/hand-over") },
    { state: "full", as: "coordinator", go: (stop) => seeWriter(stop, "/hand-over") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeWriter(stop, "/hand-over").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/volunteers/:id/offboard": [
    { state: "full", as: "coordinator", go: (stop) => seeWriter(stop, "/offboard") },
    { state: "full", as: "coordinator", what: "what it means", go: reviewOffboarding },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeWriter(stop, "/offboard").then(() => submitPast(stop.page)),
    },
  ],
  "/desk/correspondences/:id/hand-over": [
    { state: "full", as: "coordinator", go: seeHandOver },
    { state: "failing", as: "coordinator", what: "a letter meanwhile", go: handOverTooLate },
  ],
  "/desk/successions": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/successions") },
    { state: "full", as: "coordinator", go: listSuccessions },
  ],
  "/desk/successions/:id": [
    { state: "full", as: "coordinator", go: (stop) => seeSuccession(stop) },
    { state: "failing", as: "coordinator", what: "somebody else's note", go: failNote },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** Somebody with a confirmed letter, a hold, a dormant correspondence and a report. */
async function makeWriter({ at: { app } }: Stop, trust: "new" | "known" = "known"): Promise<MadePerson> {
  const now = app.clock();
  const viewer = await makeVolunteer(app, { capacity: 5, trust, languages: ["ru", "en"] }, now);
  await begin(app, viewer, now, 1);
  const written = await begin(app, viewer, now, 30);
  const number = await sendLetter(app, written, {}, now);
  if (trust === "known") await makeReceipt(app, written, { numbers: [number] }, now);
  const old = new Date(now.getTime() - 150 * DAY);
  const dormant = await begin(app, viewer, old, 0);
  await sendLetter(app, dormant, {}, old);
  await settleDue(app, now);
  await makeReport(app, written.prisonerId, { signature: written.signature }, now);
  return viewer;
}

async function begin(app: Stop["at"]["app"], viewer: MadePerson, now: Date, days: number) {
  const at = new Date(now.getTime() - days * DAY);
  const { id: prisonerId } = await makePrisoner(app, { name: `Рябинин Павел ${unique()}` }, at);
  return makeCorrespondence(app, { viewer, prisonerId, signature: `Тамара ${unique()}` }, at);
}

async function listVolunteers(stop: Stop): Promise<void> {
  await makeWriter(stop);
  await stop.page.goto("/desk/volunteers");
}

async function seeWriter(stop: Stop, below = "", trust: "new" | "known" = "known"): Promise<void> {
  const { id } = await makeWriter(stop, trust);
  await stop.page.goto(`/desk/volunteers/${id}${below}`);
}

async function seeBeginner({ page, at: { app } }: Stop, below = ""): Promise<void> {
  const { id } = await makeVolunteer(app, { trust: "new" }, app.clock());
  await page.goto(`/desk/volunteers/${id}${below}`);
}

async function seeClosed(stop: Stop): Promise<void> {
  const { page, at, person } = stop;
  const { id } = await makeWriter(stop);
  const form = { note: "Любит шахматы", reason: "asked", key: randomId() } as const;
  if (person) await offboard(at.app, person, id, form, at.app.clock());
  await page.goto(`/desk/volunteers/${id}`);
}

async function failCapacity(stop: Stop): Promise<void> {
  await seeWriter(stop, "/capacity");
  await stop.page.locator("#to").fill("1");
  await submitPast(stop.page);
}

async function reviewOffboarding(stop: Stop): Promise<void> {
  const { page } = stop;
  await seeWriter(stop, "/offboard");
  await page.locator('input[name="reason"]').first().check();
  await page.locator("#note").fill("Любит шахматы и книги о море");
  await press(page, "main form .button");
}

async function press(page: Page, button: string): Promise<void> {
  const answered = page.waitForEvent("domcontentloaded");
  await page.locator(button).first().click();
  await answered;
}

async function seeHandOver({ page, at: { app } }: Stop): Promise<void> {
  const made = await makeCorrespondence(app, { signature: `Тамара ${unique()}` }, app.clock());
  await sendLetter(app, made, {}, app.clock());
  await page.goto(`/desk/correspondences/${made.id}/hand-over`);
}

async function handOverTooLate({ page, at: { app } }: Stop): Promise<void> {
  const made = await makeCorrespondence(app, { signature: `Тамара ${unique()}` }, app.clock());
  await page.goto(`/desk/correspondences/${made.id}/hand-over`);
  await sendLetter(app, made, {}, app.clock());
  await submitPast(page);
}

/** Hands one correspondence over; answers the succession. */
async function makeSuccession({ at: { app }, person }: Stop) {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Рябинин Павел ${unique()}` }, now);
  const made = await makeCorrespondence(app, { prisonerId, signature: `Тамара ${unique()}` }, now);
  const chosen = [{ id: made.id, lastLetterOn: null }];
  const form = { chosen, note: "Любит шахматы.\nСпросите о книгах.", key: randomId() };
  if (person) await handOver(app, person, made.viewer.personId, form, now);
  const [succession] = await findOpenSuccessions(app.db, prisonerId, 1);
  if (!succession) throw new Error("nothing was handed over");
  return succession;
}

async function listSuccessions(stop: Stop): Promise<void> {
  await makeWriter(stop);
  await makeSuccession(stop);
  await stop.page.goto("/desk/successions");
}

async function seeSuccession(stop: Stop): Promise<void> {
  const { id } = await makeSuccession(stop);
  await stop.page.goto(`/desk/successions/${id}`);
}

async function failNote(stop: Stop): Promise<void> {
  const { page, at } = stop;
  const { id } = await makeSuccession(stop);
  await page.goto(`/desk/successions/${id}`);
  await at.app.db.updateTable("succession").set({ rowVersion: 7 }).where("id", "=", id).execute();
  await submitPast(page);
}
