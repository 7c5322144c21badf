import { findAllOwn, findLastSignature, findOwnCorrespondence } from "#db/repositories/correspondence";
import { findAllChannels, findFacility } from "#db/repositories/facilities";
import {
  findAllLetterEvents,
  findAllLetters,
  findLastLetters,
  findLetterSummaries,
} from "#db/repositories/letters";
import { findOpenMoveReportsOf, findPrisonersWithOpenMoves } from "#db/repositories/move-reports";
import { findGivenByPlan } from "#db/repositories/plan-lines";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { findAllReplies, findReplySummaries } from "#db/repositories/replies";
import { findHandedTo, isHandedOver } from "#db/repositories/successions";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { holdOffFrom } from "~/domain/correspondence/hold-off";
import { type NextStep, nextStep, stepAfterDeath } from "~/domain/correspondence/next-step";
import { addressBlock, hasAddress } from "~/domain/facilities/address-block";
import { channelsInForce, usualDaysIn, usualDelivery } from "~/domain/facilities/channels";
import { rulesFor } from "~/domain/facilities/letter-rules";
import { withOverrides } from "~/domain/facilities/overrides";
import { knownLists } from "~/domain/import/mapping";
import { letterRuling, mayBeWrittenTo } from "~/domain/prisoners/custody";
import { readOverrides } from "~/features/overrides/overrides.server";
import { openNote } from "~/features/volunteers/succession.server";
import type { App } from "~/platform/app.server";
import { asCorrespondence } from "./facts.server";
import { farewellsOf } from "./farewell.server";
import { letterHistory } from "./history";
import { settleDueOf } from "./settle.server";

export interface OwnRow {
  id: string;
  name: string;
  nameLatin: string;
  /** A plan gave them this person, and they have not begun yet. */
  given: boolean;
  next: NextStep;
}

/** Everybody this volunteer writes to or wrote to, each with the next step, in four groups. */
export async function listOwn(app: App, viewer: Viewer, now: Date): Promise<OwnRow[]> {
  await settleDueOf(app, { personId: viewer.personId }, now);
  const rows = await findAllOwn(app.db, viewer.personId);
  const ids = rows.map((row) => row.id);
  const letters = await findLetterSummaries(app.db, ids);
  const lastLetters = await findLastLetters(app.db, ids);
  const replies = await findReplySummaries(app.db, ids);
  const profile = await findVolunteerProfile(app.db, viewer.personId);
  const movesTold = await findPrisonersWithOpenMoves(app.db, [...new Set(rows.map((row) => row.prisonerId))]);
  const farewells = await farewellsOf(app, rows);
  const held = rows.filter(({ state }) => state === "held").map(({ id }) => id);
  const given = await findGivenByPlan(app.db, held);
  const today = now.toISOString().slice(0, 10);
  return rows.map((row) => {
    const isOfRow = (each: { correspondenceId: string | null }) => each.correspondenceId === row.id;
    const [summary, last, reply] = [letters.find(isOfRow), lastLetters.find(isOfRow), replies.find(isOfRow)];
    const told = {
      lastSentOn: summary?.lastSentOn ?? null,
      lastLetter: last ? { state: last.state, isAtRisk: last.atRisk === 1 } : null,
      lastConfirmedOn: summary?.lastConfirmedOn ?? null,
      lastReplyOn: reply?.lastReplyOn ?? null,
      isReplyElsewhere: reply !== undefined && reply.place !== "writer",
      usual: usualDelivery(row.channel),
    };
    const isMoveTold = movesTold.includes(row.prisonerId);
    const prisoner = { status: row.status, hasAddress: hasAddress(row), isMoveTold };
    const facts = { ...asCorrespondence(row, profile?.trust ?? "new"), closedReason: row.closedReason };
    return {
      id: row.id,
      name: row.name,
      nameLatin: row.nameLatin,
      given: given.has(row.id),
      next:
        row.status === "died"
          ? stepAfterDeath(farewells.get(row.id) ?? null)
          : nextStep(facts, told, prisoner, today),
    };
  });
}

/** One of the viewer's own correspondences with all the letter desk shows; null when it is not theirs. */
export async function readLetterDesk(app: App, viewer: Viewer, id: string, now: Date) {
  await settleDueOf(app, { personId: viewer.personId }, now);
  const row = await findOwnCorrespondence(app.db, viewer.personId, id);
  if (!row) return null;
  const prisoner = await findPrisoner(app.db, row.prisonerId);
  if (!prisoner) return null;
  const profile = await findVolunteerProfile(app.db, viewer.personId);
  const letters = await findAllLetters(app.db, row.id);
  const { facility, ...place } = await readPlace(app, row, now);
  const isAddressKnown = facility !== null && hasAddress(facility);
  const handed = row.state === "closed" ? undefined : await findHandedTo(app.db, row.id);
  return {
    ...deskFacts(row, letters),
    handedOn: row.state === "closed" && (await isHandedOver(app.db, row.id)),
    goesOn: handed ? { note: openNote(app, handed) } : null,
    prisonerId: prisoner.id,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    letterRule: letterRuling({ status: prisoner.status, hasAddress: isAddressKnown }).rule,
    holdOff: holdOffFrom({
      status: prisoner.status,
      hasAddress: isAddressKnown,
      isMoveTold: (await findOpenMoveReportsOf(app.db, prisoner.id)).length > 0,
    }),
    history: letterHistory(
      letters,
      await findAllLetterEvents(app.db, row.id),
      await findAllReplies(app.db, row.id),
      {
        now: now.toISOString(),
        usualDays: usualDaysIn(row.channel),
        stayId: facility && place.stayId,
        mayWrite: mayBeWrittenTo({ status: prisoner.status, hasAddress: isAddressKnown }),
        isOver: row.state === "closed",
      },
    ),
    ...place,
    newPlace: row.state === "closed" ? null : newPlaceFor(letters, facility),
    facility: facility && shownOf(facility),
    address: facility && addressOf(prisoner, facility, profile?.postsFrom !== "russia"),
  };
}

