import type { DateISO } from "../dates/instants";
import type { AllowanceReason, ParcelFacts } from "./allowance-types";
import type { ParcelPurpose } from "./ledger";
import type { RuleSource } from "./rules";

/** Warm things wanted for one season: there by `by`, of no use after `until`. */
export interface WarmNeed {
  by: DateISO;
  until: DateISO;
}

export interface Celebration {
  occasion: "birthday" | "new-year";
  on: DateISO;
}

export interface PlanNeeds {
  /** Food every so many weeks; see DEFAULT_RHYTHM_WEEKS. */
  rhythmWeeks: number;
  /** One each; see `warmNeeds`. */
  warm: readonly WarmNeed[];
  /** See `celebrationsIn`. */
  celebrations: readonly Celebration[];
  /** What a planned parcel is taken to weigh, where grams limit. */
  grams: Readonly<Record<"warm" | "food" | "celebration", number>>;
}

/** Why an entry stands on its day. */
export type PlanReason =
  /** Sent, packed, or somebody else's: the plan leaves it where it is. */
  | "fixed"
  /** The family's own day, kept for it. */
  | "family-day"
  /** There before the cold. */
  | "before-the-cold"
  /** The cold has come: as early as it may. */
  | "late-for-the-cold"
  /** In time for a birthday or New Year. */
  | "birthday"
  | "new-year"
  /** The first day the rules allow. */
  | "first-allowed"
  /** As the rhythm falls. */
  | "rhythm";

export interface PlannedEntry {
  /** The entry of the ledger that stays or moves; null: a new one. */
  ledgerId: string | null;
  /** Where that entry stood, if it moves; null: it stays, or is new. */
  movedFrom: DateISO | null;
  purpose: ParcelPurpose;
  on: DateISO;
  sendBy: DateISO;
  grams: number | null;
  answer: "yes" | "ask";
  reason: PlanReason;
  /** Why one asks first; the allowance's reason where the answer is yes. */
  because: AllowanceReason;
  rule: RuleSource;
}

/** What a person must look at before the plan. */
export type PlanConflict =
  /** An entry that holds a slot and may not come, or only after asking. */
  | { of: "entry"; ledgerId: string; answer: "no" | "ask"; because: AllowanceReason }
  /** Warm things that no day serves, or only days after the cold came. */
  | { of: "warm"; by: DateISO; daysLate: number | null }
  /** Nothing may come at all, today and as far as one can see. */
  | { of: "blocked"; because: AllowanceReason; rule: RuleSource };

export interface ParcelPlan {
  /** By day. */
  entries: readonly PlannedEntry[];
  /** Entries people had planned that the plan gives up. */
  dropped: readonly string[];
  conflicts: readonly PlanConflict[];
}

export interface PlanRequest {
  /** What people already plan are the movable entries of this ledger. */
  facts: ParcelFacts;
  needs: PlanNeeds;
}
