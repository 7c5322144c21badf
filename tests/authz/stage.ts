import { makeCorrespondence, makeReply, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeReport } from "#db/factories/reports";
import { makeSheetWriter } from "#db/factories/take-overs";
import { type MadePerson, makeSession, makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { insertFamilyLink } from "#db/repositories/family-links";
import { findOpenMoveReportsOf } from "#db/repositories/move-reports";
import { findAllReplies } from "#db/repositories/replies";
import { roles } from "~/domain/access/roles";
import { pauseCorrespondence } from "~/features/correspondence/course.server";
import { followByInvitation } from "~/features/invitations/accept.server";
import { revokeInvitation } from "~/features/invitations/invitations.server";
import { reportMove } from "~/features/moves/moves.server";
import { listDeskReplies, logDeskReply } from "~/features/replies/replies.server";
import { revokeLink } from "~/features/take-overs/links.server";
import { takeOver } from "~/features/take-overs/take-over.server";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { digest, randomId, randomToken } from "~/platform/crypto/random.server";
import { allJobs } from "~/platform/jobs/jobs.server";
import { runJob } from "~/platform/jobs/lease.server";
import { stageBalance } from "./balance";
import { stageCustody } from "./custody";
import { stageDeskWork } from "./desk-work";
import type { Ids, Places } from "./ids";
import { stageImports } from "./imports";
import { stageParcels } from "./parcels";
import { stagePeople } from "./people";
import { stagePlaces } from "./places";
import { stageReceipts } from "./receipts";
import { stageStory } from "./story";
import { stageVolunteers } from "./volunteers";

const app = createApp(readConfig(process.env));
const now = app.clock();
const daysOn = (days: number) => new Date(now.getTime() + days * 86_400_000);
await migrateToLatest(app.db);

const people = new Map<string, MadePerson>();
for (const role of roles) people.set(role, await makeVolunteer(app, { role, capacity: 30 }, now));
const volunteer = personOf("volunteer");
const stranger = await makeVolunteer(app, { capacity: 30 }, now);

const prisoner = await makePrisoner(app, {}, now);
const released = await makePrisoner(app, { status: "released" }, now);
const minor = await makePrisoner(app, { birthDate: `${now.getFullYear() - 15}-01-01` }, now);
const silent = await makePrisoner(app, { consent: "refused" }, now);
const hidden = [{ id: minor.id }, { id: silent.id }];
const correspondence = (viewer = volunteer) => makeCorrespondence(app, { viewer }, now);
const foreign = { id: (await withReply(stranger)).id };
const places: Record<string, Places> = {
  "/prisoners/:id": placesOf({ id: prisoner.id }, [...hidden, { id: released.id }]),
  "/prisoners/:id/claim": placesOf({ id: prisoner.id }, [...hidden, { id: released.id }]),
};
const arrested = await makePrisoner(app, { facilityId: null, status: "detained" }, now);
for (const page of ["", "/withdrawal"]) {
  places[`/prisoners/:id/wait${page}`] = placesOf({ id: arrested.id }, [...hidden, { id: released.id }]);
}
for (const page of ["", "/letters/new", "/replies/new", "/extension", "/release"]) {
  places[`/correspondence/:id${page}`] = placesOf({ id: (await correspondence()).id }, [foreign]);
}
const settlement = await makeFacility(app, { kind: "kp", regime: null }, now);
const followed = await makePrisoner(app, { facilityId: settlement.id }, now);
const link = { personId: personOf("family").id, prisonerId: followed.id, invitationId: null };
await insertFamilyLink(app.db, { ...link, createdAt: now.toISOString(), revokedAt: null });
for (const page of ["", "/needs", "/consent", "/moves/new", "/stop", "/report", "/receipts/new"]) {
  places[`/family/:prisonerId${page}`] = placesOf({ prisonerId: followed.id }, [{ prisonerId: prisoner.id }]);
}
for (const page of ["", "/refusal"]) {
  const told = { kind: "moved", place: "", since: { date: null, precision: "unknown" } } as const;
  await reportMove(app, personOf("family"), followed.id, { ...told, key: randomId() }, now);
  const report = (await findOpenMoveReportsOf(app.db, followed.id)).at(-1);
  places[`/desk/moves/:id${page}`] = {
    own: { id: String(report?.id) },
    foreign: [],
    missing: { id: "999999" },
  };
}
places["/desk/reports/:id"] = {
  own: { id: String(await makeReport(app, prisoner.id, {}, now)) },
  foreign: [],
  missing: { id: "999999" },
};
const merged = await makePrisoner(app, { mergedInto: prisoner.id }, now);
// The desk is led from a merged record to the one it went into; below it nothing is left.
places["/desk/prisoners/:id"] = placesOf({ id: prisoner.id }, []);
for (const page of [
  "/edit",
  "/consent",
  "/external-load",
  "/external-load/removal",
  "/notes/new",
  "/invitations/new",
]) {
  places[`/desk/prisoners/:id${page}`] = placesOf({ id: prisoner.id }, [{ id: merged.id }]);
}
Object.assign(places, await stageStory(app, { coordinator: personOf("coordinator"), prisoner, merged }, now));
const invite = (at = now) => makeInvitation(app, { prisonerId: followed.id }, at);
const [open, used, revoked] = [await invite(), await invite(), await invite()];
const expired = await invite(daysOn(-15));
await followByInvitation(app, await makeRelative(app, { prisonerIds: [] }, now), used.token, now);
await revokeInvitation(app, personOf("coordinator"), revoked.id, now);
places["/invitations/:token"] = {
  own: { token: open.token },
  foreign: [used, revoked, expired].map(({ token }) => ({ token })),
  missing: { token: randomToken() },
};
places["/desk/invitations/:id/revocation"] = placesOf({ id: used.id }, []);
const sheetWriter = (at = now) => makeSheetWriter(app, {}, at);
const [waitingLink, takenLink, revokedLink, revokable] = [
  await sheetWriter(),
  await sheetWriter(),
  await sheetWriter(),
  await sheetWriter(),
];
const expiredLink = await sheetWriter(daysOn(-31));
await makeCorrespondence(app, { viewer: volunteer, prisonerId: waitingLink.prisonerIds[0] ?? "" }, now);
await takeOver(app, stranger, { token: takenLink.token, key: randomToken() }, now);
await revokeLink(app, revokedLink.viewer, revokedLink.linkId, now);
places["/take-over/:token"] = {
  own: { token: waitingLink.token },
  foreign: [takenLink, revokedLink, expiredLink].map(({ token }) => ({ token })),
  missing: { token: randomToken() },
};
places["/desk/take-overs/:id/revocation"] = placesOf({ id: revokable.linkId }, [{ id: takenLink.linkId }]);
for (const page of ["", "/withdrawal"]) {
  places[`/desk/pairs/:id/ending${page}`] = placesOf({ id: (await sheetWriter()).ids[0] ?? "" }, [
    { id: (await correspondence()).id },
  ]);
}
for (const page of ["/pause", "/resume"]) {
  const made = await correspondence();
  await sendLetter(app, made, {}, now);
  if (page === "/resume")
    await pauseCorrespondence(app, volunteer, made.id, daysOn(28).toISOString().slice(0, 10), now);
  places[`/correspondence/:id${page}`] = placesOf({ id: made.id }, [foreign]);
}
for (const page of ["withdrawal", "return", "return/withdrawal", "left", "left/withdrawal"]) {
  const written = await correspondence();
  await sendLetter(app, written, {}, now);
  places[`/correspondence/:id/letters/:number/${page}`] = {
    own: { id: written.id, number: "1" },
    foreign: [{ ...foreign, number: "1" }],
    missing: { id: randomId(), number: "1" },
  };
}
const own = await withReply(volunteer);
const theirs = { ...foreign, reply: await replyOf(foreign.id) };
places["/correspondence/:id/replies/:reply/withdrawal"] = {
  own: { id: own.id, reply: await replyOf(own.id) },
  foreign: [theirs, { ...theirs, id: own.id }],
  missing: { id: randomId(), reply: theirs.reply },
};

const standing = { family: personOf("family"), coordinator: personOf("coordinator") };
const receiptPlaces = await stageReceipts(
  app,
  { ...standing, followed: followed.id, other: prisoner.id },
  now,
);
Object.assign(places, receiptPlaces);
const inParcels = { ...standing, volunteer, stranger, other: prisoner.id };
Object.assign(places, await stageParcels(app, inParcels, now));
Object.assign(places, await stageImports(app, personOf("coordinator"), now));
Object.assign(places, await stageBalance(app, personOf("coordinator"), now));
Object.assign(places, await stageCustody(app, personOf("coordinator"), now));
places["/desk/prisoners/:id/receipts/new"] = placesOf({ id: followed.id }, []);
places["/desk/prisoners/:id/replies/new"] = placesOf({ id: followed.id }, []);
places["/desk/prisoners/:id/reports/new"] = placesOf({ id: followed.id }, []);
const waiting = { addressedTo: "", receivedOn: now.toISOString().slice(0, 10), place: "relay" } as const;
const deskReply = { ...waiting, correspondenceId: null, acknowledged: [], key: randomId() };
await logDeskReply(app, personOf("coordinator"), followed.id, deskReply, now);
places["/desk/replies/:reply/withdrawal"] = {
  own: { reply: String((await listDeskReplies(app))[0]?.id) },
  foreign: [{ reply: theirs.reply ?? "" }],
  missing: { reply: "999999" },
};

Object.assign(places, await stagePeople(app, now));
Object.assign(places, await stagePlaces(app, personOf("coordinator"), now));
Object.assign(places, await stageVolunteers(app, standing.coordinator, standing.family.id, now));
Object.assign(places, await stageDeskWork(app, personOf("coordinator"), prisoner.id, now));

const strangersSession = await makeSession(app, stranger, originOf(), now);
const sessions: Record<string, Record<"staying" | "leaving", string>> = {};
const endings: Record<string, Places> = {};
for (const role of roles) {
  const person = personOf(role);
  sessions[role] = { staying: await session(person), leaving: await session(person) };
  endings[role] = placesOf({ id: idOf(await session(person)) }, [{ id: idOf(strangersSession) }]);
}
const changing = await makeVolunteer(app, {}, now);
const closing = await makeVolunteer(app, {}, now);
const changes = {
  role: { personId: changing.id, cookie: await session(changing) },
  closed: { personId: closing.id, cookie: await session(closing), signInName: closing.signInName },
};
// What the clock alone causes is done, so that whatever changes from here on was asked for.
for (const job of allJobs(app)) await runJob(app.db, job, { holder: randomId(), clock: app.clock });
await app.db.destroy();
console.log(JSON.stringify({ places, endings, sessions, changes }));

function personOf(role: string): MadePerson {
  const person = people.get(role);
  if (!person) throw new Error(`nobody is ${role}`);
  return person;
}

function originOf(): string {
  return app.config.origins[0] ?? "";
}

function session(person: MadePerson): Promise<string> {
  return makeSession(app, person, originOf(), now);
}

function idOf(cookie: string): string {
  return digest(cookie.slice(cookie.indexOf("=") + 1));
}

function placesOf(mine: Ids, others: Ids[]): Places {
  const missing = Object.fromEntries(Object.keys(mine).map((name) => [name, randomId()]));
  return { own: mine, foreign: others, missing };
}

async function withReply(viewer: MadePerson) {
  const made = await makeCorrespondence(app, { viewer }, now);
  await sendLetter(app, made, {}, now);
  await makeReply(app, made, {}, now);
  return made;
}

async function replyOf(id: string): Promise<string> {
  return String((await findAllReplies(app.db, id))[0]?.id);
}
