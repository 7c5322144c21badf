import { makeCorrespondence } from "#db/factories/correspondence";
import { makeVolunteer } from "#db/factories/volunteers";
import { inviteColleague } from "~/features/colleagues/invite.server";
import { offboardPerson } from "~/features/people/closing.server";
import { openPerson } from "~/features/people/opening.server";
import { randomToken } from "~/platform/crypto/random.server";
import { freezeSite, openSite } from "~/platform/frozen.server";
import { type Stop, signedIn, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the pages of admins. */
export const adminVisits = {
  "/admin": [{ state: "full", as: "admin", go: ({ page }) => page.goto("/admin") }],
  "/admin/people": [
    { state: "full", as: "admin", go: ({ page }) => page.goto("/admin/people") },
    {
      state: "empty",
      as: "admin",
      what: "none found",
      go: ({ page }) => page.goto("/admin/people?q=nobody"),
    },
  ],
  "/admin/people/:id": [
    { state: "full", as: "admin", go: (stop) => seePerson(stop) },
    { state: "full", as: "admin", what: "closed with everything", go: seeOffboarded },
    { state: "full", as: "admin", what: "opened again", go: seeOpened },
  ],
  "/admin/people/:id/role": [
    { state: "full", as: "admin", go: (stop) => seePerson(stop, "/role") },
    {
      state: "failing",
      as: "admin",
      go: (stop) => seePerson(stop, "/role").then(() => submitPast(stop.page)),
    },
  ],
  "/admin/invitations": [
    { state: "empty", as: "admin", bare: true, go: ({ page }) => page.goto("/admin/invitations") },
    { state: "full", as: "admin", go: listInvited },
  ],
  "/admin/invitations/new": [
    { state: "full", as: "admin", go: ({ page }) => page.goto("/admin/invitations/new") },
    {
      state: "failing",
      as: "admin",
      go: ({ page }) => page.goto("/admin/invitations/new").then(() => submitPast(page)),
    },
  ],
  "/colleagues/:token": [
    { state: "empty", what: "gone", go: ({ page }) => page.goto("/colleagues/nobody") },
    { state: "full", go: openInvited },
    { state: "failing", as: "newcomer", what: "signed in", go: openInvited },
  ],
  "/admin/audit": [
    { state: "full", as: "admin", go: readTwice },
    { state: "empty", as: "admin", what: "none found", go: ({ page }) => page.goto("/admin/audit?who=zz") },
  ],
  "/admin/audit/copy": [
    { state: "full", as: "admin", go: ({ page }) => page.goto("/admin/audit/copy") },
    {
      state: "failing",
      as: "admin",
      go: ({ page }) => page.goto("/admin/audit/copy?refused=wrong"),
    },
  ],
  "/admin/sessions/revocation": [
    { state: "full", as: "admin", go: ({ page }) => page.goto("/admin/sessions/revocation") },
    {
      state: "failing",
      as: "admin",
      go: ({ page }) => page.goto("/admin/sessions/revocation").then(() => submitPast(page)),
    },
  ],
  "/admin/freeze": [
    { state: "empty", as: "admin", go: ({ page }) => page.goto("/admin/freeze") },
    {
      state: "full",
      as: "admin",
      what: "frozen",
      go: (stop) => whileFrozen(stop, () => stop.page.goto("/admin/freeze")),
    },
    { state: "failing", as: "admin", what: "a form that is not heard", go: sendUnheard },
  ],
  "/admin/freeze/withdrawal": [
    {
      state: "full",
      as: "admin",
      go: (stop) => whileFrozen(stop, () => stop.page.goto("/admin/freeze/withdrawal")),
    },
    { state: "failing", as: "admin", go: (stop) => whileFrozen(stop, () => proveWrongly(stop)) },
  ],
} as const satisfies Record<string, readonly Visit[]>;

async function invited({ at: { app } }: Stop): Promise<string> {
  const demo = { ...app, config: { ...app.config, demo: true } };
  const admin = await makeVolunteer(app, { role: "admin" }, app.clock());
  const form = { role: "coordinator", note: "Вера", password: "", key: randomToken() } as const;
  const made = await inviteColleague(demo, admin, form, app.clock());
  if (!made.ok) throw new Error(made.reason);
  return made.token;
}

async function listInvited(stop: Stop): Promise<void> {
  await invited(stop);
  await stop.page.goto("/admin/invitations");
}

async function openInvited(stop: Stop): Promise<void> {
  await stop.page.goto(`/colleagues/${await invited(stop)}`);
}

/** The first reading is what the second one shows. */
async function readTwice(stop: Stop): Promise<void> {
  await offboarded(stop);
  await stop.page.goto("/admin/audit");
  await stop.page.goto("/admin/audit");
}

async function makeWriter({ at: { app } }: Stop): Promise<string> {
  const made = await makeCorrespondence(app, {}, app.clock());
  return made.viewer.personId;
}

async function seePerson(stop: Stop, below = ""): Promise<void> {
  await stop.page.goto(`/admin/people/${await makeWriter(stop)}${below}`);
}

async function offboarded(stop: Stop): Promise<string> {
  const id = await makeWriter(stop);
  await offboardPerson(stop.at.app, signedIn(stop.person), id, stop.at.app.clock());
  return id;
}

async function seeOffboarded(stop: Stop): Promise<void> {
  await stop.page.goto(`/admin/people/${await offboarded(stop)}`);
}

async function seeOpened(stop: Stop): Promise<void> {
  const id = await offboarded(stop);
  await openPerson(stop.at.app, signedIn(stop.person), id, stop.at.app.clock());
  await stop.page.goto(`/admin/people/${id}`);
}

/** The installation is open again afterwards, for whoever else uses it. */
async function whileFrozen({ at: { app } }: Stop, look: () => Promise<unknown>): Promise<void> {
  await freezeSite(app.db, app.clock());
  try {
    await look();
  } finally {
    await openSite(app.db);
  }
}

async function proveWrongly({ page }: Stop): Promise<void> {
  await page.goto("/admin/freeze/withdrawal");
  await submitPast(page);
}

async function sendUnheard(stop: Stop): Promise<void> {
  const { page } = stop;
  await page.goto("/admin/freeze");
  const answered = page.waitForResponse((answer) => answer.status() === 503);
  await whileFrozen(stop, () => Promise.all([answered, page.locator("main form .button").first().click()]));
}
