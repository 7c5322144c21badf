import type { Instant } from "../dates/instants";
import { aloneSince, NOT_ALONE, type PastThread } from "./alone";
import { defaultCap, externalBandMilli, loadRank } from "./load";

export interface StoredLoadFacts {
  target: number;
  /** Null: three times the target. */
  cap: number | null;
  lettersAllowed: boolean;
  consentLetters: "given" | "presumed" | "refused" | null;
  minor: boolean;
  hasAddress: boolean;
  /** Weights and seats of this prisoner's correspondences, added up. */
  sums: {
    weightMilli: number;
    seatsTaken: number;
    seatsProvisional: number;
    writers: number;
    lastLetterOn: string;
  };
  /** When the record was made, and what was ever written to them; looked at only while nobody writes. */
  createdAt: Instant;
  past: readonly PastThread[];
  external: readonly { band: "none" | "one-or-two" | "three-or-more" }[];
}

/**
 * The stored load and ranking columns of one prisoner, made from everything they rest on (docs/balance.md).
 * `open` means that letters may be written at all, `suggestable` that a seat is left besides.
 */
export function storedLoad(facts: StoredLoadFacts) {
  const cap = facts.cap ?? defaultCap(facts.target);
  const externalMilli = facts.external.reduce((sum, each) => sum + externalBandMilli(each.band), 0);
  const loadMilli = facts.sums.weightMilli + externalMilli;
  const consents = facts.consentLetters === "given" || facts.consentLetters === "presumed";
  const open = facts.lettersAllowed && consents && !facts.minor && facts.hasAddress;
  return {
    ...sumsWithoutWeight(facts.sums),
    loadMilli,
    externalMilli,
    aloneSince: facts.sums.writers > 0 ? NOT_ALONE : aloneSince(facts.past, facts.createdAt),
    target: facts.target,
    loadRank: loadRank(loadMilli, facts.target),
    cap,
    open: open ? (1 as const) : (0 as const),
    suggestable: open && facts.sums.seatsTaken < cap ? (1 as const) : (0 as const),
  };
}

function sumsWithoutWeight({ seatsTaken, seatsProvisional, writers, lastLetterOn }: StoredLoadFacts["sums"]) {
  return { seatsTaken, seatsProvisional, writers, lastLetterOn };
}