/** Just enough of one's own correspondence for its small forms; null when it is not theirs, or the person has died. */
export async function readOwn(app: App, viewer: Viewer, id: string, now: Date) {
  await settleDueOf(app, { personId: viewer.personId }, now);
  const row = await findOwnCorrespondence(app.db, viewer.personId, id);
  const prisoner = row && (await findPrisoner(app.db, row.prisonerId));
  if (!row || !prisoner || prisoner.status === "died") return null;
  const letters = await findAllLetters(app.db, row.id);
  const sent = letters.filter((letter) => letter.state !== "reserved");
  const sentNumbers = sent.map((letter) => letter.number);
  return { ...deskFacts(row, letters), sentNumbers, name: prisoner.name, nameLatin: prisoner.nameLatin };
}

/** The signature a volunteer used last, offered again. */
export function lastSignature(app: App, viewer: Viewer): Promise<string | null> {
  return findLastSignature(app.db, viewer.personId);
}

function deskFacts(row: Row<"correspondence">, letters: readonly Row<"letter">[]) {
  const reserved = letters.find((letter) => letter.state === "reserved");
  return {
    id: row.id,
    state: row.state,
    closedReason: row.closedReason,
    signature: row.signature,
    channel: row.channel,
    holdUntil: row.state === "held" ? row.holdUntil : null,
    extended: row.extendedAt !== null,
    pausedUntil: row.pausedUntil,
    dormant: row.state === "active" && row.weightMilli === 0,
    nextNumber: reserved?.number ?? row.lastNumber + 1,
  };
}

async function readPlace(app: App, row: Row<"correspondence">, now: Date) {
  const stay = await findCurrentStay(app.db, row.prisonerId);
  const facility = stay?.facilityId ? await findFacility(app.db, stay.facilityId) : undefined;
  if (!facility)
    return {
      facility: null,
      stayId: null,
      rules: [],
      channelNote: null,
      channelWorks: false,
      confirmedOn: null,
    };
  const channels = await findAllChannels(app.db, [facility.id]);
  const own = channels.find((each) => each.channel === row.channel);
  return {
    facility,
    stayId: stay?.id ?? null,
    rules: await readRules(app, row, facility, now),
    channelNote: own?.note ?? null,
    channelWorks: channelsInForce(channels, now.toISOString().slice(0, 10)).includes(row.channel),
    confirmedOn: stay?.confirmedOn ?? null,
  };
}

/** The rules for letters there, each with the coordinator's word that stands in its place. */
async function readRules(app: App, row: Row<"correspondence">, { id, kind }: Row<"facility">, now: Date) {
  const overrides = await readOverrides(app, { facilityId: id, prisonerId: row.prisonerId });
  const rules = withOverrides(rulesFor(kind, row.channel), overrides, now.toISOString().slice(0, 10));
  return rules.map(({ code, source, confidence, verifiedOn, override }) => ({
    ...{ code, source, verifiedOn, toBeConfirmed: confidence !== "H" },
    instead: override && { stance: override.stance, note: override.note, since: override.since },
  }));
}

/** Where letters go now, when the last one went elsewhere; null when it went there, or nothing was written. */
function newPlaceFor(letters: readonly Row<"letter">[], facility: Row<"facility"> | null): string | null {
  const sent = letters.filter((letter) => letter.state !== "reserved");
  const last = sent.sort((a, b) => ((a.sentOn ?? "") < (b.sentOn ?? "") ? -1 : 1)).at(-1);
  return facility && last && last.facilityId !== facility.id ? facility.name : null;
}

/** The envelope's text as it is copied, and what it lacks. */
function addressOf(prisoner: Row<"prisoner">, facility: Row<"facility">, fromAbroad: boolean) {
  const { copyText, missing } = addressBlock({
    name: prisoner.name,
    dative: prisoner.nameDative,
    birthDate: prisoner.birthDate,
    birthPrecision: prisoner.birthPrecision,
    facilityName: facility.name,
    addressLines: facility.address.split("\n"),
    postcode: facility.postcode,
    fromAbroad,
  });
  return { copyText, missing };
}

/** What the page says of a place beside its address. Which list a place is from is nothing a writer needs. */
function shownOf({ letterNote, letterNoteSource, letterNoteCheckedOn, ...facility }: Row<"facility">) {
  const fromList = facility.toBeConfirmed === 1 || listTitles.has(facility.source);
  const source = fromList ? null : facility.source;
  return { source, letterNote, letterNoteSource, letterNoteCheckedOn };
}

const listTitles = new Set(knownLists.map(({ title }) => title));
