import type { DayNumber } from "../dates/day-numbers";
import type { PlanProblem } from "./plan-problem";

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
