import type { Instant } from "../dates/instants";
import type { ClosedReason, CorrespondenceState } from "./states";

/** What a family may ask to end: one signature's letters, everybody's, or those and all else we hold. */
export type StopChoice = { what: "signature"; signature: string } | { what: "all" } | { what: "everything" };

/** Whether a writer of this signature is meant. */
export function isMeant(choice: StopChoice, signature: string): boolean {
  return choice.what !== "signature" || choice.signature === signature;
}

export type Stopped = {
  state: "closed";
  closedReason: "stopped";
  closedAt: Instant;
  seat: "none";
  weightMilli: 0;
  pausedUntil: null;
  dueAt: null;
};

/**
 * What stopping for good makes of a correspondence in any state; null when it was stopped before. One that was over
 * keeps the instant of its end: what is forgotten by then is forgotten no later. Source: security.md §12.
 */
export function stopForGood(
  c: { state: CorrespondenceState; closedReason: ClosedReason | null; closedAt: Instant | null },
  now: Instant,
): Stopped | null {
  if (c.state === "closed" && c.closedReason === "stopped") return null;
  return {
    state: "closed",
    closedReason: "stopped",
    closedAt: c.closedAt ?? now,
    seat: "none",
    weightMilli: 0,
    pausedUntil: null,
    dueAt: null,
  };
}
