import {
  type Correspondence,
  FADING_DAYS,
  FRESH_DAYS,
  holdEnd,
  type Seat,
  seatFor,
} from "../correspondence/states";
import { type DateISO, dayAfter, dayOf, type Instant, startOfDay } from "../dates/instants";

export type WeightAt = { weightMilli: number; dormant: boolean; changesOn: Instant | null };
export type Place = { seat: Seat; weightMilli: number; dueAt: Instant | null };
export type LoadBand = "nobody" | "one-or-two" | "three-or-more";
type Step = { from: Instant; weightMilli: number; dormant: boolean };

/** `p`, the share of holds that become letters, in thousandths, until enough holds were observed (balance.md). */
export const HOLD_WEIGHT_MILLI = 600;
const FULL_WEIGHT_MILLI = 1000;
export const DEFAULT_TARGET = 3;
/** The rank of a prisoner whose load equals the target. */
export const RANK_AT_TARGET = 1_000_000;
/** What an integer column of either engine holds. */
export const MAX_RANK = 2 ** 31 - 1;
const BEGINNING: Instant = "";

/**
 * What a correspondence weighs at `now`, in thousandths, and the next instant at which this answer changes (null:
 * never by time alone). A hold weighs p until it ends. An active one weighs 1 while its last letter is under 60 days
 * old (or under twice its rhythm), p for 60 days more, then 0: dormant. A paused one weighs p until the pause is
 * over (somebody is attached, but not writing), then ages by its last letter. A new account never weighs more than p.
 * Its p is kept with it and brought into 1…1000. Without a letter, the claim counts as one.
 * Source: balance.md, Load; security.md §12.
 */
export function weightAt(c: Correspondence, now: Instant): WeightAt {
  const steps = timeline(c, holdWeight(c.holdWeightMilli));
  const { weightMilli, dormant } = steps.findLast((step) => step.from <= now) ?? NOTHING;
  const next = steps.find(
    (step) => step.from > now && (step.weightMilli !== weightMilli || step.dormant !== dormant),
  );
  return { weightMilli, dormant, changesOn: next?.from ?? null };
}

/** What is stored with a correspondence after any change: its seat, its weight, and when to look again (null: never). */
export function placeAt(c: Correspondence, now: Instant): Place {
  const { weightMilli, changesOn } = weightAt(c, now);
  return { seat: seatFor(c.trust, weightMilli), weightMilli, dueAt: changesOn };
}

/** The measured p as a weight: whole thousandths, 1…1000, for an attached writer never weighs nothing. */
export function holdWeight(measuredMilli: number): number {
  return Math.min(FULL_WEIGHT_MILLI, Math.max(1, Math.round(measuredMilli)));
}

/**
 * Load against target as an integer that can be indexed: millionths of the target, below 2^31.
 * Throws RangeError when the target is under 1 or the load is negative.
 */
export function loadRank(loadMilli: number, target: number): number {
  if (!(target >= 1) || !(loadMilli >= 0)) throw new RangeError("load-rank");
  return Math.min(MAX_RANK, Math.floor((loadMilli * 1000) / target));
}

/** The band that may be shown, from the number of living writers (weight above 0). Never the count itself. */
export function loadBand(livingWriters: number): LoadBand {
  if (livingWriters <= 0) return "nobody";
  return livingWriters <= 2 ? "one-or-two" : "three-or-more";
}

/**
 * The load another campaign reports as a band, in thousandths: the middle of 1–2, and the least that 3+ can mean.
 * `none` is how a report stores "nobody".
 */
export function externalBandMilli(band: LoadBand | "none"): number {
  return { none: 0, nobody: 0, "one-or-two": 1500, "three-or-more": 3000 }[band];
}

/** How many writers hide a prisoner from suggestions, unless a coordinator sets another number. */
export function defaultCap(target: number): number {
  return 3 * target;
}

/** Days for which a letter keeps a correspondence at full weight. */
function freshDays(rhythmDays: number | null): number {
  return Math.max(FRESH_DAYS, 2 * (rhythmDays ?? 0));
}

const NOTHING: Step = { from: BEGINNING, weightMilli: 0, dormant: false };

/** The weights a correspondence goes through if nobody touches it, oldest first. */
function timeline(c: Correspondence, p: number): Step[] {
  const attached: Step = { from: BEGINNING, weightMilli: p, dormant: false };
  if (c.state === "closed") return [NOTHING];
  if (c.state === "held") {
    return [attached, { ...NOTHING, from: holdEnd(c) }];
  }
  const ageing = ageingFrom(c.lastLetterOn ?? dayOf(c.claimedAt), c, p);
  if (c.state === "active" || c.pausedUntil === null) return ageing;
  const pauseEnds = startOfDay(c.pausedUntil);
  const onReturn = ageing.findLast((step) => step.from <= pauseEnds) ?? NOTHING;
  return [attached, { ...onReturn, from: pauseEnds }, ...ageing.filter((step) => step.from > pauseEnds)];
}

function ageingFrom(letterOn: DateISO, c: Correspondence, p: number): Step[] {
  const fresh = freshDays(c.rhythmDays);
  const full = c.trust === "known" ? FULL_WEIGHT_MILLI : p;
  return [
    { from: BEGINNING, weightMilli: full, dormant: false },
    { from: startOfDay(dayAfter(letterOn, fresh)), weightMilli: p, dormant: false },
    { from: startOfDay(dayAfter(letterOn, fresh + FADING_DAYS)), weightMilli: 0, dormant: true },
  ];
}
