import { type Chance, chanceFrom } from "#db/factories/random";
import { eligible, type FilterPrisoner, type FilterVolunteer } from "~/domain/balance/filters";
import { DEFAULT_TARGET, defaultCap, HOLD_WEIGHT_MILLI, type Place, placeAt } from "~/domain/balance/load";
import { storedLoad } from "~/domain/balance/stored-load";
import type { SuggestionKey } from "~/domain/balance/suggestion-key";
import { type Correspondence, HOLD_DAYS, type Trust } from "~/domain/correspondence/states";
import { addDaysTo, dayAfter, type Instant, startOfDay } from "~/domain/dates/instants";

const FIRST_DAY = "2026-01-01";

export const instantOf = (day: number): Instant => startOfDay(dayAfter(FIRST_DAY, day));
export const dateOf = (day: number) => dayAfter(FIRST_DAY, day);

/** What of a prisoner's correspondences is counted as load. `measured` is the engine's own way. */
export type Counting = "measured" | "confirmed" | "ever-claimed";

export interface Resident extends FilterPrisoner {
  key: SuggestionKey;
  /** Zipf: the n-th most famous draws a share of 1/n. */
  fame: number;
  correspondences: Placed[];
  sums: { weightMilli: number; seatsTaken: number; seatsProvisional: number; writers: number };
}

/** What the engine stores with a correspondence stands beside it. */
export type Placed = Correspondence & { place: Place };

export type Visitor = FilterVolunteer & { id: string };

export interface World {
  chance: Chance;
  counting: Counting;
  residents: Resident[];
  /** Residents by the first two fields of the key, so that those to show are found without looking at all. */
  byOrder: Map<number, Resident[]>;
  /** Correspondences whose weight changes by time alone, by the day of it. */
  due: Map<Instant, { resident: Resident; placed: Placed }[]>;
  day: number;
}

/** Prisoners in the order of their fame; a third can be reached on paper only, and a few read no Russian. */
export function openWorld(seed: number, people: number, counting: Counting = "measured"): World {
  const chance = chanceFrom(seed);
  const world: World = { chance, counting, residents: [], byOrder: new Map(), due: new Map(), day: 0 };
  for (let rank = 1; rank <= people; rank += 1) addResident(world, 1 / rank);
  return world;
}

export function addResident(world: World, fame: number): Resident {
  const { chance } = world;
  const languageMask = chance.weighted([
    [RUSSIAN, 90],
    [RUSSIAN | OTHER, 8],
    [OTHER, 2],
  ]);
  const channelMask = chance.weighted([
    [PAPER | ELECTRONIC, 2],
    [PAPER, 1],
  ]);
  const resident: Resident = {
    id: `prisoner-${world.residents.length}`,
    languageMask,
    channelMask,
    lettersAllowed: true,
    consentLetters: "presumed",
    minor: false,
    hasAddress: true,
    seatsTaken: 0,
    seatsProvisional: 0,
    cap: defaultCap(DEFAULT_TARGET),
    key: {
      loadRank: 0,
      eligibleVolunteers: Math.round(
        MOST_ELIGIBLE * (languageMask === OTHER ? 0.3 : 0.9) * (channelMask === PAPER ? 0.8 : 1),
      ),
      lastLetterOn: "",
      ring: chance.below(2 ** 31),
    },
    fame,
    correspondences: [],
    sums: { weightMilli: 0, seatsTaken: 0, seatsProvisional: 0, writers: 0 },
  };
  world.residents.push(resident);
  place(world, resident);
  return resident;
}

const RUSSIAN = 1;
const OTHER = 2;
const PAPER = 1;
const ELECTRONIC = 2;
const MOST_ELIGIBLE = 1000;

