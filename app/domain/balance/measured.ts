import { EXTENSION_DAYS, HOLD_DAYS } from "../correspondence/states";
import { addDaysTo, type Instant } from "../dates/instants";
import { HOLD_WEIGHT_MILLI, holdWeight } from "./load";

/** Holds of so many days are looked at. */
const MEASURED_DAYS = 180;
/** A lesser change of `p` than this, in thousandths, moves no load by what anybody could notice. */
const WORTH_A_CHANGE = 20;
/** Below this many observed holds the share says too little. */
export const ENOUGH_HOLDS = 200;

export type Measured = {
  holds: number;
  active: number;
  /** The share of holds that became letters, in thousandths; null without any. */
  shareMilli: number | null;
  /** Where the true share lies in 95 of 100 such measurements, in thousandths. */
  fromMilli: number;
  untilMilli: number;
};

/**
 * The claims that are measured: those whose hold is over by now even if it was extended. Later ones would count those
 * who wrote at once and not yet those who never will.
 */
export function measuredSpan(now: Instant): { from: Instant; until: Instant } {
  const until = addDaysTo(now, -(HOLD_DAYS + EXTENSION_DAYS));
  return { from: addDaysTo(until, -MEASURED_DAYS), until };
}

/**
 * The share `p` of holds that become active correspondences, with its uncertainty: the score interval, which keeps
 * within 0…1 and holds for few observations too. Source: Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212; balance.md, Load.
 */
export function measureHolds(holds: number, active: number): Measured {
  if (holds === 0) {
    return { holds, active, shareMilli: null, fromMilli: 0, untilMilli: 1000 };
  }
  const share = active / holds;
  const spread = Z ** 2 / holds;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / holds + spread / (4 * holds));
  return {
    ...{ holds, active, shareMilli: Math.round(1000 * share) },
    fromMilli: Math.max(0, Math.round(1000 * (middle - half))),
    untilMilli: Math.min(1000, Math.round(1000 * (middle + half))),
  };
}

/**
 * The `p` to count with from now on, where it was `current` so far: the measured share once enough holds were observed,
 * if it differs by more than nobody would notice. A measurement of too few changes nothing that an earlier one found.
 */
export function nextHoldWeight(current: number, { holds, shareMilli }: Measured): number {
  if (holds < ENOUGH_HOLDS || shareMilli === null) return current;
  const next = holdWeight(shareMilli);
  return Math.abs(next - current) < WORTH_A_CHANGE ? current : next;
}

/**
 * The one `p` of a plan, whose lines get their channel only afterwards: the mean over the channels, by the holds that
 * were observed in each.
 */
export function overallHoldWeight(measured: readonly { weightMilli: number; holds: number }[]): number {
  const holds = measured.reduce((sum, each) => sum + each.holds, 0);
  if (holds === 0) return HOLD_WEIGHT_MILLI;
  return holdWeight(measured.reduce((sum, each) => sum + each.weightMilli * each.holds, 0) / holds);
}

/** The normal quantile of a 95 % interval. */
const Z = 1.959964;
