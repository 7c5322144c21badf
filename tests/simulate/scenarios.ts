import { gini, shareUnder, sum } from "./figures";
import type { Policy } from "./policies";
import {
  addResident,
  arrive,
  type Counting,
  claim,
  openWorld,
  type Placed,
  type Resident,
  turnTo,
  type World,
  writeLetter,
} from "./world";

export interface Size {
  people: number;
  choices: number;
}

const LAST_OF_14 = 13;
const LETTER_DAYS = 13;
/** The share of claims that become a letter where some stay silent. */
const WRITES = 0.6;

/** Everybody writes whom they chose, within two weeks. */
export function everybodyWrites(policy: Policy, seed: number, { people, choices }: Size) {
  const world = openWorld(seed, people);
  const days = 28;
  let nobodyAfter14 = 1;
  live(world, days, (day, later) => {
    for (let number = 0; number < Math.round(choices / days); number += 1) {
      const visitor = arrive(world, day * choices + number);
      const resident = policy(world, visitor);
      if (resident) answerLater(world, resident, claim(world, visitor, resident), later);
    }
    if (day === LAST_OF_14) nobodyAfter14 = nobodyShare(world);
  });
  const letters = world.residents.map((each) => each.correspondences.length);
  return { noLetter: shareUnder(letters, 1), nobodyAfter14, gini: gini(letters), letters };
}

/**
 * Two in five claims never become a letter; what is counted as load decides who is shown next. Most come when the
 * campaign starts, fewer and fewer over four months.
 */
export function manyStaySilent(policy: Policy, seed: number, { people, choices }: Size, counting?: Counting) {
  const world = openWorld(seed, people, counting);
  const days = 120;
  const shares = Array.from({ length: days }, (_, day) => Math.exp(-day / 40));
  let nobodyAfter14 = 1;
  live(world, days + LETTER_DAYS + 1, (day, later) => {
    const arriving = Math.round((choices * (shares[day] ?? 0)) / sum(shares));
    for (let number = 0; number < arriving; number += 1) {
      const visitor = arrive(world, day * choices + number);
      const resident = policy(world, visitor);
      if (!resident) continue;
      const held = claim(world, visitor, resident);
      if (world.chance.happens(WRITES)) answerLater(world, resident, held, later, true);
    }
    if (day === LAST_OF_14) nobodyAfter14 = nobodyShare(world);
  });
  const writers = world.residents.map(countWriters);
  return { underTwo: shareUnder(writers, 2), nobodyAfter14, gini: gini(writers) };
}

const CROWD = 2000;
const FAKE_CLAIMS = 1500;
const ARREST_DAY = 60;

/**
 * A hundred and eighty days in which three in ten writers fall silent after a letter or two, fake accounts claim places
 * by the hundreds on days 20 to 40, and on day 60 somebody famous is arrested and a crowd of new accounts comes for
 * them in one night. Half of those who cannot have them take somebody else.
 */
export function badSeason(policy: Policy, seed: number, { people, choices }: Size) {
  const world = openWorld(seed, people);
  const days = 180;
  const crowdSize = Math.round((CROWD * people) / 1500);
  const figures = { nobodyBefore: 1, celebrity: 0, others: 0, mostGained: 0, nobodyAfter: 1 };
  live(world, days, (day, later) => {
    if (day >= 20 && day < 40) claimFalsely(world, policy, Math.round((FAKE_CLAIMS * people) / 1500 / 20));
    if (day === ARREST_DAY) {
      figures.nobodyBefore = unwrittenShare(world);
      Object.assign(figures, crowdComes(world, policy, crowdSize, later));
    }
    for (let number = 0; number < choices / days; number += 1) {
      const visitor = arrive(world, day * choices + number);
      const resident = policy(world, visitor);
      if (!resident) continue;
      sometimesWrite(world, resident, claim(world, visitor, resident), later);
    }
  });
  figures.nobodyAfter = unwrittenShare(world);
  return { ...figures, gini: gini(world.residents.map(countLiving)) };
}

/** Fake accounts take what they are given and never write. */
function claimFalsely(world: World, policy: Policy, claims: number): void {
  for (let number = 0; number < claims; number += 1) {
    const visitor = arrive(world, 10_000_000 + world.day * 1000 + number, "new");
    const resident = policy(world, visitor);
    if (resident) claim(world, visitor, resident);
  }
}

/** One night: all want the famous one; who cannot have them is shown others, and half of them stay. */
function crowdComes(world: World, policy: Policy, size: number, later: Later) {
  const celebrity = addResident(world, 1);
  const before = new Map(world.residents.map((each) => [each, each.correspondences.length]));
  for (let number = 0; number < size; number += 1) {
    const visitor = arrive(world, 20_000_000 + number, "new");
    const resident = policy(world, visitor, celebrity);
    if (resident) sometimesWrite(world, resident, claim(world, visitor, resident), later);
  }
  const others = world.residents.filter((each) => each !== celebrity);
  const gained = others.map((each) => each.correspondences.length - (before.get(each) ?? 0));
  return {
    celebrity: celebrity.correspondences.length,
    others: sum(gained),
    mostGained: gained.reduce((most, each) => Math.max(most, each), 0),
  };
}

/** Three in five write; of these, seven in ten go on once a month. */
function sometimesWrite(world: World, resident: Resident, held: Placed, later: Later): void {
  if (world.chance.happens(WRITES)) answerLater(world, resident, held, later, world.chance.happens(0.7));
}

/** The first letter within two weeks, and if `goesOn` one a month from there. */
function answerLater(world: World, resident: Resident, held: Placed, later: Later, goesOn = false): void {
  const write = () => {
    writeLetter(world, resident, held);
    if (goesOn) later(world.day + 30, write);
  };
  later(world.day + world.chance.between(1, LETTER_DAYS), write);
}

function nobodyShare({ residents }: World): number {
  return shareUnder(residents.map(countAttached), 1);
}

/** Held or written to, by somebody who is not dormant. */
function countAttached({ seatsTaken, seatsProvisional }: Resident): number {
  return seatsTaken + seatsProvisional;
}

function countWriters({ correspondences }: Resident): number {
  return correspondences.filter(({ state }) => state === "active").length;
}

/** Nobody at all has ever written a letter to this share, or all who did are dormant. */
function unwrittenShare({ residents }: World): number {
  return shareUnder(residents.map(countLiving), 1);
}

function countLiving(resident: Resident): number {
  return Math.min(countWriters(resident), countAttached(resident));
}

type Later = (day: number, action: () => void) => void;

function live(world: World, days: number, each: (day: number, later: Later) => void): void {
  const waiting = new Map<number, (() => void)[]>();
  const later: Later = (day, action) => {
    const same = waiting.get(day);
    if (same) same.push(action);
    else waiting.set(day, [action]);
  };
  for (let day = 0; day < days; day += 1) {
    turnTo(world, day);
    for (const action of waiting.get(day) ?? []) action();
    each(day, later);
  }
}
