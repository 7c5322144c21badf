import type { ClimateZone, Conditions, FacilityKind, Regime } from "../facilities/kinds";
import type { Gender } from "../prisoners/names";
import type { SanctionKind } from "../prisoners/sanctions";
import type { ParcelKind } from "./ledger";

export type Confidence = "H" | "M" | "L";

/** Where a rule is from. H: read in the law or several sources agree, M: one good source, L: a guess to be confirmed. */
export interface RuleSource {
  /** The article as lawyers write it in Latin letters, or `practice`; the interface has the words. */
  article: string;
  confidence: Confidence;
  /** The month in which somebody looked, `YYYY-MM`. */
  verifiedOn: string;
}

/** Parcels and hand-deliveries share one count, packets have their own. */
export type CountedAs = "parcels" | "packets";

/**
 * How often something may arrive. `minIntervalDays` is a second way of counting beside the period, at least so many days
 * between two: a yes needs both, and where only one holds, one asks. Nothing carries over.
 */
export type CountLimit = {
  of: "count";
  count: number;
  period: "calendar-year" | "rolling-12-months";
  minIntervalDays: number | null;
  carryOver: false;
};

/** One in any six months; a plan relies on the count being one. */
export type SingleLimit = {
  of: "count";
  count: 1;
  period: "rolling-6-months";
  minIntervalDays: null;
  carryOver: false;
};

/** So many grams in all that arrive in one month. */
export type GramLimit = { of: "grams"; grams: number; period: "calendar-month"; carryOver: false };

export type Limit = CountLimit | SingleLimit | GramLimit | { of: "nothing" } | { of: "ask" } | { of: "zero" };

/** One row of the table of domain.md §2: whom it is about, and what may arrive. What is left out may be anything. */
export interface AllowanceRule {
  code: string;
  kinds: readonly FacilityKind[];
  regime?: Regime;
  conditions?: Conditions;
  gender?: Gender;
  isLifeSentence?: boolean;
  /** The minors, the ill, the pregnant and those with a small child. */
  isExempt?: boolean;
  parcels: Limit;
  packets: Limit;
  source: RuleSource;
}

/** Days of a season that comes every year, as `MM-DD`. */
export interface WarmSeason {
  from: string;
  until: string;
  /** The day by which a warm parcel should have arrived. */
  arriveBy: string;
  source: RuleSource;
}

/** Everything a country says about parcels; a second country is a second value of this type and no code. */
export interface CountryRules {
  /** ISO 3166-1, two small letters. */
  country: string;
  /** The first row that fits decides; a person of unknown regime is counted by every row that may fit. */
  allowances: readonly AllowanceRule[];
  sanctions: Readonly<Record<SanctionKind, { parcels: Limit; packets: Limit; source: RuleSource }>>;
  /** The most that one of a kind may weigh. */
  heaviest: Readonly<Record<ParcelKind, { grams: number; source: RuleSource }>>;
  /** Medical opinions add to the count of parcels. */
  medicalExtra: RuleSource;
  /** The grade somebody arrives in, until another is noted. */
  arrivalConditions: { usual: Conditions; lifeSentence: Conditions; source: RuleSource };
  /** Places where arrivals are kept apart for so many days at most; until then one asks. */
  quarantine: { days: number; kinds: readonly FacilityKind[]; source: RuleSource };
  /** Places held in before a sentence: whether what arrived there counts against a sentence's year, no law says. */
  remand: { kinds: readonly FacilityKind[]; source: RuleSource };
  /** What follows from status, address and consent. */
  custody: RuleSource;
  seasons: Readonly<Record<ClimateZone, WarmSeason>>;
  /** Days a parcel is on its way, until a facility's own are measured. */
  usualParcelDays: number;
}
