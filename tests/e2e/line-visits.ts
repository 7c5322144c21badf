import { makeFacility } from "#db/factories/facilities";
import { makePrisoner, movePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { leaveLine, waitFor } from "~/features/line/wait.server";
import { unique } from "./seed";
import { type Stop, signedIn } from "./steps";
import type { Visit } from "./visits";

/** How to see the line in which volunteers wait for an address. */
export const lineVisits = {
  "/prisoners/:id/wait": [
    { state: "empty", as: "newcomer", go: (stop) => seeArrested(stop, "/wait") },
    { state: "failing", as: "newcomer", what: "three already", go: waitForTooMany },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** The pages of others on which somebody without an address stands. */
export const withoutAddress: readonly Visit[] = [
  {
    state: "empty",
    as: "newcomer",
    what: "no address, none found",
    go: ({ page }) => page.goto("/prisoners?address=none&search=нетникого"),
  },
  { state: "full", as: "newcomer", what: "no address yet", go: listArrested },
];
export const arrested: readonly Visit[] = [
  { state: "full", as: "newcomer", what: "no address yet", go: (stop) => seeArrested(stop) },
  { state: "full", as: "newcomer", what: "waited for", go: seeWaitedFor },
];

/** Somebody newly arrested, or a page below. */
async function seeArrested({ page, at }: Stop, below = ""): Promise<void> {
  await page.goto(`/prisoners/${await makeArrested({ at })}${below}`);
}

/** Somebody newly arrested whom one waits for. */
async function seeWaitedFor(stop: Stop): Promise<void> {
  const id = await waitForSomebody(stop);
  await stop.page.goto(`/prisoners/${id}`);
  await leave(stop, id);
}

/** Whom one waits for, one of them with an address by now. */
export async function listWaited(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const ids = [await waitForSomebody(stop), await waitForSomebody(stop)];
  const [found = ""] = ids;
  const facilityId = (await makeFacility(app, {}, app.clock())).id;
  await movePrisoner(app, found, { to: facilityId, status: "remand" }, app.clock());
  await stop.page.goto("/correspondence");
  for (const id of ids) await leave(stop, id);
}

/** Those without an address. */
async function listArrested(stop: Stop): Promise<void> {
  await makeArrested(stop);
  await stop.page.goto("/prisoners?address=none");
}

async function waitForTooMany(stop: Stop): Promise<void> {
  const ids = [await waitForSomebody(stop), await waitForSomebody(stop), await waitForSomebody(stop)];
  await seeArrested(stop, "/wait");
  for (const id of ids) await leave(stop, id);
}

async function waitForSomebody(stop: Stop): Promise<string> {
  const { app } = stop.at;
  const id = await makeArrested(stop);
  await waitFor(app, await makeVolunteer(app, {}, app.clock()), id, app.clock());
  await waitFor(app, signedIn(stop.person), id, app.clock());
  return id;
}

/** What was seen is undone, so that the next to look finds a place. */
async function leave({ at: { app }, person }: Stop, id: string): Promise<void> {
  await leaveLine(app, signedIn(person), id, app.clock());
}

async function makeArrested({ at: { app } }: Pick<Stop, "at">): Promise<string> {
  const person = { facilityId: null, status: "detained", name: `Лугин ${unique()}` } as const;
  return (await makePrisoner(app, person, app.clock())).id;
}
