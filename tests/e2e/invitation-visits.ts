import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllFollowed } from "#db/repositories/family-links";
import { followByInvitation } from "~/features/invitations/accept.server";
import { revokeInvitation } from "~/features/invitations/invitations.server";
import type { Installation } from "./installation";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see every page about invitations, and the desk's page of one prisoner. */
export const invitationVisits = {
  "/invitations/:token": [
    { state: "empty", go: openLink },
    { state: "failing", go: failToJoinByLink },
    { state: "failing", what: "spent", go: openSpentLink },
    { state: "full", what: "joined by e-mail", go: joinByLink },
    { state: "full", as: "relative", go: openLink },
    { state: "full", as: "relative", what: "follows already", go: openLinkAgain },
    { state: "failing", as: "relative", what: "relative, spent", go: openSpentLink },
    { state: "full", as: "coordinator", what: "another role", go: openLink },
  ],
  "/desk/prisoners/:id": [
    { state: "empty", as: "coordinator", go: seeForgottenAtDesk },
    { state: "full", as: "coordinator", go: (stop) => seeAtDesk(stop) },
  ],
  "/desk/prisoners/:id/invitations/new": [
    { state: "empty", as: "coordinator", go: (stop) => seeAtDesk(stop, "/invitations/new") },
    { state: "failing", as: "coordinator", go: failToInvite },
    { state: "full", as: "coordinator", go: makeLink },
  ],
  "/desk/invitations": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/invitations") },
    {
      state: "empty",
      as: "coordinator",
      what: "none",
      bare: true,
      go: ({ page }) => page.goto("/desk/invitations?state=used"),
    },
    { state: "full", as: "coordinator", go: listInvitations },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** Somebody to whom one writes, with a link used and one waiting. */
async function makeInvitedTo({ app }: Installation) {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Тополев Глеб ${unique()}` }, now);
  const made = await makeCorrespondence(app, { prisonerId, signature: `Нина ${unique()}` }, now);
  await sendLetter(app, made, {}, now);
  const used = await makeInvitation(app, { prisonerId, note: "мама" }, now);
  const relative = await makeRelative(app, { prisonerIds: [] }, now);
  await followByInvitation(app, relative, used.token, now);
  const waiting = await makeInvitation(app, { prisonerId }, now);
  return { prisonerId, used, waiting };
}

/** The desk's page of a prisoner with writers and relatives, or a page below it. */
async function seeAtDesk({ page, at }: Stop, below = ""): Promise<void> {
  const { prisonerId } = await makeInvitedTo(at);
  await page.goto(`/desk/prisoners/${prisonerId}${below}`);
}

/** The same of somebody held nobody knows where, to whom nobody writes. */
async function seeForgottenAtDesk({ page, at: { app } }: Stop): Promise<void> {
  const name = `Тополев Савва ${unique()}`;
  const { id } = await makePrisoner(app, { name, facilityId: null, consent: null }, app.clock());
  await page.goto(`/desk/prisoners/${id}`);
}

async function failToInvite(stop: Stop): Promise<void> {
  await seeAtDesk(stop, "/invitations/new");
  await stop.page.locator("#note").fill("длинно ".repeat(20));
  await submitPast(stop.page);
}

/** A link just made, on the one page that shows it. */
async function makeLink(stop: Stop): Promise<void> {
  await seeAtDesk(stop, "/invitations/new");
  const shown = stop.page.waitForEvent("domcontentloaded");
  await stop.page.locator("main form .button").click();
  await shown;
}

/** The list with a link in every state. */
async function listInvitations({ page, at }: Stop): Promise<void> {
  const { used } = await makeInvitedTo(at);
  await makeInvitation(at.app, {}, new Date(at.app.clock().getTime() - 20 * 86_400_000));
  await revokeInvitation(
    at.app,
    await makeVolunteer(at.app, { role: "coordinator" }, at.app.clock()),
    used.id,
    at.app.clock(),
  );
  await makeInvitedTo(at);
  await page.goto("/desk/invitations");
}

/** A link that waits for its relative, as whoever opens it sees it. */
async function openLink({ page, at }: Stop): Promise<void> {
  const { waiting } = await makeInvitedTo(at);
  await page.goto(`/invitations/${waiting.token}`);
}

async function openSpentLink({ page, at }: Stop): Promise<void> {
  const { used } = await makeInvitedTo(at);
  await page.goto(`/invitations/${used.token}`);
}

/** A link for somebody the relative follows already. */
async function openLinkAgain({ page, at: { app }, person }: Stop): Promise<void> {
  const [followed] = await findAllFollowed(app.db, person?.personId ?? "");
  const { token } = await makeInvitation(app, { prisonerId: followed?.id ?? "" }, app.clock());
  await page.goto(`/invitations/${token}`);
}

async function failToJoinByLink(stop: Stop): Promise<void> {
  await openLink(stop);
  await submitPast(stop.page);
}

/** Joined by e-mail: the recovery code, and the way to sign in. */
async function joinByLink(stop: Stop): Promise<void> {
  const { page } = stop;
  await openLink(stop);
  await page.locator('input[name="kind"][value="email"]').check();
  await page.locator("#email").fill(`relative-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`);
  await page.locator("#password").fill("osprey cobalt ladder meadow");
  const shown = page.waitForURL("**?joined=1");
  await page.locator("main form .button").click();
  await shown;
}
