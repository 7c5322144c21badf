import { isOver, letterRuling } from "../prisoners/custody";
import { type Status, statuses } from "../prisoners/statuses";
import type { ClosedReason, CorrespondenceState } from "./states";

/** A volunteer waits for so many people at once at most. */
export const MOST_WAITED_FOR = 3;

/** So many wait for one prisoner at most: far more than ever find a place. */
export const MOST_IN_LINE = 30;

export interface LinePrisoner {
  status: Status;
  hasAddress: boolean;
  consentLetters: "given" | "presumed" | "refused" | null;
  minor: boolean;
  /** Letters may begin now. */
  isOpen: boolean;
}

/**
 * How it stands with the line before a prisoner. `open`: who waits may begin to write. `not-yet`: an address is known or
 * was, and letters pause for another reason. `over`: there is nothing to wait for, and who waited is shown nothing.
 */
export type LineStand = "waiting" | "open" | "not-yet" | "over";

/** Reads how it stands from what is known of the prisoner; nobody waits for a minor or against somebody's will. */
export function lineStand(prisoner: LinePrisoner): LineStand {
  const { status, consentLetters, minor, isOpen } = prisoner;
  const isRefused = consentLetters === null || consentLetters === "refused";
  if (isOver(status) || isRefused || minor) return "over";
  if (isOpen) return "open";
  return letterRuling(prisoner).rule === "wait" ? "waiting" : "not-yet";
}

/** Statuses in which volunteers wait: with an address known, and without one. */
export const waitingStatuses = {
  withAddress: statuses.filter((status) => letterRuling({ status, hasAddress: true }).rule === "wait"),
  withoutAddress: statuses.filter((status) => letterRuling({ status, hasAddress: false }).rule === "wait"),
};

export interface WaitFacts {
  stand: LineStand;
  /** This volunteer stands in line already. */
  waits: boolean;
  /** People this volunteer waits for, and volunteers who wait for this prisoner. */
  waitedFor: number;
  inLine: number;
  /** The latest correspondence of the two. */
  existing: { state: CorrespondenceState; closedReason: ClosedReason | null } | null;
  underReport: boolean;
  disabled: boolean;
  blocked: boolean;
  commonLanguage: boolean;
}

export type WaitRefusal =
  | { ok: false; reason: "not-found" | "already-yours" | "open" }
  | { ok: false; reason: "resting" | "no-common-language" | "not-now" }
  | { ok: false; reason: "too-many"; most: number }
  | { ok: false; reason: "line-full" };

export type WaitVerdict = { ok: true } | WaitRefusal;

/**
 * Whether a volunteer may stand in line for a prisoner without an address. `not-now` covers a block, a stop for good and
 * a disabled account, and is judged beside `line-full`: the interface says the same of both, so that nobody learns
 * from it that they are blocked. Whoever stands in line already goes on standing there.
 */
export function decideWait(facts: WaitFacts): WaitVerdict {
  const { stand, existing } = facts;
  if (existing !== null && existing.state !== "closed") return { ok: false, reason: "already-yours" };
  if (stand === "open") return { ok: false, reason: "open" };
  if (facts.waits && stand !== "over") return { ok: true };
  if (stand !== "waiting") return { ok: false, reason: "not-found" };
  if (facts.underReport) return { ok: false, reason: "resting" };
  if (!facts.commonLanguage) return { ok: false, reason: "no-common-language" };
  if (facts.waitedFor >= MOST_WAITED_FOR) return { ok: false, reason: "too-many", most: MOST_WAITED_FOR };
  if (facts.blocked || facts.disabled || existing?.closedReason === "stopped") {
    return { ok: false, reason: "not-now" };
  }
  return facts.inLine >= MOST_IN_LINE ? { ok: false, reason: "line-full" } : { ok: true };
}
