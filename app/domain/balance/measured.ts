import { HOLD_WEIGHT_MILLI } from "./load";

/** Holds of so many days back are looked at; one that still runs says nothing yet. */
export const MEASURED_DAYS = 180;
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
  /** The `p` that this would make: the assumed one until enough holds were observed. */
  holdWeightMilli: number;
};

/**
 * The share `p` of holds that become active correspondences, with its uncertainty: the score interval, which keeps
 * within 0…1 and holds for few observations too. Source: Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212; balance.md, Load.
 */
export function measureHolds(holds: number, active: number): Measured {
  if (holds === 0) {
    const unknown = { shareMilli: null, fromMilli: 0, untilMilli: 1000 };
    return { holds, active, ...unknown, holdWeightMilli: HOLD_WEIGHT_MILLI };
  }
  const share = active / holds;
  const spread = Z ** 2 / holds;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / holds + spread / (4 * holds));
  const shareMilli = Math.round(1000 * share);
  return {
    ...{ holds, active, shareMilli },
    fromMilli: Math.max(0, Math.round(1000 * (middle - half))),
    untilMilli: Math.min(1000, Math.round(1000 * (middle + half))),
    holdWeightMilli: holds >= ENOUGH_HOLDS ? shareMilli : HOLD_WEIGHT_MILLI,
  };
}

/** The normal quantile of a 95 % interval. */
const Z = 1.959964;
