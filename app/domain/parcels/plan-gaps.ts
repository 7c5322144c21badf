import type { DayNumber } from "../dates/day-numbers";
import type { PlanProblem } from "./plan-problem";

/** The least and the most weeks a gap between two food parcels may have. */
export interface GapBounds {
  least: number;
  most: number;
}

/** Bounds that leave nothing out. */
export const NO_GAP_LEFT_OUT: GapBounds = { least: 0, most: Number.POSITIVE_INFINITY };
const NEAR_WEEKS = 4;

/**
 * Bounds for the gaps of plans with the most food there can be. With n gaps that add up to S, one of g weeks makes the
 * squares at least g² + (S − g)² ÷ (n − 1): from a plan with a smaller sum follows what no gap of a better one can be.
 * Null where there are too few gaps to tell.
 */
export function evenGaps({ fixedFood, foodBefore, last }: PlanProblem, most: number) {
  const count = most + fixedFood.length + 1;
  if (count < 3) return null;
  const sum = weekOf(last) - weekOf(foodBefore);
  const mean = sum / count;
  const around = (reach: number): GapBounds => ({
    least: Math.max(0, Math.ceil(mean - reach)),
    most: Math.floor(mean + reach),
  });
  return {
    near: around(NEAR_WEEKS),
    within: (squares: number) => around(Math.sqrt((squares - sum * mean) * (1 - 1 / count)) + 1e-9),
  };
}

/** Calendar weeks between two days, squared; food that stands fixed between them parts the gap. */
export function gapsOf({ fixedFood }: Pick<PlanProblem, "fixedFood">) {
  const isParted = fixedFood.length > 0;
  return (from: DayNumber, to: DayNumber): number => {
    if (!isParted) return (weekOf(to) - weekOf(from)) ** 2;
    let [sum, at] = [0, from];
    for (const food of fixedFood) {
      if (food <= from || food >= to) continue;
      sum += (weekOf(food) - weekOf(at)) ** 2;
      at = food;
    }
    return sum + (weekOf(to) - weekOf(at)) ** 2;
  };
}

/** The number of the week a day is in, Monday to Sunday; 1970-01-01 was a Thursday. */
export function weekOf(day: DayNumber): number {
  return Math.floor((day + 3) / 7);
}
