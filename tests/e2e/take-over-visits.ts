import { makeSheetWriter } from "#db/factories/take-overs";
import { makeVolunteer } from "#db/factories/volunteers";
import { claimPrisoner } from "~/features/correspondence/claim.server";
import { takeOver } from "~/features/take-overs/take-over.server";
import { randomToken } from "~/platform/crypto/random.server";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see every page about writers of an old spreadsheet. */
export const takeOverVisits = {
  "/take-over/:token": [
    { state: "empty", go: openTakeOver },
    { state: "failing", go: (stop) => openTakeOver(stop).then(() => submitPast(stop.page)) },
    { state: "failing", what: "spent", go: openSpent },
    { state: "full", as: "stranger", go: openTakeOver },
    { state: "full", as: "stranger", what: "one left out", go: takeOverPartly },
    { state: "full", as: "coordinator", what: "another role", go: openTakeOver },
  ],
  "/desk/take-overs": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/take-overs") },
    { state: "full", as: "coordinator", go: listWriters },
  ],
  "/desk/take-overs/new": [
    {
      state: "empty",
      as: "coordinator",
      bare: true,
      go: ({ page }) => page.goto("/desk/take-overs/new"),
    },
    { state: "full", as: "coordinator", go: makeOne },
  ],
} as const satisfies Record<string, readonly Visit[]>;

async function openTakeOver({ page, at: { app } }: Stop): Promise<void> {
  const { token } = await makeSheetWriter(app, { people: 2 }, app.clock());
  await page.goto(`/take-over/${token}`);
}

async function openSpent({ page, at: { app } }: Stop): Promise<void> {
  const now = app.clock();
  const { token } = await makeSheetWriter(app, {}, now);
  await takeOver(app, await makeVolunteer(app, {}, now), { token, key: randomToken() }, now);
  await page.goto(`/take-over/${token}`);
}

/** A volunteer who writes to one of the two already. */
async function takeOverPartly({ page, person, at: { app } }: Stop): Promise<void> {
  if (!person) throw new Error("this visit needs somebody signed in");
  const now = app.clock();
  const { token, prisonerIds } = await makeSheetWriter(app, { people: 2 }, now);
  const form = { signature: "Своя", channel: "post", key: randomToken() } as const;
  await claimPrisoner(app, person, prisonerIds[0] ?? "", form, now);
  await page.goto(`/take-over/${token}`);
  const answered = page.waitForEvent("domcontentloaded");
  await page.locator("main form .button").click();
  await answered;
}

/** The list with a link that waits, one that was used, and writers without one. */
async function listWriters({ page, at: { app } }: Stop): Promise<void> {
  const now = app.clock();
  await makeSheetWriter(app, { people: 2 }, now);
  const { token } = await makeSheetWriter(app, {}, now);
  await takeOver(app, await makeVolunteer(app, {}, now), { token, key: randomToken() }, now);
  await makeSheetWriter(app, {}, new Date(now.getTime() - 31 * 86_400_000));
  await page.goto("/desk/take-overs");
}

/** A new link for one writer, shown once. */
async function makeOne({ page, at: { app } }: Stop): Promise<void> {
  const now = app.clock();
  const { writerId } = await makeSheetWriter(app, { people: 2 }, now);
  await page.goto(`/desk/take-overs/new?writer=${writerId}`);
  const answered = page.waitForEvent("domcontentloaded");
  await page.locator("main form .button").click();
  await answered;
}