/** Somebody who wants one person to write to; one in five is abroad and posts no paper. */
export function arrive({ chance }: World, number: number, trust: Trust = "known"): Visitor {
  return {
    id: `volunteer-${number}`,
    trust,
    languageMask: chance.weighted([
      [RUSSIAN, 7],
      [RUSSIAN | OTHER, 2],
      [OTHER, 1],
    ]),
    channelMask: chance.happens(0.8) ? PAPER | ELECTRONIC : ELECTRONIC,
    capacity: 1,
    openCount: 0,
    blockedPrisonerIds: NOBODY,
    writingToIds: NOBODY,
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** Whether they could write to each other at all, places aside. */
export function couldWrite(visitor: Visitor, resident: Resident): boolean {
  return eligible(visitor, { ...resident, seatsTaken: 0, seatsProvisional: 0 }).ok;
}

export function claim(world: World, visitor: Visitor, resident: Resident): Placed {
  const claimedAt = instantOf(world.day);
  const held: Correspondence = {
    state: "held",
    trust: visitor.trust,
    claimedAt,
    holdUntil: addDaysTo(claimedAt, HOLD_DAYS),
    extendedAt: null,
    lastLetterOn: null,
    rhythmDays: null,
    pausedUntil: null,
    holdWeightMilli: HOLD_WEIGHT_MILLI,
  };
  const placed: Placed = { ...held, place: NOWHERE };
  resident.correspondences.push(placed);
  settle(world, resident, placed);
  return placed;
}

const NOWHERE: Place = { seat: "none", weightMilli: 0, dueAt: null };

/** A letter makes the correspondence active, and its writer known. */
export function writeLetter(world: World, resident: Resident, placed: Placed): void {
  tally(world, resident, placed, -1);
  Object.assign(placed, { state: "active", trust: "known", lastLetterOn: dateOf(world.day), place: NOWHERE });
  resident.key.lastLetterOn = dateOf(world.day);
  settle(world, resident, placed);
}

/** A new day: what weighs otherwise by time alone is counted anew. */
export function turnTo(world: World, day: number): void {
  world.day = day;
  const now = instantOf(day);
  for (const { resident, placed } of world.due.get(now) ?? []) {
    if (placed.place.dueAt === now) settle(world, resident, placed);
  }
  world.due.delete(now);
}

/** What the engine stores with a correspondence and its prisoner, by its own rules. */
function settle(world: World, resident: Resident, placed: Placed): void {
  if (placed.place !== NOWHERE) tally(world, resident, placed, -1);
  placed.place = placeAt(placed, instantOf(world.day));
  tally(world, resident, placed, 1);
  const { dueAt } = placed.place;
  if (dueAt) {
    const same = world.due.get(dueAt);
    if (same) same.push({ resident, placed });
    else world.due.set(dueAt, [{ resident, placed }]);
  }
  const stored = storedLoad({
    target: DEFAULT_TARGET,
    cap: null,
    lettersAllowed: resident.lettersAllowed,
    consentLetters: resident.consentLetters,
    minor: resident.minor,
    hasAddress: resident.hasAddress,
    external: [],
    createdAt: instantOf(0),
    past: [],
    sums: { ...resident.sums, lastLetterOn: resident.key.lastLetterOn },
  });
  const before = world.byOrder.get(orderOf(resident)) as Resident[];
  before.splice(before.indexOf(resident), 1);
  if (before.length === 0) world.byOrder.delete(orderOf(resident));
  const { seatsTaken, seatsProvisional, cap, loadRank } = stored;
  Object.assign(resident, { seatsTaken, seatsProvisional, cap });
  resident.key.loadRank = loadRank;
  place(world, resident);
}

/** Adds a correspondence to its prisoner's sums, or takes it off; only `counting` may weigh otherwise, to compare. */
function tally({ counting }: World, { sums }: Resident, { place, state }: Placed, sign: 1 | -1): void {
  const counted = { measured: place.weightMilli, "ever-claimed": 1000 };
  const confirmed = state === "active" ? place.weightMilli : 0;
  sums.weightMilli += sign * (counting === "confirmed" ? confirmed : counted[counting]);
  sums.seatsTaken += sign * Number(place.seat === "taken");
  sums.seatsProvisional += sign * Number(place.seat === "provisional");
  sums.writers += sign * Number(place.weightMilli > 0);
}

function place({ byOrder }: World, resident: Resident): void {
  const same = byOrder.get(orderOf(resident));
  if (same) same.push(resident);
  else byOrder.set(orderOf(resident), [resident]);
}

/** Sorts as load, then scarcity do. */
function orderOf({ key }: Resident): number {
  return key.loadRank * (MOST_ELIGIBLE + 1) + key.eligibleVolunteers;
}
