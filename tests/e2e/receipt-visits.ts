import { makeCorrespondence, makeReceipt, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllFollowed } from "#db/repositories/family-links";
import type { Viewer } from "~/domain/access/roles";
import { logReturn } from "~/features/correspondence/returns.server";
import { recordReceipt } from "~/features/receipts/receipts.server";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import { unique } from "./seed";
import { openFollowed, type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** Lines of every kind: matched by nothing, without a number, without anything. */
const halfKnown = [
  { signature: "Незнакомый друг", number: 4 },
  { signature: "Старый друг", number: null },
  { signature: null, number: 2 },
];

/** How to see the pages about letters that came, a relative's and the desk's. */
export const receiptVisits = {
  "/family/:prisonerId/receipts/new": [
    { state: "empty", as: "waiting-relative", go: (stop) => openFollowed(stop, "/receipts/new") },
    { state: "full", as: "relative", go: (stop) => openFollowed(stop, "/receipts/new") },
    { state: "failing", as: "relative", go: failReceipt },
  ],
  "/family/:prisonerId/receipts/:receipt": [
    { state: "full", as: "relative", go: seeReceipt },
    {
      state: "failing",
      as: "relative",
      go: async (stop) => {
        await seeReceipt(stop);
        await stop.page.locator("details").evaluate((details: HTMLDetailsElement) => {
          details.open = true;
        });
        await stop.page.locator("#number0").fill("1 2");
        await submitPast(stop.page, "form[data-resend]");
      },
    },
    { state: "full", as: "relative", what: "taken back", go: seeTakenBack },
  ],
  "/desk/prisoners/:id/receipts/new": [
    { state: "empty", as: "coordinator", go: async (stop) => stop.page.goto(await phoneAddress(stop)) },
    {
      state: "failing",
      as: "coordinator",
      go: async (stop) => {
        await stop.page.goto(await phoneAddress(stop));
        await submitPast(stop.page);
      },
    },
  ],
  "/desk/prisoners/:id/receipts/:receipt": [{ state: "full", as: "coordinator", go: seePhoneReceipt }],
  "/desk/receipts": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/receipts") },
    { state: "full", as: "coordinator", go: seeReceiptDesk },
  ],
} as const satisfies Record<string, readonly Visit[]>;

async function failReceipt(stop: Stop): Promise<void> {
  await openFollowed(stop, "/receipts/new");
  await stop.page.locator("#letters").fill("many");
  await stop.page.locator("#number0").fill("1 2");
  await stop.page.locator('input[name="when"][value="other"]').check();
  await stop.page.locator("#dateDay").fill("31");
  await stop.page.locator("#dateMonth").fill("2");
  await submitPast(stop.page);
}

async function seeReceipt({ page, at: { app }, person }: Stop): Promise<string> {
  const [followed] = await findAllFollowed(app.db, person?.personId ?? "");
  if (!followed || !person) throw new Error("nobody is followed");
  const id = await record(app, person, followed.id, 6);
  const address = `/family/${followed.id}/receipts/${id}`;
  await page.goto(address);
  return address;
}

async function seeTakenBack(stop: Stop): Promise<void> {
  const address = await seeReceipt(stop);
  await stop.page.locator('form[action$="/withdrawal"] button').click();
  await stop.page.waitForURL(/#receipts$/);
  await stop.page.goto(address);
}

async function phoneAddress({ at: { app } }: Stop): Promise<string> {
  const made = await makeCorrespondence(app, {}, app.clock());
  await sendLetter(app, made, {}, app.clock());
  return `/desk/prisoners/${made.prisonerId}/receipts/new`;
}

async function seePhoneReceipt({ page, at: { app } }: Stop): Promise<void> {
  const { prisonerId, receiptId } = await makeUnplaced(app);
  await page.goto(`/desk/prisoners/${prisonerId}/receipts/${receiptId}`);
}

/** Lines nobody could place, with letters they may mean, and a letter that both came back and arrived. */
async function seeReceiptDesk({ page, at: { app } }: Stop): Promise<void> {
  await makeUnplaced(app);
  const made = await makeCorrespondence(app, {}, app.clock());
  const number = await sendLetter(app, made, {}, app.clock());
  const on = app.clock().toISOString().slice(0, 10);
  await logReturn(
    app,
    made.viewer,
    { id: made.id, number },
    { kind: "returned", on, key: randomToken() },
    app.clock(),
  );
  await makeReceipt(app, made, { numbers: [number] }, app.clock());
  await page.goto("/desk/receipts");
}

async function makeUnplaced(app: App) {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Рябинин Олег ${unique()}` }, now);
  for (const signature of ["Незнакомый друк", "Лена"]) {
    const made = await makeCorrespondence(app, { prisonerId, signature }, now);
    await sendLetter(app, made, {}, now);
  }
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  await makeRelative(app, { prisonerIds: [prisonerId] }, now);
  return { prisonerId, receiptId: await record(app, coordinator, prisonerId, null) };
}

async function record(app: App, viewer: Viewer, prisonerId: string, letters: number | null): Promise<number> {
  const arrived = { date: "2026-10-01", precision: "month" } as const;
  const told = {
    letters,
    ticked: [],
    others: halfKnown,
    arrived,
    toldBy: "prisoner",
    key: randomToken(),
  } as const;
  const recorded = await recordReceipt(app, viewer, prisonerId, told, app.clock());
  if (!recorded.ok) throw new Error(`receipt refused: ${recorded.reason}`);
  return recorded.receiptId;
}
