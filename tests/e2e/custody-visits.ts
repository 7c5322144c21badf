import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import type { CustodyDeed } from "~/domain/prisoners/custody-change";
import { confirmAddress, readConfirmations } from "~/features/custody/confirmation.server";
import { changeCustody, previewCustody } from "~/features/custody/custody.server";
import { leaveNote, markTold, readFarewells } from "~/features/custody/farewells.server";
import { noteSanction, readSanctions } from "~/features/custody/sanctions.server";
import { randomToken } from "~/platform/crypto/random.server";
import { unique } from "./seed";
import { failDate, type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

const since = { date: null, precision: "unknown" } as const;
const below = (page: string) => async (stop: Stop) => {
  const { prisonerId } = await makeWritten(stop);
  await stop.page.goto(`/desk/prisoners/${prisonerId}/${page}`);
};

/** How to see the pages on which the desk records what happens to somebody. */
export const custodyVisits = {
  "/desk/prisoners/:id/move": [
    { state: "empty", as: "coordinator", go: below("move") },
    {
      state: "full",
      as: "coordinator",
      what: "what it touches",
      go: (stop) => preview(stop, "move", "in-transit"),
    },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => below("move")(stop).then(() => failDate(stop, "since")),
    },
  ],
  "/desk/prisoners/:id/release": [
    { state: "empty", as: "coordinator", go: below("release") },
    {
      state: "full",
      as: "coordinator",
      what: "what it touches",
      go: (stop) => preview(stop, "release", "exchanged"),
    },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => below("release")(stop).then(() => submitPast(stop.page)),
    },
  ],
  "/desk/prisoners/:id/death": [
    { state: "empty", as: "coordinator", go: below("death") },
    { state: "full", as: "coordinator", what: "what it means", go: (stop) => preview(stop, "death", null) },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => below("death")(stop).then(() => failDate(stop, "since")),
    },
  ],
  "/desk/prisoners/:id/custody/:change": [
    {
      state: "full",
      as: "coordinator",
      go: (stop) => seeChange(stop, { kind: "moved", status: "in-transit", facilityId: null, since }),
    },
    {
      state: "full",
      as: "coordinator",
      what: "released",
      go: (stop) => seeChange(stop, { kind: "released", since }),
    },
    { state: "full", as: "coordinator", what: "arrived", go: seeArrival },
  ],
  "/desk/prisoners/:id/sanction": [
    { state: "empty", as: "coordinator", go: below("sanction") },
    { state: "full", as: "coordinator", go: (stop) => seeSanction(stop) },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => below("sanction")(stop).then(() => submitPast(stop.page)),
    },
  ],
  "/desk/prisoners/:id/sanctions/:sanction/end": [
    { state: "full", as: "coordinator", go: (stop) => seeSanction(stop, "end") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeSanction(stop, "end").then(() => failDate(stop, "until")),
    },
  ],
  "/desk/prisoners/:id/confirmation": [
    { state: "empty", as: "coordinator", go: below("confirmation") },
    { state: "full", as: "coordinator", go: seeConfirmed },
    {
      state: "failing",
      as: "coordinator",
      go: async (stop) => {
        await below("confirmation")(stop);
        await stop.page.locator('input[name="when"][value="other"]').check();
        await failDate(stop, "date");
      },
    },
  ],
  "/desk/prisoners/:id/farewells": [
    { state: "empty", as: "coordinator", go: (stop) => seeFarewells(stop, false) },
    { state: "full", as: "coordinator", go: (stop) => seeFarewells(stop, true) },
  ],
  "/desk/prisoners/:id/farewells/:farewell": [
    { state: "full", as: "coordinator", go: (stop) => writeNote(stop) },
    {
      state: "failing",
      as: "coordinator",
      go: async (stop) => {
        await writeNote(stop);
        await stop.page.locator("#note").fill("слово ".repeat(400));
        await submitPast(stop.page);
      },
    },
  ],
} as const satisfies Record<string, readonly Visit[]>;

