import { type DateISO, daysFromTo } from "../dates/instants";
import { RANK_AT_TARGET } from "./load";

/** Everything the ranking looks at, and nothing else. `lastLetterOn` is "" for never; `ring` lies in 0…2^31−1. */
export type SuggestionKey = {
  loadRank: number;
  eligibleVolunteers: number;
  lastLetterOn: string;
  ring: number;
};

export type Silence =
  | { code: "never-written" }
  | { code: "silent-months"; months: number }
  | { code: "silent-days"; days: number };

export type Explanation = {
  silence: Silence;
  load: { code: "nobody-writes" | "fewer-than-enough-write" | "enough-write" };
  scarcity: { code: "few-can-write"; volunteers: number } | null;
  /** Carried along for the sentence; not part of the ranking. */
  channels: readonly string[];
};

export type ExplanationContext = { today: DateISO; channels: readonly string[] };

export const RING_SIZE = 2 ** 31;
/** Up to this many possible writers, scarcity is worth saying. */
const FEW_VOLUNTEERS = 20;

/**
 * Who should be shown first: least load, then fewest possible writers, then longest silence (never written to
 * first), then the shortest way round the ring from `ringEntry`. Negative: `a` first; 0 only when all four are equal.
 * Source: balance.md, Suggesting.
 */
export function compareKeys(a: SuggestionKey, b: SuggestionKey, ringEntry: number): number {
  return (
    a.loadRank - b.loadRank ||
    a.eligibleVolunteers - b.eligibleVolunteers ||
    compareText(a.lastLetterOn, b.lastLetterOn) ||
    ringDistance(a.ring, ringEntry) - ringDistance(b.ring, ringEntry)
  );
}

/**
 * Why this prisoner is shown, as codes and numbers, read from the ranking key alone, so that it cannot disagree with
 * the ranking. Load is told against the target, not as a head count: the key holds weights, and three holds at 0.6
 * or a target other than 3 would make any number of people untrue.
 */
export function explainKey(key: SuggestionKey, context: ExplanationContext): Explanation {
  return {
    silence: silenceOf(key.lastLetterOn, context.today),
    load: { code: loadCode(key.loadRank) },
    scarcity:
      key.eligibleVolunteers <= FEW_VOLUNTEERS
        ? { code: "few-can-write", volunteers: key.eligibleVolunteers }
        : null,
    channels: context.channels,
  };
}

/**
 * Where a volunteer enters the tie ring on a day, 0…2^31−1: FNV-1a over 32 bits with murmur3's finaliser. FNV alone
 * spreads the last characters badly, and here a crowd differs in little else; the finaliser scatters them. It is no
 * secret and protects nothing: it only keeps a crowd arriving together from being shown the same three.
 */
export function ringEntry(personId: string, date: DateISO): number {
  let hash = 0x811c9dc5;
  for (const character of `${date}\n${personId}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (RING_SIZE - 1);
}

/** Steps forward from `entry` to `ring`, round the ring. */
export function ringDistance(ring: number, entry: number): number {
  return (ring - entry + RING_SIZE) % RING_SIZE;
}

function loadCode(rank: number): Explanation["load"]["code"] {
  if (rank === 0) return "nobody-writes";
  return rank < RANK_AT_TARGET ? "fewer-than-enough-write" : "enough-write";
}

/** Days up to two whole calendar months, months from there. A letter dated ahead (east of UTC) is 0 days ago. */
function silenceOf(lastLetterOn: string, today: DateISO): Silence {
  if (lastLetterOn === "") return { code: "never-written" };
  const months = wholeMonths(lastLetterOn, today);
  if (months >= 2) return { code: "silent-months", months };
  return { code: "silent-days", days: Math.max(0, daysFromTo(lastLetterOn, today)) };
}

function wholeMonths(from: DateISO, to: DateISO): number {
  const months = (date: DateISO) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return months(to) - months(from) - (to.slice(8) < from.slice(8) ? 1 : 0);
}

/** By code point, as both engines sort what is indexed. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
