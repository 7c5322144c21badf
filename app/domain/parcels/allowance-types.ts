import type { DateISO } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import type { Conditions, FacilityKind, Regime } from "../facilities/kinds";
import type { Gender } from "../prisoners/names";
import type { Sanction } from "../prisoners/sanctions";
import type { Status } from "../prisoners/statuses";
import type { LedgerEntry, ParcelKind } from "./ledger";
import type { ParcelOverride } from "./overrides";
import type { CountryRules, RuleSource } from "./rules";

/** One stay of a prisoner with what of the place decides about parcels; oldest first in a list. */
export interface ParcelStay {
  facilityId: string | null;
  /** Null while the whereabouts are unknown. */
  kind: FacilityKind | null;
  regime: Regime | null;
  from: PartialDate;
  /** Unknown: it goes on. */
  until: PartialDate;
}

/** Somebody for whom a remand prison has no limit of weight. Minors follow from the birth date. */
export interface WeightExemption {
  reason: "pregnant" | "small-child" | "seriously-ill";
  from: DateISO | null;
  until: DateISO | null;
}

export interface ParcelPerson {
  gender: Gender;
  birth: PartialDate;
  status: Status;
  hasAddress: boolean;
  /** Days from the last confirmation of the address to `today`; null: nobody ever confirmed it. */
  daysSinceConfirmed: number | null;
  /** Only `given` permits parcels; null: nobody said anything. Source: domain.md §6. */
  consent: "given" | "presumed" | "refused" | null;
  isLifeSentence: boolean;
  /** Noted grades, oldest first; none: the one people arrive in. */
  conditions: readonly { conditions: Conditions; since: DateISO }[];
  exemptions: readonly WeightExemption[];
  /** Parcels a year that a medical opinion adds; 0: none. */
  medicalExtra: number;
}

/** All that decides whether a parcel may go to one prisoner. */
export interface ParcelFacts {
  rules: CountryRules;
  overrides: readonly ParcelOverride[];
  stays: readonly ParcelStay[];
  sanctions: readonly Sanction[];
  person: ParcelPerson;
  ledger: readonly LedgerEntry[];
  today: DateISO;
  /** Days a parcel takes to the place of now; null: the country's usual. */
  parcelDays: number | null;
}

/** `day`: when it would arrive or be handed in. `grams` null: not known yet. */
export interface ParcelQuestion {
  kind: ParcelKind;
  day: DateISO;
  grams: number | null;
  /** Default: so many days before as a parcel takes; a hand-delivery has no journey. */
  sentOn?: DateISO;
  /** Medicines under an opinion, books from a shop. */
  isOutsideCount?: boolean;
}

export const allowanceReasons = [
  /** yes */
  "within-limit",
  "no-limit",
  /** ask: the year by the one way and the interval by the other disagree. */
  "counts-disagree",
  /** ask: whether what came into remand counts in the colony, no law says. */
  "remand-counts",
  "regime-unknown",
  "date-unsure",
  "grams-unsure",
  "age-unsure",
  "quarantine",
  "hospital",
  "ask-facility",
  "no-rule",
  "override-note",
  /** no */
  "limit-reached",
  /** A slot that somebody holds on a later day would be lost. */
  "later-slot-lost",
  "month-full",
  "too-heavy",
  "shizo",
  "kartser",
  "pkt",
  "epkt",
  "detained",
  "house-arrest",
  "awaiting-transfer",
  "in-transit",
  "unknown",
  "released",
  "died",
  "no-address",
  "not-confirmed",
  "no-consent",
  "consent-refused",
] as const;
export type AllowanceReason = (typeof allowanceReasons)[number];

export type Answer = "yes" | "no" | "ask";

/** 0 for a yes, 1 for an ask, 2 for a no. */
export function strictness(answer: Answer): number {
  return answer === "yes" ? 0 : answer === "ask" ? 1 : 2;
}

/** The answer for a day. Source: parcels.md. */
export interface AllowanceAnswer {
  answer: Answer;
  reason: AllowanceReason;
  rule: RuleSource;
  /** The next days on which the answer is yes, the first run of them; null: none in the 400 days from the one asked. */
  nextYes: { from: DateISO; until: DateISO } | null;
  /** Slots gone and slots promised in the period that decides, this one not among them. */
  used: number;
  held: number;
  /** How many may come in that period; null where it is not a number that limits. */
  limit: number | null;
  /** What the month has left, where grams limit; null elsewhere. */
  gramsLeft: number | null;
}