/** Somebody two people write to, with a letter on its way and a relative. */
async function makeWritten({ at: { app } }: Stop) {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Рябинин ${unique()}` }, now);
  const first = await makeCorrespondence(app, { prisonerId, signature: `Нина ${unique()}` }, now);
  await sendLetter(app, first, {}, now);
  await makeCorrespondence(app, { prisonerId, signature: `Олег ${unique()}` }, now);
  await makeRelative(app, { prisonerIds: [prisonerId] }, now);
  return { prisonerId, first };
}

async function preview(stop: Stop, page: string, choice: string | null): Promise<void> {
  await below(page)(stop);
  if (choice !== null) await stop.page.locator(`input[value="${choice}"]`).check();
  const answered = stop.page.waitForEvent("domcontentloaded");
  await stop.page.locator("main form .button").click();
  await answered;
}

/** Records a deed through the real use case; answers the change's id. */
export async function recordDeedOf(
  { at: { app } }: Stop,
  prisonerId: string,
  deed: CustodyDeed,
): Promise<string> {
  const now = app.clock();
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const seen = await previewCustody(app, prisonerId, deed, now);
  if (!seen.ok) throw new Error(seen.reason);
  const form = { deed, source: "родные", seen: seen.seen, key: randomToken() };
  const result = await changeCustody(app, coordinator, prisonerId, form, now);
  if (!result.ok) throw new Error(result.reason);
  return result.changeId;
}

async function seeChange(stop: Stop, deed: CustodyDeed): Promise<void> {
  const { prisonerId } = await makeWritten(stop);
  const id = await recordDeedOf(stop, prisonerId, deed);
  await stop.page.goto(`/desk/prisoners/${prisonerId}/custody/${id}`);
}

async function seeArrival(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const { id: facilityId } = await makeFacility(app, {}, app.clock());
  await seeChange(stop, { kind: "moved", status: "quarantine", facilityId, since });
}

async function seeSanction(stop: Stop, page?: "end"): Promise<void> {
  const { app } = stop.at;
  const now = app.clock();
  const { prisonerId } = await makeWritten(stop);
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const from = { date: now.toISOString().slice(0, 10), precision: "day" } as const;
  const sanction = { kind: "shizo", from, until: since, source: "адвокат", key: randomToken() } as const;
  await noteSanction(app, coordinator, prisonerId, sanction, now);
  const [noted] = (await readSanctions(app, prisonerId, now))?.sanctions ?? [];
  const address = page ? `sanctions/${noted?.id}/${page}` : "sanction";
  await stop.page.goto(`/desk/prisoners/${prisonerId}/${address}`);
}

async function seeConfirmed(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const now = app.clock();
  const { prisonerId } = await makeWritten(stop);
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const stayId = (await readConfirmations(app, prisonerId))?.stayId ?? 0;
  const word = { stayId, on: now.toISOString().slice(0, 10), source: "родные", key: randomToken() };
  await confirmAddress(app, coordinator, prisonerId, word, now);
  await stop.page.goto(`/desk/prisoners/${prisonerId}/confirmation`);
}

async function seeFarewells(stop: Stop, isWritten: boolean): Promise<void> {
  const { app } = stop.at;
  const now = app.clock();
  const prisonerId = isWritten
    ? (await makeWritten(stop)).prisonerId
    : (await makePrisoner(app, { name: `Рябинин ${unique()}` }, now)).id;
  await recordDeedOf(stop, prisonerId, { kind: "died", since });
  const [writer] = (await readFarewells(app, prisonerId))?.writers ?? [];
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  if (writer) await markTold(app, coordinator, { prisonerId, id: writer.id }, true, now);
  await stop.page.goto(`/desk/prisoners/${prisonerId}/farewells`);
}

async function writeNote(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const { prisonerId } = await makeWritten(stop);
  await recordDeedOf(stop, prisonerId, { kind: "died", since });
  const [writer] = (await readFarewells(app, prisonerId))?.writers ?? [];
  await stop.page.goto(`/desk/prisoners/${prisonerId}/farewells/${writer?.id}`);
}

/** A writer's page after a death, before and after a coordinator left a word. */
export async function seeFarewell(stop: Stop, hasNote: boolean): Promise<void> {
  const { at, page, person } = stop;
  const { app } = at;
  if (!person) throw new Error("this visit needs somebody signed in");
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Рябинин ${unique()}` }, now);
  const made = await makeCorrespondence(app, { viewer: person, prisonerId }, now);
  await sendLetter(app, made, {}, now);
  await recordDeedOf(stop, prisonerId, { kind: "died", since });
  const [writer] = (await readFarewells(app, prisonerId))?.writers ?? [];
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const which = { prisonerId, id: writer?.id ?? 0 };
  const note = "Вы писали ему до последнего дня.\nМне очень жаль.";
  if (hasNote) await leaveNote(app, coordinator, which, { note, seen: "" }, now);
  await page.goto(`/correspondence/${made.id}`);
}
