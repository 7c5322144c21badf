import { makeSecondFactor } from "#db/factories/second-factors";
import { makeVolunteer } from "#db/factories/volunteers";
import { saveCredential } from "#db/repositories/people";
import type { Role } from "~/domain/access/roles";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

const PASSWORD = "kettle under seven moons";
const at = "/account/security/second-factor";

/** Signs in by name and password up to the page that asks for a code, or for a second factor to be set up. */
async function giveName({ page, at: site }: Stop, role: Role, hasSecondFactor: boolean): Promise<void> {
  const { app } = site;
  const now = app.clock();
  const person = await makeVolunteer(app, { role, hasSecondFactor }, now);
  const secret = await hashPassword(PASSWORD);
  await saveCredential(app.db, {
    personId: person.id,
    kind: "password",
    secret,
    changedAt: now.toISOString(),
  });
  await page.goto("/sign-in");
  await page.locator("#name").fill(person.signInName);
  await page.locator("#password").fill(PASSWORD);
  await page.locator('main form[action="/sign-in"] button').click();
  await page.waitForURL(hasSecondFactor ? /\/sign-in\/code/ : /second-factor/);
}

/** An app for codes for whoever looks, then the page. */
async function withFactor({ page, at: site, person }: Stop, address: string): Promise<void> {
  if (person) await makeSecondFactor(site.app, site.app.db, person.id, site.app.clock());
  await page.goto(address);
}

const fail = (stop: Stop, address: string) => stop.page.goto(address).then(() => submitPast(stop.page));

/** How to see the pages of the second factor. */
export const accountVisits: Record<
  | "/sign-in/code"
  | `/account/security/second-factor${"" | "/replacement" | "/removal"}`
  | "/account/security/spare-codes",
  readonly Visit[]
> = {
  "/sign-in/code": [
    { state: "empty", go: (stop) => giveName(stop, "volunteer", true) },
    {
      state: "empty",
      what: "spare code",
      go: (stop) => giveName(stop, "volunteer", true).then(() => stop.page.goto("/sign-in/code?spare=1")),
    },
    {
      state: "failing",
      go: (stop) => giveName(stop, "coordinator", true).then(() => submitPast(stop.page)),
    },
  ],
  [at]: [
    { state: "empty", as: "newcomer", go: ({ page }) => page.goto(at) },
    { state: "failing", as: "newcomer", go: (stop) => fail(stop, at) },
    { state: "empty", what: "staff", go: (stop) => giveName(stop, "coordinator", false) },
  ],
  [`${at}/replacement`]: [
    { state: "empty", as: "coordinator", go: ({ page }) => page.goto(`${at}/replacement`) },
    { state: "failing", as: "coordinator", go: (stop) => fail(stop, `${at}/replacement`) },
  ],
  [`${at}/removal`]: [
    { state: "empty", as: "stranger", go: (stop) => withFactor(stop, `${at}/removal`) },
    {
      state: "failing",
      as: "stranger",
      go: (stop) => withFactor(stop, `${at}/removal`).then(() => submitPast(stop.page)),
    },
  ],
  "/account/security/spare-codes": [
    { state: "full", as: "coordinator", go: ({ page }) => page.goto("/account/security/spare-codes?used=1") },
    { state: "failing", as: "coordinator", go: (stop) => fail(stop, "/account/security/spare-codes") },
  ],
};
