import type { Row } from "#db/schema";
import { judgeOf } from "./course.server";
import type { ParcelCase } from "./facts.server";

/**
 * How heavy a parcel may be, where a list of `grams` is heavier than its kind or than what the month has left; null
 * where no weight speaks against it.
 */
export function overWeight(found: ParcelCase, row: Row<"parcel">, grams: number) {
  const { answer, reason, gramsLeft } = judgeOf(found, { ...row, weighedGrams: grams });
  if (answer !== "no") return null;
  if (reason === "too-heavy") return { grams, mostGrams: found.facts.rules.heaviest[row.kind].grams };
  return reason === "month-full" ? { grams, mostGrams: gramsLeft ?? 0 } : null;
}
