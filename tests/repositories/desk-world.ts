import fc from "fast-check";
import type { Database } from "#db/connection.server";
import { insertFacility } from "#db/repositories/facilities";
import { NOT_ALONE } from "~/domain/balance/alone";
import { endedStatuses } from "~/domain/prisoners/custody";
import { searchKey } from "~/domain/prisoners/names";
import { type Status, statuses } from "~/domain/prisoners/statuses";
import { transliterate } from "~/domain/prisoners/transliteration";

export const now = "2026-11-20T09:30:00.000Z";
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
const dayAgo = (days: number) => daysAgo(days).slice(0, 10);

const facilityIds = ["f0", "f1", "f2", "f3", "f4", "f5"];
const people = 230;

/** Few names, loads and days on purpose: ties are where pages lose or repeat rows. */
const prisoner = fc.record({
  name: fc.constantFrom(
    "Иванов Иван Иванович",
    "Ёлкин Пётр Ильич",
    "Елкин Пётр Ильич",
    "Яшин_Олег Львович",
    "Smith John",
    "100% Правда",
    "Ґудзь Олена",
  ),
  status: fc.constantFrom<Status>(...statuses, "serving", "serving", "remand"),
  open: fc.constantFrom(0 as const, 1 as const, 1 as const),
  writers: fc.nat(5),
  loadRank: fc.constantFrom(0, 0, 0, 200_000, 333_333, 1_000_000, 2_147_483_647),
  lastLetterOn: fc.constantFrom("", "", dayAgo(3), dayAgo(3), dayAgo(40), dayAgo(400)),
  facilityId: fc.option(fc.constantFrom(...facilityIds), { freq: 8 }),
  confirmed: fc.constantFrom(null, 0, 59, 60, 61, 300),
  merged: fc.constantFrom(false, false, false, false, true),
  id: fc.string({ unit: fc.constantFrom(..."aAzZ09_-"), minLength: 12, maxLength: 12 }),
});

const hold = fc.record({
  owner: fc.nat(people - 1),
  state: fc.constantFrom("held" as const, "held" as const, "active" as const),
  endsInHours: fc.constantFrom(-1, 1, 71, 72, 73, 300),
});

const letter = fc.record({
  owner: fc.nat(people - 1),
  facilityId: fc.constantFrom(...facilityIds),
  state: fc.constantFrom(
    "sent" as const,
    "sent" as const,
    "sent" as const,
    "presumed-lost" as const,
    "confirmed" as const,
  ),
  age: fc.constantFrom(1, 44, 45, 46, 89, 90, 180, 181),
});

export type World = ReturnType<typeof makeWorld>;

/** Invented rows, the same for the same seed. Facilities f4 and f5 get no word back; f5 too few letters to tell. */
export function makeWorld(seed: number) {
  const sample = <Value>(of: fc.Arbitrary<Value>, numRuns: number) => fc.sample(of, { seed, numRuns });
  const prisoners = sample(prisoner, people).map((each, at) => ({
    ...each,
    id: `${each.id}${at}`,
    open: each.merged || endedStatuses.includes(each.status) ? (0 as const) : each.open,
  }));
  const letters = sample(letter, 400)
    .map((each) =>
      each.facilityId >= "f4" && each.state === "confirmed" ? { ...each, state: "sent" as const } : each,
    )
    .filter((each) => each.facilityId !== "f5" || each.age > 180);
  const fewLetters = [46, 180].map((age) => ({ owner: 0, facilityId: "f5", state: "sent" as const, age }));
  return { prisoners, holds: sample(hold, 80), letters: [...letters, ...fewLetters] };
}

