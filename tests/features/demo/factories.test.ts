import { afterEach, beforeEach, expect, it } from "vitest";
import { makeCorrespondence, makeReceipt, makeReply, sendLetter } from "#db/factories/correspondence";
import { makePrisoner, movePrisoner } from "#db/factories/prisoners";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { findAllClasses } from "#db/repositories/eligibility";
import { findAllLetters } from "#db/repositories/letters";
import { findLoad } from "#db/repositories/load";
import { readSession } from "~/platform/session/sessions.server";
import { openTestApp, type TestApp } from "../../setup/test-app";

const now = new Date("2026-11-20T12:00:00.000Z");
const later = new Date("2026-12-20T12:00:00.000Z");
let app: TestApp;

beforeEach(async () => {
  app = await openTestApp(() => now);
});
afterEach(() => app.close());

it("makes a prisoner who may be written to", async () => {
  const prisoner = await makePrisoner(app, {}, now);
  expect(prisoner.nameDative).toBe("Берестову Захару Игнатьевичу");
  expect(await findLoad(app.db, prisoner.id)).toMatchObject({
    open: 1,
    suggestable: 1,
    loadMilli: 0,
    cap: 9,
  });
});

it("counts a volunteer in the classes they may write to", async () => {
  await makePrisoner(app, {}, now);
  await makeVolunteer(app, { languages: ["ru", "en"] }, now);
  await makeVolunteer(app, { languages: ["en"] }, now);
  await makeVolunteer(app, { role: "coordinator" }, now);
  expect(await findAllClasses(app.db)).toMatchObject([{ volunteers: 1 }]);
});

it("opens a session that a request can carry", async () => {
  const person = await makeVolunteer(app, { role: "admin" }, now);
  const cookie = await makeSession(app, person, "http://127.0.0.1:3000", now);
  const session = await readSession(app, cookie, "http://127.0.0.1:3000", now);
  expect(session?.viewer).toEqual({ personId: person.id, role: "admin", language: "ru" });
});

it("walks from a claim to an answer", async () => {
  const made = await makeCorrespondence(app, {}, now);
  await sendLetter(app, made, {}, now);
  await sendLetter(app, made, { sentOn: "2026-11-19" }, now);
  await makeReceipt(app, made, { numbers: [1] }, later);
  await makeReply(app, made, { acknowledged: [2] }, later);
  const letters = await findAllLetters(app.db, made.id);
  expect(letters.map(({ number, state }) => [number, state])).toEqual([
    [1, "confirmed"],
    [2, "answered"],
  ]);
  expect(await findLoad(app.db, made.prisonerId)).toMatchObject({
    loadMilli: 1000,
    writers: 1,
    seatsTaken: 1,
  });
});

it("says why a claim was refused", async () => {
  const viewer = await makeVolunteer(app, { capacity: 1 }, now);
  await makeCorrespondence(app, { viewer }, now);
  await expect(makeCorrespondence(app, { viewer }, now)).rejects.toThrow("capacity-full");
});

it("closes a moved prisoner to letters until there is an address", async () => {
  const prisoner = await makePrisoner(app, {}, now);
  await movePrisoner(app, prisoner.id, { to: null, status: "in-transit" }, now);
  expect(await findLoad(app.db, prisoner.id)).toMatchObject({ open: 0, suggestable: 0 });
  await movePrisoner(app, prisoner.id, { to: prisoner.facilityId, status: "quarantine" }, later);
  expect(await findLoad(app.db, prisoner.id)).toMatchObject({ open: 1, suggestable: 1 });
});
