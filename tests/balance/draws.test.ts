import { expect, test } from "vitest";
import { type Chance, chanceFrom } from "#db/factories/random";
import { eligible, type FilterPrisoner, type FilterVolunteer } from "~/domain/balance/filters";
import { pickThree } from "~/domain/balance/pick";
import { planCorrespondences } from "~/domain/balance/plan";
import { compareKeys, explainKey, ringEntry, type SuggestionKey } from "~/domain/balance/suggestion-key";

const DRAWS = Number(process.env.BALANCE_DRAWS ?? 50_000);
const TODAY = "2026-11-30";

type Person = FilterPrisoner & { key: SuggestionKey; target: number; fixedLoadMilli: number };
type Writer = FilterVolunteer & { id: string };

/**
 * Each draw is one pair that is suggested or planned. Beside it stands the filter read from the rule's text again, by
 * hand, so that a filter that lets all pass would be seen.
 */
test("no draw breaks a filter, and each suggestion is told by the key that ranked it", ({ task }) => {
  const chance = chanceFrom(7);
  const seen = { suggested: 0, planned: 0, violations: 0, explained: 0, confirmedBroken: 0 };
  while (seen.suggested + seen.planned < DRAWS) {
    const people = Array.from({ length: 30 }, (_, index) => drawPerson(chance, index));
    const writers = Array.from({ length: 40 }, (_, index) => drawWriter(chance, index));
    for (const writer of writers) suggest(writer, people, seen);
    plan(writers, people, seen);
  }
  expect(seen).toMatchObject({ violations: 0, confirmedBroken: 0, explained: seen.suggested });
  expect(Math.min(seen.suggested, seen.planned)).toBeGreaterThan(DRAWS / 10);
  Object.assign(task.meta, seen);
});

function suggest(writer: Writer, people: readonly Person[], seen: Record<string, number>): void {
  const picked = pickThree(writer, people, { date: TODAY, skip: 0 });
  const entry = ringEntry(writer.id, TODAY);
  const better = people.filter((each) => isAllowed(writer, each) && !picked.includes(each));
  for (const each of picked) {
    const isRanked = better.every((other) => compareKeys(each.key, other.key, entry) <= 0);
    count(seen, "suggested", 1);
    count(seen, "violations", isAllowed(writer, each) && isRanked ? 0 : 1);
    count(seen, "explained", saysItsKey(each.key) ? 1 : 0);
  }
}

function plan(writers: readonly Writer[], people: readonly Person[], seen: Record<string, number>): void {
  const open = people.filter(
    (each) => each.lettersAllowed && each.consentLetters !== "refused" && !each.minor && each.hasAddress,
  );
  const { assignments } = planCorrespondences({
    holdWeightMilli: 600,
    prisoners: open.map((each) => ({
      ...each,
      places: Math.max(0, each.cap - Math.max(each.seatsTaken, each.seatsProvisional)),
    })),
    volunteers: writers.map((each) => ({
      ...each,
      wants: Math.max(0, each.capacity - each.openCount),
      never: [...each.blockedPrisonerIds, ...each.writingToIds],
      holds: [],
      wishes: { languageMask: 0, channelMask: 0 },
    })),
  });
  for (const { volunteerId, prisonerId } of assignments) {
    const writer = writers.find(({ id }) => id === volunteerId) as Writer;
    const person = people.find(({ id }) => id === prisonerId) as Person;
    const isEligible = eligible(writer, person).ok && isAllowed(writer, person);
    count(seen, "planned", 1);
    count(seen, "violations", isEligible ? 0 : 1);
    count(seen, "confirmedBroken", writer.writingToIds.has(prisonerId) ? 1 : 0);
  }
}

function isAllowed(writer: Writer, person: Person): boolean {
  const isOpen =
    person.lettersAllowed && person.consentLetters !== "refused" && !person.minor && person.hasAddress;
  const meets =
    (writer.languageMask & person.languageMask) > 0 && (writer.channelMask & person.channelMask) > 0;
  const isNew = !writer.blockedPrisonerIds.has(person.id) && !writer.writingToIds.has(person.id);
  const hasPlace =
    person.seatsTaken < person.cap && (writer.trust === "known" || person.seatsProvisional < person.cap);
  return isOpen && meets && isNew && hasPlace && writer.openCount < writer.capacity;
}

/** The sentence's codes and numbers, worked out from the key by other words than the rule's own. */
function saysItsKey(key: SuggestionKey): boolean {
  const told = explainKey(key, { today: TODAY, channels: [] });
  const load =
    key.loadRank === 0
      ? "nobody-writes"
      : key.loadRank >= 1_000_000
        ? "enough-write"
        : "fewer-than-enough-write";
  const days =
    key.lastLetterOn === "" ? null : (Date.parse(TODAY) - Date.parse(key.lastLetterOn)) / 86_400_000;
  const silence =
    days === null
      ? told.silence.code === "never-written"
      : told.silence.code === "silent-days"
        ? told.silence.days === days && days < 62
        : told.silence.code === "silent-months" && told.silence.months === Math.floor(days / 30.44 + 0.05);
  const scarcity = key.eligibleVolunteers <= 20 ? key.eligibleVolunteers : undefined;
  return told.load.code === load && silence && told.scarcity?.volunteers === scarcity;
}

function drawPerson(chance: Chance, index: number): Person {
  const { below } = chance;
  const target = 1 + below(4);
  const fixedLoadMilli = below(5) * 600;
  return {
    id: `p${index}`,
    languageMask: 1 + below(7),
    channelMask: 1 + below(7),
    lettersAllowed: chance.happens(0.9),
    consentLetters: chance.pick(["given", "presumed", "refused"] as const),
    minor: chance.happens(0.05),
    hasAddress: chance.happens(0.9),
    seatsTaken: below(5),
    seatsProvisional: below(5),
    cap: 1 + below(6),
    target,
    fixedLoadMilli,
    key: {
      loadRank: Math.floor((fixedLoadMilli * 1000) / target),
      eligibleVolunteers: below(60),
      lastLetterOn: chance.happens(0.3)
        ? ""
        : new Date(Date.parse(TODAY) - below(50) * 86_400_000).toISOString().slice(0, 10),
      ring: below(2 ** 31),
    },
  };
}

function drawWriter(chance: Chance, index: number): Writer {
  const { below } = chance;
  const some = () => new Set(Array.from({ length: below(4) }, () => `p${below(30)}`));
  return {
    id: `v${index}-${below(1000)}`,
    trust: chance.happens(0.5) ? "new" : "known",
    languageMask: 1 + below(7),
    channelMask: 1 + below(7),
    capacity: below(5),
    openCount: below(3),
    blockedPrisonerIds: some(),
    writingToIds: some(),
  };
}

function count(seen: Record<string, number>, name: string, by: number): void {
  seen[name] = (seen[name] ?? 0) + by;
}