export async function insertWorld(db: Database, { prisoners, holds, letters }: World): Promise<void> {
  for (const id of facilityIds) await insertFacility(db, facilityRow(id));
  const classRow = { languageMask: 1, channelMask: 1, volunteers: 0 };
  const { id: classId } = await db
    .insertInto("eligibilityClass")
    .values(classRow)
    .returning("id")
    .executeTakeFirstOrThrow();
  await db.insertInto("prisoner").values(prisoners.map(prisonerRow)).execute();
  for (const { id } of prisoners.filter((each) => each.merged)) {
    await db.updateTable("prisoner").set({ mergedInto: id }).where("id", "=", id).execute();
  }
  await db
    .insertInto("prisonerLoad")
    .values(prisoners.map((each) => loadRow(each, classId)))
    .execute();
  await db.insertInto("stay").values(prisoners.map(stayRow)).execute();
  await db
    .insertInto("correspondence")
    .values(holds.map((each, at) => correspondenceRow(each, prisoners[each.owner]?.id ?? "", at)))
    .execute();
  await db
    .insertInto("letter")
    .values(letters.map((each) => letterRow(each, prisoners[each.owner]?.id ?? "")))
    .execute();
}

type Invented = World["prisoners"][number];

function facilityRow(id: string) {
  const name = id === "f1" ? "ФКУ СИЗО-1 «Ёлочка»" : `ФКУ ИК-${id.slice(1)} УФСИН`;
  return {
    id,
    name,
    nameSearch: searchKey(name),
    kind: "ik" as const,
    regime: null,
    climateZone: "cold" as const,
    region: id < "f3" ? "Пермский край" : "Москва",
    address: "ул. Первая, 1",
    postcode: "600000",
    toBeConfirmed: id === "f2" ? (1 as const) : (0 as const),
    source: "test",
    checkedOn: null,
    letterNote: null,
    letterNoteSource: null,
    letterNoteCheckedOn: null,
    mergedInto: null,
    rowVersion: 1,
    createdAt: now,
  };
}

function prisonerRow({ id, name, status }: Invented) {
  return {
    id,
    name,
    nameSearch: searchKey(name),
    nameLatin: transliterate(name),
    nameDative: null,
    gender: "m" as const,
    birthDate: null,
    birthPrecision: "unknown" as const,
    languageMask: 1,
    about: "",
    articles: "",
    penalty: "",
    status,
    target: 3,
    cap: null,
    hideLoad: 0 as const,
    mergedInto: null,
    rowVersion: 1,
    createdAt: now,
  };
}

function loadRow({ id, open, writers, loadRank, lastLetterOn }: Invented, classId: number) {
  return {
    prisonerId: id,
    loadMilli: Math.floor((loadRank * 3) / 1000),
    externalMilli: 0,
    target: 3,
    loadRank,
    cap: 9,
    seatsTaken: writers,
    seatsProvisional: 0,
    writers,
    lastLetterOn,
    aloneSince: writers > 0 ? NOT_ALONE : lastLetterOn || "2026-01-01",
    ring: 0,
    classId,
    open,
    suggestable: 0 as const,
  };
}

function stayRow({ id, facilityId, confirmed }: Invented) {
  return {
    prisonerId: id,
    facilityId,
    fromDate: null,
    fromPrecision: "unknown" as const,
    untilDate: null,
    untilPrecision: "unknown" as const,
    current: 1 as const,
    confirmedOn: confirmed === null ? null : dayAgo(confirmed),
    source: "test",
    recordedAt: now,
  };
}

function correspondenceRow({ state, endsInHours }: World["holds"][number], prisonerId: string, at: number) {
  const dueAt = daysAgo(-endsInHours / 24);
  return {
    id: `c${at}`,
    prisonerId,
    personId: null,
    circleId: null,
    signature: `s${at}`,
    signatureKey: `s${at}`,
    channel: "post" as const,
    state,
    seat: "taken" as const,
    weightMilli: 600,
    claimedAt: daysAgo(10),
    holdUntil: dueAt,
    extendedAt: null,
    lastLetterOn: null,
    lastNumber: 0,
    rhythmDays: null,
    pausedUntil: null,
    closedAt: null,
    closedReason: null,
    dueAt,
    overCap: 0 as const,
  };
}

function letterRow({ facilityId, state, age }: World["letters"][number], prisonerId: string) {
  return {
    correspondenceId: null,
    prisonerId,
    facilityId,
    stayId: null,
    channel: "post" as const,
    kind: "letter" as const,
    number: 1,
    state,
    sentOn: dayAgo(age),
    atRisk: 0 as const,
    recordedAt: now,
  };
}
