import type { DateISO } from "../dates/instants";

/** What the desk may change for many people at once. */
export const bulkKinds = ["confirmation", "target", "cap", "languages"] as const;
export type BulkKind = (typeof bulkKinds)[number];

export type BulkChange =
  /** Where they are held was confirmed today. */
  | { kind: "confirmation" }
  | { kind: "target"; target: number }
  /** Null: three times the target. */
  | { kind: "cap"; cap: number | null }
  /** Languages as a mask. */
  | { kind: "languages"; mask: number; how: "add" | "replace" };

/** People changed by one deed; more are done in parts, by narrowing the table down. */
export const BULK_MOST = 5_000;
export const TARGET_MOST = 50;
export const CAP_MOST = 200;

export interface BulkFacts {
  target: number;
  cap: number | null;
  languageMask: number;
  /** The stay that goes on. */
  stayId: number | null;
  facilityId: string | null;
  confirmedOn: DateISO | null;
  /** The facility's own address is not confirmed. */
  facilityOpen: boolean;
}

/** Why a person is left as they are; `meanwhile`: somebody else changed the same in that moment. */
export const bulkRefusals = [
  "same",
  "nowhere",
  "facility-open",
  "target-above-cap",
  "cap-below-target",
  "merged",
  "meanwhile",
] as const;
export type BulkRefusal = (typeof bulkRefusals)[number];

/** What a column holds, as it is kept for the way back: figures and days as text, empty for nothing. */
export type BulkVerdict = { ok: true; before: string; after: string } | { ok: false; reason: BulkRefusal };

/** What one deed does to one person. */
export function decideBulk(change: BulkChange, facts: BulkFacts, today: DateISO): BulkVerdict {
  const reason = refusal(change, facts);
  if (reason) return { ok: false, reason };
  const [before, after] = values(change, facts, today);
  return before === after ? { ok: false, reason: "same" } : { ok: true, before, after };
}

function refusal(change: BulkChange, facts: BulkFacts): BulkRefusal | null {
  switch (change.kind) {
    case "confirmation":
      if (facts.stayId === null || facts.facilityId === null) return "nowhere";
      return facts.facilityOpen ? "facility-open" : null;
    case "target":
      return facts.cap !== null && change.target > facts.cap ? "target-above-cap" : null;
    case "cap":
      return change.cap !== null && change.cap < facts.target ? "cap-below-target" : null;
    case "languages":
      return null;
  }
}

function values(change: BulkChange, facts: BulkFacts, today: DateISO): [before: string, after: string] {
  switch (change.kind) {
    case "confirmation":
      return [facts.confirmedOn ?? "", today];
    case "target":
      return [String(facts.target), String(change.target)];
    case "cap":
      return [String(facts.cap ?? ""), String(change.cap ?? "")];
    case "languages": {
      const added = change.how === "add" ? facts.languageMask : 0;
      return [String(facts.languageMask), String(added | change.mask)];
    }
  }
}
