import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeReport } from "#db/factories/reports";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { findOpenMoveReports } from "#db/repositories/move-reports";
import { findOpenReports } from "#db/repositories/reports";
import { startBulk } from "~/features/bulk/run.server";
import { parseListQuery } from "~/features/desk/prisoner-list";
import { reportMove } from "~/features/moves/moves.server";
import { recordReceipt } from "~/features/receipts/receipts.server";
import { listViews, saveView } from "~/features/views/views.server";
import type { App } from "~/platform/app.server";
import { randomId, randomToken } from "~/platform/crypto/random.server";
import { stageBalance } from "../authz/balance";
import { stageCustody } from "../authz/custody";
import { stageImports } from "../authz/imports";
import { stageParcels } from "../authz/parcels";
import { stageVolunteers } from "../authz/volunteers";

/** The parts of an address: `{ id: "…" }`. */
export type Ids = Record<string, string>;

/** How many each page that is about one of many is asked for. */
const SAMPLE = 50;
/** How much of each kind waits at the desk. */
const WAITING = 40;

/** A receipt for a letter of somebody whom nobody knows. */
const unplaced = {
  letters: null,
  ticked: [],
  others: [{ signature: "Nobody", number: 9 }],
  arrived: { date: null, precision: "unknown" },
  toldBy: "unknown",
} as const;

/**
 * What the desk's pages are about, out of a database that was filled before: a sample of the people, places and
 * correspondences there are, those with the most first, and what waits for a decision, made here.
 */
export async function openWorld(app: App, now: Date) {
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const sample = await sampleOf(app);
  const receipts = await leaveWaiting(app, coordinator, sample.prisoners.slice(0, WAITING), now);
  const { id: relative } = await makeRelative(app, { prisonerIds: [] }, now);
  return {
    ...sample,
    /** By the beginning of the addresses that are about them. */
    many: {
      "/desk/prisoners/:id/receipts/:receipt": receipts,
      "/desk/prisoners/:id": sample.prisoners,
      "/desk/facilities/:id": sample.facilities,
      "/desk/volunteers/:id": sample.volunteers,
      "/desk/correspondences/:id": sample.correspondences,
      "/desk/moves/:id": (await findOpenMoveReports(app.db, SAMPLE)).map(({ id }) => ({ id: String(id) })),
      "/desk/reports/:id": (await findOpenReports(app.db, SAMPLE)).map(({ id }) => ({ id: String(id) })),
    } as Record<string, readonly Ids[]>,
    /** Where an address is about what is rare, it is about what the tests of access set up. */
    few: {
      ...(await stageVolunteers(app, coordinator, relative, now)),
      ...(await stageCustody(app, coordinator, now)),
      ...(await stageImports(app, coordinator, now)),
      ...(await stageTable(app, coordinator, sample.prisoners, now)),
      ...(await stageBalance(app, coordinator, now)),
      ...(await stageParcels(app, await standingAt(app, coordinator, now), now)),
    } as Record<string, { own: Ids }>,
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

async function sampleOf({ db }: App) {
  const prisoners = await db
    .selectFrom("prisoner")
    .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
    .select(["prisoner.id", "prisoner.name"])
    .orderBy("prisonerLoad.writers", "desc")
    .execute();
  const volunteers = await db
    .selectFrom("volunteerProfile")
    .innerJoin("volunteerNumber", "volunteerNumber.personId", "volunteerProfile.personId")
    .select(["volunteerProfile.personId as id", "volunteerNumber.id as number"])
    .where("volunteerProfile.closed", "=", 0)
    .orderBy("volunteerProfile.openCount", "desc")
    .limit(5_000)
    .execute();
  const facilities = await db
    .selectFrom("facility")
    .innerJoin("facilityChannel", "facilityChannel.facilityId", "facility.id")
    .select(["facility.id", "facility.name", "facility.region", "facilityChannel.id as channel"])
    .execute();
  const correspondences = await db
    .selectFrom("correspondence")
    .select("id")
    .where("state", "=", "active")
    .orderBy("lastNumber", "desc")
    .limit(5_000)
    .execute();
  return {
    prisoners: everyFew(prisoners),
    volunteers: everyFew(volunteers).map(({ id, number }) => ({ id, number: String(number) })),
    facilities: everyFew(facilities).map(({ channel, ...place }) => ({ ...place, channel: String(channel) })),
    correspondences: everyFew(correspondences),
    regions: [...new Set(facilities.map(({ region }) => region))],
  };
}

function everyFew<Row>(rows: readonly Row[]): Row[] {
  return rows.filter((_, at) => at % Math.ceil(rows.length / SAMPLE) === 0);
}

/** Reports, invitations, moves told and receipts that fit nobody; answers the receipts. */
async function leaveWaiting(app: App, viewer: MadePerson, prisoners: readonly { id: string }[], now: Date) {
  const receipts: Ids[] = [];
  for (const { id } of prisoners) {
    await makeReport(app, id, {}, now);
    await makeInvitation(app, { prisonerId: id, viewer }, now);
    const told = { kind: "moved", place: "", since: { date: null, precision: "unknown" } } as const;
    const relative = await makeRelative(app, { prisonerIds: [id] }, now);
    await reportMove(app, relative, id, { ...told, key: randomToken() }, now);
    const receipt = await recordReceipt(app, viewer, id, { ...unplaced, key: randomToken() }, now);
    if (receipt.ok) receipts.push({ id, receipt: String(receipt.receiptId) });
  }
  return receipts;
}

/** Those who have to do with a parcel, and somebody who has not. */
async function standingAt(app: App, coordinator: MadePerson, now: Date) {
  const { id: other } = await makePrisoner(app, {}, now);
  return {
    ...{ coordinator, other },
    volunteer: await makeVolunteer(app, {}, now),
    stranger: await makeVolunteer(app, {}, now),
    family: await makeRelative(app, { prisonerIds: [] }, now),
  };
}

/** A view of the table, something done to many at once, and a list that is just being imported. */
async function stageTable(app: App, viewer: MadePerson, prisoners: readonly { id: string }[], now: Date) {
  const view = { name: "May", query: parseListQuery(new URLSearchParams()), key: randomId() };
  await saveView(app, viewer, view, now);
  const [saved] = await listViews(app);
  const change = { kind: "target", target: 4 } as const;
  const prisonerIds = prisoners.map(({ id }) => id);
  const run = await startBulk(app, viewer, { change, prisonerIds, key: randomId() }, now);
  const draft = (await stageImports(app, viewer, now))["/desk/import/:draft/run"]?.own.draft ?? "";
  const leaseUntil = new Date(now.getTime() + 86_400_000).toISOString();
  const applying = { state: "applying", attempt: "x", leaseUntil } as const;
  await app.db.updateTable("importDraft").set(applying).where("id", "=", draft).execute();
  return {
    "/desk/views/:id": { own: { id: saved?.id ?? "" } },
    "/desk/bulk/:id": { own: { id: run } },
    "/desk/import/:draft/run": { own: { draft } },
  };
}
